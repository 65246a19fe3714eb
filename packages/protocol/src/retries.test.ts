import assert from 'node:assert/strict';
import test from 'node:test';
import { parse } from './parse.ts';
import { RetriesReply, RetriesRequest } from './retries.ts';

const message = { id: 'm1', conversationId: 'c1', key: 'k1', direction: 'out', kind: 'text', text: 'hi', position: 3, at: 5, receipt: 'sent' };
const problem = { account: 'mei', key: 'k2', cause: 'throttled', class: 'retryable', retryable: true, committed: false };
const accepted = { outcome: 'accepted', key: 'k1', message };
const refused = { outcome: 'refused', key: 'k2', problem };
const keys = Array.from({ length: 1_000 }, (_, i) => `k${i}`);
const why = (parsed: ReturnType<typeof parse>): string => (parsed.ok ? 'taken' : parsed.why);

test('EMBED-2.11 from 1 to 1,000 messages can be asked for at once, in their order', () => {
  for (const some of [['k2', 'k1'], keys]) assert.deepEqual(parse(RetriesRequest, { keys: some }), { ok: true, value: { keys: some } });
  for (const some of [[], [...keys, 'one more'], undefined, 'k1', [''], ['k1', null]]) assert.equal(parse(RetriesRequest, { keys: some }).ok, false);
});

test('EMBED-2.11 a reason of at most 500 characters may be given', () => {
  for (const reason of ['', 'x'.repeat(500)]) assert.deepEqual(parse(RetriesRequest, { keys: ['k1'], reason }), { ok: true, value: { keys: ['k1'], reason } });
  for (const reason of ['x'.repeat(501), null, 4]) assert.match(why(parse(RetriesRequest, { keys: ['k1'], reason })), /^reason: /u);
});

test('EMBED-2.11 each message is answered by itself: accepted, with the message, or refused, with the problem', () => {
  const parsed = parse(RetriesReply, { account: 'mei', items: [refused, accepted] });
  assert.ok(parsed.ok);
  const [first, second] = parsed.value.items;
  assert.deepEqual([first?.outcome, first?.key, first?.outcome === 'refused' && first.problem.cause], ['refused', 'k2', 'throttled']);
  assert.deepEqual(second, accepted);
});

test('EMBED-2.11 an answer may leave messages out, but not the list of them', () => {
  assert.deepEqual(parse(RetriesReply, { account: 'mei', items: [] }), { ok: true, value: { account: 'mei', items: [] } });
  for (const reply of [{ account: 'mei' }, { items: [] }, { account: '', items: [] }]) assert.equal(parse(RetriesReply, reply).ok, false);
});

test('EMBED-2.11 one item that does not fit refuses the whole answer, and is named', () => {
  const wrong = {
    'items.1.outcome': { ...accepted, outcome: 'maybe' },
    'items.1.message': { outcome: 'accepted', key: 'k1' },
    'items.1.problem': { outcome: 'refused', key: 'k1' },
    'items.1.problem.committed': { ...refused, problem: { ...problem, committed: undefined } },
    'items.1.key': { ...accepted, key: undefined },
  };
  for (const [path, item] of Object.entries(wrong)) {
    const said = why(parse(RetriesReply, { account: 'mei', items: [accepted, item] }));
    assert.ok(said.startsWith(`${path}: `), `${path} is not in ${said}`);
  }
});

test('EMBED-2.5 an answer holds at most 1,000 items', () => {
  const items = keys.map((key) => ({ ...accepted, key }));
  assert.equal(parse(RetriesReply, { account: 'mei', items }).ok, true);
  assert.equal(parse(RetriesReply, { account: 'mei', items: [...items, refused] }).ok, false);
});
