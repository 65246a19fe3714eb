import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Reply } from '../../answer.ts';
import { html } from './html.ts';
import { lose } from './lose.ts';
import { malformed } from './malformed.ts';
import { noContent } from './no-content.ts';
import { status } from './status.ts';

const message = { id: 'm7', conversationId: 'c1', key: 'k7', text: 'It ships today.' };
const body = { account: 'mei', key: 'k7', message };
const reply: Reply = { kind: 'reply', status: 201, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), delayMs: 120 };
const going = { now: 1_000, closesAt: null, draw: () => 0.5, reply: null };
const coming = { ...going, reply };

describe('faults of the reply', () => {
  for (const one of [lose, status, noContent, html]) {
    test(`SIM-7.3 ${one.do} sits before or after the commit, as \`when\` says`, () => {
      assert.equal(one.phase({}), 'after-commit');
      assert.equal(one.phase({ when: 'after-commit' }), 'after-commit');
      assert.equal(one.phase({ when: 'before-commit' }), 'before-arrival');
    });
  }

  test('SIM-7.3 reply.lose resets the connection when the answer would have come', () => {
    assert.deepEqual(lose.apply({}, coming), { kind: 'broken', how: 'reset-before-headers', reply, delayMs: 120 });
    assert.deepEqual(lose.apply({ when: 'before-commit' }, going), { kind: 'broken', how: 'reset-before-headers', reply: null, delayMs: 0 });
  });

  const forms = [
    { settings: {}, status: 502, type: 'text/html; charset=utf-8', body: /^<!doctype html>/u },
    { settings: { status: 504, as: 'html' }, status: 504, type: 'text/html; charset=utf-8', body: /504/u },
    { settings: { status: 503, as: 'empty' }, status: 503, type: undefined, body: /^$/u },
    { settings: { status: 403, as: 'problem-of-others' }, status: 403, type: 'application/problem+json', body: /"status":403/u },
  ] as const;
  for (const form of forms) {
    test(`SIM-7.3 reply.status ${JSON.stringify(form.settings)} is an answer of something in front`, () => {
      const answer = status.apply(form.settings, coming);
      assert.ok(answer?.kind === 'reply');
      assert.equal(answer.status, form.status);
      assert.equal(answer.headers['content-type'], form.type);
      assert.match(answer.body, form.body);
      assert.doesNotMatch(answer.body, /account|committed|k7/u, 'it proves nothing');
      assert.equal(answer.delayMs, 120);
      const early = status.apply({ ...form.settings, when: 'before-commit' }, going);
      assert.equal(early?.kind, 'reply');
    });
  }

  test('SIM-7.3 reply.no-content and reply.html are whole answers that prove nothing', () => {
    assert.deepEqual(noContent.apply({}, coming), { kind: 'reply', status: 204, headers: {}, body: '', delayMs: 120 });
    const page = html.apply({}, coming);
    assert.ok(page?.kind === 'reply');
    assert.deepEqual([page.status, page.headers['content-type'], page.delayMs], [200, 'text/html; charset=utf-8', 120]);
    assert.match(page.body, /^<!doctype html>/u);
  });
});

describe('reply.malformed', () => {
  const spoilt = (settings: Parameters<typeof malformed.apply>[0], given: Reply = reply) => {
    const answer = malformed.apply(settings, { ...coming, reply: given });
    if (answer === null) return null;
    assert.ok(answer.kind === 'reply');
    assert.deepEqual({ ...answer, body: '' }, { ...given, body: '' }, 'all but the body stays');
    return answer.body;
  };
  const parsed = (text: string | null): unknown => JSON.parse(text ?? 'null');

  test('SIM-7.3 not-json, empty-object and truncated-json', () => {
    assert.throws(() => parsed(spoilt({})), SyntaxError);
    assert.equal(spoilt({ how: 'not-json' }), spoilt({}));
    assert.equal(spoilt({ how: 'empty-object' }), '{}');
    const cut = spoilt({ how: 'truncated-json' });
    assert.equal(cut, reply.body.slice(0, Math.floor(reply.body.length / 2)));
    assert.throws(() => parsed(cut), SyntaxError);
    assert.equal(spoilt({ how: 'truncated-json' }, { ...reply, body: '' }), null);
  });

  test('SIM-7.3 wrong-key, wrong-account and other-message change that member alone', () => {
    const key = parsed(spoilt({ how: 'wrong-key' })) as typeof body;
    assert.notEqual(key.key, 'k7');
    assert.deepEqual({ ...key, key: 'k7' }, body);
    const account = parsed(spoilt({ how: 'wrong-account' })) as typeof body;
    assert.notEqual(account.account, 'mei');
    assert.deepEqual({ ...account, account: 'mei' }, body);
    const other = parsed(spoilt({ how: 'other-message' })) as typeof body;
    assert.notEqual(other.message.id, 'm7');
    assert.notEqual(other.message.key, 'k7');
    assert.notEqual(other.message.text, message.text);
    assert.deepEqual({ ...other, message }, body);
  });

  const without = [
    { how: 'wrong-key', text: '{"account":"mei","key":null}' },
    { how: 'wrong-account', text: '{"code":0}' },
    { how: 'other-message', text: '{"account":"mei","key":"k7","message":null}' },
    { how: 'wrong-key', text: '[]' },
    { how: 'wrong-key', text: '<html>' },
  ] as const;
  for (const { how, text } of without) {
    test(`SIM-7.3 ${how} lets ${text} pass, which has no such member`, () => {
      assert.equal(spoilt({ how }, { ...reply, body: text }), null);
    });
  }

  test('SIM-7.3 an id that already looks like another one still becomes another one', () => {
    const once = parsed(spoilt({ how: 'wrong-key' })) as typeof body;
    const twice = parsed(spoilt({ how: 'wrong-key' }, { ...reply, body: JSON.stringify(once) })) as typeof body;
    assert.notEqual(twice.key, once.key);
  });
});
