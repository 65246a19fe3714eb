import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { sampleEntry } from '../../../../test/support/node/sample-entry.ts';
import { networkFailure } from '../failure/failure.ts';
import type { EntryDelivery, OutboxEntry } from './outbox-entry.ts';
import { fromRow, toRow } from './record.ts';

const entry = sampleEntry({
  delivery: 'unconfirmed',
  sendingSince: 5,
  windowSince: 5,
  attempts: [{ number: 1, trigger: 'first', departedAt: 5, endedAt: 6, outcome: 'unknown', code: 'rejected', by: '', reason: '', cause: null, requestId: '' }],
  attemptCount: 1,
  failure: networkFailure('rejected'),
  notBefore: 9,
});
/** What rows of former pages do not say yet, and what is taken for it. */
const unsaid: readonly (keyof OutboxEntry)[] = ['planned', 'stopped', 'newerAt', 'shuts', 'replaces', 'priorAttempts', 'hold', 'consentAt', 'answeredAt', 'automaticAttempts', 'dailyAt'];
const fields = Object.keys(entry) as (keyof OutboxEntry)[];

/** What is said of a row in which one thing was changed. */
function why(change: Record<string, unknown>): string {
  const read = fromRow({ ...toRow(entry), ...change });
  return read.ok ? 'taken' : read.why;
}

describe('a row that was written', () => {
  test('SEND-2.3 comes back as the entry that it was, through any copy', () => {
    assert.deepEqual(fromRow(structuredClone(toRow(entry))), { ok: true, entry });
    assert.deepEqual(fromRow(JSON.parse(JSON.stringify(toRow(entry)))), { ok: true, entry });
  });

  test('SEND-2.3 comes back whatever its delivery is', () => {
    const held: readonly EntryDelivery[] = ['queued', 'sending', 'unconfirmed', 'waiting', 'failed', 'discarded'];
    for (const delivery of held) assert.equal(why({ delivery }), 'taken');
  });

  test('SEND-2.3 comes back with a text of any characters', () => {
    for (const text of [' ', '\n', '😀ไทย', 'x'.repeat(20_000)]) {
      const read = fromRow(structuredClone(toRow({ ...entry, text })));
      assert.equal(read.ok && read.entry.text, text);
    }
  });
});

describe('a row that cannot be read', () => {
  for (const field of unsaid) {
    test(`SEND-2.7 is read where it is older than ${field}`, () => {
      const row: Record<string, unknown> = { ...toRow(entry) };
      delete row[field];
      assert.deepEqual(fromRow(row), { ok: true, entry });
    });
  }

  test('SEND-2.7 is read where it is older than the count of what never left, which its attempts say', () => {
    const { unreached: _, ...row } = toRow({ ...entry, attempts: entry.attempts.map((attempt) => ({ ...attempt, outcome: 'unreached' })) });
    const read = fromRow(row);
    assert.equal(read.ok && read.entry.unreached, entry.attempts.length);
  });

  for (const field of fields.filter((name) => !unsaid.includes(name) && name !== 'unreached')) {
    test(`SEND-2.7 is set aside where ${field} is missing, and says so`, () => {
      const row: Record<string, unknown> = { ...toRow(entry) };
      delete row[field];
      assert.deepEqual(fromRow(row), { ok: false, why: `field ${field} does not fit` });
    });

    test(`SEND-2.7 is set aside where ${field} is of another type, and says so`, () => {
      for (const value of [field === 'stopped' ? 1 : true, Symbol.iterator, { a: 1 }, undefined]) assert.equal(why({ [field]: value }), `field ${field} does not fit`);
    });
  }

  test('SEND-2.7 is set aside where a number is none that can be', () => {
    for (const field of ['seq', 'createdAt', 'attemptCount', 'unreached', 'lookUpsFailed', 'sendingSince', 'windowSince', 'notBefore']) {
      for (const value of [-1, 0.5, NaN, Infinity, '5']) assert.equal(why({ [field]: value }), `field ${field} does not fit`);
    }
    assert.equal(why({ afterPosition: -1 }), 'taken');
    assert.equal(why({ afterPosition: 0.5 }), 'field afterPosition does not fit');
  });

  test('SEND-2.7 is set aside where the key, the conversation, the store or the text is empty', () => {
    for (const field of ['key', 'conversationId', 'storeId', 'text']) assert.equal(why({ [field]: '' }), `field ${field} does not fit`);
  });

  test('SEND-2.3 comes back where its buyer has no name', () => {
    assert.equal(why({ buyerName: '' }), 'taken');
  });

  test('SEND-2.7 is set aside where its delivery is none of an outbox', () => {
    for (const delivery of ['sent', 'delivered', 'read', 'blocked', 'toString', '', null]) assert.equal(why({ delivery }), 'field delivery does not fit');
  });

  test('SEND-2.7 is set aside where an attempt or the failure does not fit', () => {
    for (const attempts of [{}, [null], [{ number: 1 }], [...entry.attempts, 'x']]) assert.equal(why({ attempts }), 'field attempts does not fit');
    for (const failure of ['network', [], { cause: 'network' }, { cause: 'network', code: 1, words: [] }]) assert.equal(why({ failure }), 'field failure does not fit');
  });

  test('SEND-2.7 is set aside where a newer version wrote it, and says which', () => {
    assert.equal(why({ v: 2 }), 'version 2, this page reads up to 1');
  });

  test('SEND-2.7 is set aside where it has no version', () => {
    for (const v of [undefined, null, '1']) assert.equal(why({ v }), 'no version');
  });

  test('SEND-2.7 is set aside where it is no object', () => {
    for (const row of [null, undefined, 'row', 7, true, [], [toRow(entry)]]) assert.deepEqual(fromRow(row), { ok: false, why: 'not an object' });
  });
});
