import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import type { Message } from '@cs-inbox/protocol';
import { sampleEntry } from '../../../../test/support/node/sample-entry.ts';
import { mergedTimeline } from '../../../../test/support/node/merged-timeline.ts';
import { sampleMessage } from '../../../../test/support/node/sample-message.ts';
import type { OutboxEntry } from '../outbox/outbox-entry.ts';

const blocked = (change: Partial<Message> = {}) => sampleMessage({ id: 'm1', key: 'k1', position: 1, receipt: 'blocked', note: 'contains a phone number', ...change });
const later = (change: Partial<Message> = {}) => sampleMessage({ id: 'm2', position: 2, at: 1_780_000_000_077, ...change });
const retryOf = (messages: readonly Message[], entries: readonly OutboxEntry[] = []) => mergedTimeline(messages, entries)[0]?.retry;

describe('a message that was blocked after it had been taken', () => {
  test('SEND-9.1 says so, with what the platform says of it', () => {
    const [bubble] = mergedTimeline([blocked()], []);
    assert.deepEqual([bubble?.delivery, bubble?.failure?.cause, bubble?.failure?.detail], ['blocked', 'content', 'contains a phone number']);
    const [plain] = mergedTimeline([sampleMessage({ receipt: 'blocked' })], []);
    assert.equal(plain?.failure?.detail, '');
  });

  test('SEND-9.1 is not drawn again while it says the same', () => {
    const before = mergedTimeline([blocked()], []);
    assert.equal(mergedTimeline([structuredClone(blocked())], [], before), before);
    assert.notEqual(mergedTimeline([blocked({ note: 'other' })], [], before), before);
  });

  test('SEND-9.2 may go as a new one while it is the last of that contact', () => {
    assert.deepEqual(retryOf([blocked()]), { verdict: 'may', at: null });
    assert.deepEqual(retryOf([blocked(), later({ direction: 'in' })]), { verdict: 'may', at: null });
    assert.deepEqual(retryOf([blocked(), later({ receipt: 'blocked' })]), { verdict: 'may', at: null });
    assert.deepEqual(retryOf([blocked()], [sampleEntry({ delivery: 'failed' })]), { verdict: 'may', at: null });
  });

  test('SEND-9.2 never after a later one has reached the contact, whoever sent it', () => {
    assert.deepEqual(retryOf([blocked(), later()]), { verdict: 'never', why: 'newer', newerAt: 1_780_000_000_077 });
  });

  test('SEND-9.2 not while another of the conversation has still to go, or may have gone', () => {
    for (const delivery of ['queued', 'waiting', 'sending', 'unconfirmed'] as const) {
      assert.deepEqual(retryOf([blocked()], [sampleEntry({ key: 'k2', delivery })]), { verdict: 'waits', for: 'answer' });
    }
  });

  test('SEND-9.2 is nobody else’s to send again: it has a key, and a text', () => {
    for (const change of [{ key: null }, { kind: 'image' }, { receipt: 'read' }] as const) assert.equal(retryOf([blocked(change)]), null);
    assert.equal(retryOf([blocked({ direction: 'in', key: null })]), null);
  });
});
