import assert from 'node:assert/strict';
import test from 'node:test';
import { parse } from './parse.ts';
import { LookUpReply, SendReply, SendRequest } from './send.ts';

const message = { id: 'm1', conversationId: 'c1', key: 'k1', direction: 'out', kind: 'text', text: 'hi', position: 3, at: 5, receipt: 'sent' };

test('SEND-1.5 a text of 1 to 20,000 characters can be asked for', () => {
  for (const text of ['x', 'x'.repeat(20_000)]) assert.equal(parse(SendRequest, { storeId: 's1', text }).ok, true);
  for (const text of ['', 'x'.repeat(20_001), null]) assert.equal(parse(SendRequest, { storeId: 's1', text }).ok, false);
});

test('EMBED-2.2 a send names its store', () => {
  for (const storeId of ['', undefined, 3]) assert.equal(parse(SendRequest, { storeId, text: 'x' }).ok, false);
});

test('SEND-4.2 the reply to a send has account, key and the whole message', () => {
  const reply = { account: 'mei', key: 'k1', message };
  assert.deepEqual(parse(SendReply, reply), { ok: true, value: reply });
  for (const field of ['account', 'key', 'message']) assert.equal(parse(SendReply, { ...reply, [field]: undefined }).ok, false, field);
  assert.equal(parse(SendReply, { ...reply, message: null }).ok, false);
  assert.equal(parse(SendReply, { ...reply, account: '' }).ok, false);
});

test('SEND-4.4 the reply to a look-up may say that the key was never accepted, but must say it', () => {
  assert.deepEqual(parse(LookUpReply, { account: 'mei', key: 'k1', message: null }), {
    ok: true,
    value: { account: 'mei', key: 'k1', message: null },
  });
  assert.equal(parse(LookUpReply, { account: 'mei', key: 'k1' }).ok, false);
  assert.equal(parse(LookUpReply, { account: 'mei', key: 'k1', message: {} }).ok, false);
});
