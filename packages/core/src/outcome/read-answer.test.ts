import assert from 'node:assert/strict';
import test from 'node:test';
import { parseJson, ReadReply } from '@cs-inbox/protocol';
import type { HttpAnswer } from './http-answer.ts';
import { readAnswer } from './read-answer.ts';

const good = { type: 'answered', status: 200, mediaType: 'application/json', body: '{"account":"mei"}' } as const;
const read = (answer: HttpAnswer, account: string | null = 'mei') => readAnswer(answer, account, (body) => parseJson(ReadReply, body));

test('EMBED-2.2 an answer that fits is taken, and what it does not know of is passed over', () => {
  assert.deepEqual(read(good), { ok: true, value: { account: 'mei' } });
  assert.deepEqual(read({ ...good, body: '{"account":"mei","news":1}' }), { ok: true, value: { account: 'mei' } });
});

const others: readonly (readonly [what: string, answer: HttpAnswer, why: string])[] = [
  ['none at all', { type: 'broken', why: 'rejected' }, 'rejected'],
  ['to a question that was never put', { type: 'not-called', why: 'host-settings' }, 'host-settings'],
  ['of another status', { ...good, status: 201 }, 'http-201'],
  ['that says that it is gone', { ...good, status: 410, mediaType: 'application/problem+json' }, 'http-410'],
  ['of another media type', { ...good, mediaType: 'text/html' }, 'not-json'],
  ['that is cut', { ...good, body: '{"account":"mei"' }, 'malformed-reply'],
  ['without an account', { ...good, body: '{}' }, 'malformed-reply'],
  ['for another account', { ...good, body: '{"account":"kim"}' }, 'other-account'],
];
for (const [what, answer, why] of others) {
  test(`EMBED-2.2 an answer ${what} is ${why}`, () => assert.deepEqual(read(answer), { ok: false, why }));
}

test('EMBED-2.2 where the host names no account an answer for any is taken', () => {
  assert.equal(read({ ...good, body: '{"account":"kim"}' }, null).ok, true);
});
