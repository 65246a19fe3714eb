import assert from 'node:assert/strict';
import test from 'node:test';
import { Capabilities } from './capabilities.ts';
import { parse } from './parse.ts';
import { ReadReply, ReadRequest } from './read.ts';

const capabilities = { protocol: 1, account: 'mei', deduplicationWindowMs: 86_400_000, lookUp: true, stream: 'sse', bulkRetry: true };

test('EMBED-2.1 what a backend can do is taken as it says it', () => {
  assert.deepEqual(parse(Capabilities, capabilities), { ok: true, value: capabilities });
});

test('EMBED-2.1 another version of the protocol is not guessed at', () => {
  for (const protocol of [0, 2, '1', undefined]) assert.equal(parse(Capabilities, { ...capabilities, protocol }).ok, false);
});

test('SEND-4.7 a backend must say whether it looks up and how long it remembers', () => {
  for (const field of ['lookUp', 'deduplicationWindowMs', 'account']) assert.equal(parse(Capabilities, { ...capabilities, [field]: undefined }).ok, false);
  for (const deduplicationWindowMs of [-1, 1.5, Infinity]) assert.equal(parse(Capabilities, { ...capabilities, deduplicationWindowMs }).ok, false);
  assert.equal(parse(Capabilities, { ...capabilities, deduplicationWindowMs: 0 }).ok, true);
});

test('EMBED-2.2 a way of streaming that we do not know reads as none', () => {
  for (const stream of ['websocket', undefined]) {
    const parsed = parse(Capabilities, { ...capabilities, stream });
    assert.equal(parsed.ok && parsed.value.stream, 'none');
  }
});

test('EMBED-2.11 a backend that does not say that it retries by itself does not', () => {
  for (const bulkRetry of [undefined, false]) {
    const parsed = parse(Capabilities, { ...capabilities, bulkRetry });
    assert.equal(parsed.ok && parsed.value.bulkRetry === true, false);
  }
  for (const bulkRetry of ['yes', 1, null]) assert.equal(parse(Capabilities, { ...capabilities, bulkRetry }).ok, false);
});

test('SEND-10.5 a backend may say how many sends it takes at once, from 1 to 32', () => {
  for (const sendsAtOnce of [1, 32]) assert.deepEqual(parse(Capabilities, { ...capabilities, sendsAtOnce }), { ok: true, value: { ...capabilities, sendsAtOnce } });
  for (const sendsAtOnce of [0, 33, 1.5, '4', null]) assert.equal(parse(Capabilities, { ...capabilities, sendsAtOnce }).ok, false);
});

test('INBOX-2.3 what was read is told by a position, and answered with the account', () => {
  assert.equal(parse(ReadRequest, { position: 0 }).ok, true);
  for (const position of [-1, 0.5, '1', undefined]) assert.equal(parse(ReadRequest, { position }).ok, false);
  assert.equal(parse(ReadReply, { account: 'mei' }).ok, true);
  assert.equal(parse(ReadReply, {}).ok, false);
});
