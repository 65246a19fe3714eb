import assert from 'node:assert/strict';
import test from 'node:test';
import { Capabilities, HistoryPage, LookUpReply, parseJson, Problem, routes, SendReply, SyncPage, type Parsed } from '@cs-inbox/protocol';
import { createChance } from '../chance.ts';
import { calm } from '../scenarios/calm.ts';
import { lostReply } from '../scenarios/lost-reply.ts';
import { networkDrop } from '../scenarios/network-drop.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { createWorld } from '../world/world.ts';
import { advance } from './advance.ts';
import type { Answer } from '../answer.ts';
import { createPlatform } from './create-platform.ts';
import { ledger } from './ledger.ts';
import type { PlatformState } from './platform-state.ts';
import { step } from './step.ts';

const START = 1_790_000_000_000;
const SEED = 42;
const chance = createChance(SEED);
const world = createWorld(SEED, START);
const quiet: Scenario = { ...calm, traffic: { perMinute: 0 } };

function platform(scenario: Scenario = quiet, syncPageSize = 200): PlatformState {
  return createPlatform({ seed: SEED, scenario, account: 'mei', startedAt: START, world, syncPageSize });
}

function ask(state: PlatformState, method: string, path: string, now: number, body: unknown = null) {
  const text = typeof body === 'string' || body === null ? body : JSON.stringify(body);
  return step(state, { method, path, body: text, headers: {} }, now, chance);
}

function bodyOf(answer: Answer): string {
  assert.equal(answer.kind, 'reply');
  return answer.kind === 'reply' ? answer.body : '';
}

function statusOf(answer: Answer): number | string {
  if (answer.kind === 'broken') return answer.how;
  return answer.kind === 'reply' ? answer.status : answer.kind;
}

function problemOf(answer: Answer) {
  const parsed = parseJson(Problem, bodyOf(answer));
  assert.ok(parsed.ok, JSON.stringify(parsed));
  assert.equal(answer.kind === 'reply' ? answer.headers['content-type'] : '', 'application/problem+json');
  assert.equal((JSON.parse(bodyOf(answer)) as { account: string }).account, 'mei');
  return parsed.value;
}

function sent(answer: Answer) {
  const parsed = parseJson(SendReply, bodyOf(answer));
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return parsed.value;
}

function page(answer: Answer) {
  const parsed = parseJson(SyncPage, bodyOf(answer));
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return parsed.value;
}

const first = world.threads[0]?.conversation;
assert.ok(first);
const hello = { storeId: first.storeId, text: 'Hello' };
const put = (state: PlatformState, key: string, now: number, body: unknown = hello) => ask(state, 'PUT', routes.send(first.id, key), now, body);

test('SIM-1.4 capabilities speak the protocol and echo the account', () => {
  const { answer } = ask(platform(), 'GET', routes.capabilities(), START);
  const parsed = parseJson(Capabilities, bodyOf(answer));
  assert.ok(parsed.ok);
  const { testConversation, ...value } = parsed.value;
  assert.deepEqual(value, { protocol: 1, account: 'mei', deduplicationWindowMs: 86_400_000, lookUp: true, stream: 'none', bulkRetry: false });
  assert.equal(testConversation, platform().threads.list.at(-1)?.conversation.id);
});

test('SIM-1.4 the first arrival of a key is 201, a later one 200 with the same message', () => {
  const one = put(platform(), 'k1', START + 10);
  assert.equal(statusOf(one.answer), 201);
  const two = put(one.state, 'k1', START + 20);
  assert.equal(statusOf(two.answer), 200);
  assert.deepEqual(sent(two.answer), sent(one.answer));
  assert.equal(sent(one.answer).message.key, 'k1');
  assert.equal(ledger(two.state).length, 1);
  assert.ok(one.entry.committed && !two.entry.committed);
});

test('SIM-1.4 another text under a known key is refused', () => {
  const one = put(platform(), 'k1', START + 10);
  const two = put(one.state, 'k1', START + 20, { ...hello, text: 'Goodbye' });
  assert.equal(statusOf(two.answer), 422);
  const { code, cause, class: kind, committed } = problemOf(two.answer);
  assert.deepEqual({ code, cause, kind, committed }, { code: 'key-reused', cause: 'unknown', kind: 'permanent', committed: false });
  assert.equal(ledger(two.state).length, 1);
});

test('SIM-1.4 after the deduplication window a key makes another message; look-up still finds one', () => {
  const state = platform({ ...quiet, deduplicationWindow: '1s' });
  const one = put(state, 'k1', START);
  const two = put(one.state, 'k1', START + 999);
  assert.equal(statusOf(two.answer), 200);
  const found = parseJson(LookUpReply, bodyOf(ask(two.state, 'GET', routes.lookUp('k1'), START + 5_000).answer));
  assert.ok(found.ok && found.value.message?.key === 'k1');
  const three = put(two.state, 'k1', START + 1_000);
  assert.equal(statusOf(three.answer), 201);
  assert.equal(ledger(three.state).length, 2);
});

test('SIM-1.5 what is wrong with a request is said, and nothing is committed', () => {
  const state = platform();
  const other = world.stores.find(({ id }) => id !== first.storeId);
  assert.ok(other);
  const long = 'x'.repeat(5_000);
  const cases = [
    [put(state, 'k', START, '{'), 400, 'unknown', /not JSON/u],
    [put(state, 'k', START, null), 400, 'unknown', /empty body/u],
    [put(state, 'k', START, { storeId: 'x', text: '' }), 400, 'unknown', /text/u],
    [ask(state, 'PUT', routes.send('nobody', 'k'), START, hello), 404, 'recipient', /nobody/u],
    [put(state, 'k', START, { ...hello, text: long }), 422, 'content', /5000 characters/u],
    [put(state, 'k', START, { ...hello, storeId: other.id }), 422, 'config', /belongs to store/u],
    [ask(state, 'GET', 'nowhere/at/all', START), 404, 'config', /nowhere\/at\/all/u],
    [ask(state, 'GET', '%E0%A4%A', START), 400, 'config', /percent-encoded/u],
    [ask(state, 'DELETE', routes.capabilities(), START), 405, 'config', /GET, not DELETE/u],
    [ask(state, 'GET', `${routes.history(first.id, null, 5)}&before=x`, START), 400, 'config', /before=x/u],
  ] as const;
  for (const [{ answer, state: after }, status, cause, detail] of cases) {
    const problem = problemOf(answer);
    assert.equal(statusOf(answer), status);
    assert.equal(problem.cause, cause);
    assert.equal(problem.committed, false);
    assert.match(problem.detail, detail);
    assert.deepEqual([ledger(after), after.log], [[], state.log]);
  }
});

test('SIM-4.1 the ledger says what the buyer received, in order', () => {
  const one = put(platform(), 'k1', START + 10);
  const two = put(one.state, 'k2', START + 20, { ...hello, text: 'Again' });
  const entries = ledger(two.state);
  assert.deepEqual(entries.map(({ key, text, arrival, attempt }) => [key, text, arrival, attempt]), [['k1', 'Hello', 1, 1], ['k2', 'Again', 2, 2]]);
  const [a, b] = entries;
  assert.ok(a && b && b.position === a.position + 1);
});

test('SIM-1.6 without a cursor, with garbage and with one of another epoch everything is sent', () => {
  const state = platform();
  const foreign = page(ask(createPlatform({ seed: 1, scenario: quiet, account: 'mei', startedAt: START, world }), 'GET', 'sync', START).answer);
  for (const cursor of [null, 'garbage', '0..x', foreign.cursor]) {
    const full = page(ask(state, 'GET', routes.sync(cursor), START).answer);
    assert.equal(full.mode, 'full');
    assert.equal(full.conversations.length, 40);
    assert.equal(full.stores.length, 9);
    assert.equal(full.hasMore, false);
  }
});

test('SIM-1.6 with a cursor only what changed is sent, receipts too', () => {
  const full = page(ask(platform(), 'GET', 'sync', START).answer);
  const one = put(platform(), 'k1', START + 10);
  const inc = page(ask(one.state, 'GET', routes.sync(full.cursor), START + 20).answer);
  assert.equal(inc.mode, 'incremental');
  assert.deepEqual(inc.conversations.map(({ id }) => id), [first.id]);
  assert.deepEqual(inc.messages.map(({ key, receipt }) => [key, receipt]), [['k1', 'sent']]);
  const later = page(ask(one.state, 'GET', routes.sync(inc.cursor), START + 4_000).answer);
  assert.deepEqual(later.messages.map(({ key, receipt }) => [key, receipt]), [['k1', 'delivered']]);
  assert.equal(later.conversations[0]?.lastMessage?.receipt, 'delivered');
  const nothing = page(ask(one.state, 'GET', routes.sync(later.cursor), START + 4_000).answer);
  assert.deepEqual([nothing.conversations, nothing.messages, nothing.cursor], [[], [], later.cursor]);
});

test('SIM-1.6 pages follow each other while there is more, and miss nothing that comes in between', () => {
  let state = platform(quiet, 15);
  const ids: string[] = [];
  let cursor: string | null = null;
  let pages = 0;
  for (let more = true; more; pages++) {
    const next = page(ask(state, 'GET', routes.sync(cursor), START).answer);
    if (pages === 0) state = put(state, 'k1', START).state;
    ids.push(...next.conversations.map(({ id }) => id));
    assert.equal(next.mode, 'full');
    cursor = next.cursor;
    more = next.hasMore;
  }
  assert.equal(pages, 3);
  assert.equal(new Set(ids).size, 40);
  const inc = page(ask(state, 'GET', routes.sync(cursor), START).answer);
  assert.deepEqual([inc.mode, inc.messages.map(({ key }) => key)], ['incremental', ['k1']]);
});

test('SIM-1.6 a cursor older than the log is answered in full', () => {
  const full = page(ask(platform(), 'GET', 'sync', START).answer);
  let state = platform();
  for (let n = 0; n < 2_100; n++) state = put(state, `k${n}`, START).state;
  assert.equal(page(ask(state, 'GET', routes.sync(full.cursor), START).answer).mode, 'full');
});

test('SIM-1.6 history goes back page by page', () => {
  const thread = world.threads.find(({ messages }) => messages.length > 8);
  assert.ok(thread);
  const seen: number[] = [];
  let before: number | null = null;
  for (let more = true; more; ) {
    const parsed: Parsed<HistoryPage> = parseJson(HistoryPage, bodyOf(ask(platform(), 'GET', routes.history(thread.conversation.id, before, 3), START).answer));
    assert.ok(parsed.ok);
    const positions: number[] = parsed.value.messages.map(({ position }) => position);
    assert.ok(positions.length <= 3);
    seen.unshift(...positions);
    before = positions[0] ?? null;
    more = parsed.value.hasMore;
  }
  assert.deepEqual(seen, thread.messages.map(({ position }) => position));
});

test('SIM-1.6 what is read is read up to its position', () => {
  const thread = world.threads.find(({ conversation }) => conversation.unread > 0);
  assert.ok(thread);
  const { id, lastMessage } = thread.conversation;
  const read = ask(platform(), 'PUT', routes.read(id), START, { position: lastMessage?.position });
  assert.equal(statusOf(read.answer), 200);
  assert.equal(read.state.threads.get(id)?.conversation.unread, 0);
  const again = ask(read.state, 'PUT', routes.read(id), START, { position: lastMessage?.position });
  assert.equal(again.mutated, false);
});

test('SIM-1.1 in how many pieces time passes makes no difference', () => {
  const busy = put(platform({ ...calm, traffic: { perMinute: 60 } }), 'k1', START + 10).state;
  const once = advance(busy, START + 300_000, chance);
  let pieces = busy;
  for (let at = START + 10; at < START + 300_000; at += 777) pieces = advance(pieces, at, chance);
  pieces = advance(pieces, START + 300_000, chance);
  assert.deepEqual(pieces, once);
  assert.ok(once.traffic.written > 200 && once.traffic.written < 400, `${once.traffic.written} written`);
  assert.equal(once.threads.get(first.id)?.messages.toArray().find(({ key }) => key === 'k1')?.receipt, 'delivered');
});

test('SIM-1.3 buyers stop writing half an hour after the last change', () => {
  const state = advance(platform(calm), START + 24 * 3_600_000, chance);
  assert.ok(state.traffic.written < 30 * calm.traffic.perMinute * 1.3, `${state.traffic.written} written`);
});

test('SIM-1.1 the same seed and the same requests give the same platform and the same answers', () => {
  const run = () => {
    let state = createPlatform({ seed: 9, scenario: lostReply, account: 'mei', startedAt: START });
    const answers: Answer[] = [];
    const all = state.threads.list.map(({ conversation }) => conversation);
    for (let n = 0; n < 30; n++) {
      const stepped = step(state, { method: 'PUT', path: routes.send(all[n % 5]?.id ?? '', `k${n}`), body: JSON.stringify({ storeId: all[n % 5]?.storeId, text: `t${n}` }), headers: {} }, START + n * 900, createChance(9));
      state = stepped.state;
      answers.push(stepped.answer);
    }
    return { state, answers };
  };
  const one = run();
  assert.deepEqual(run(), one);
  assert.equal(ledger(one.state).length, 30);
});

test('SIM-1.7 an older platform stays as it was: what is asked of it again is answered as the first time', () => {
  const states = [platform()];
  for (let n = 0; n < 40; n++) states.push(put(states[n] ?? platform(), `k${n}`, START + n * 1_000).state);
  for (const n of [0, 1, 20, 39]) {
    const old = states[n] ?? platform();
    const next = put(old, `k${n}`, START + n * 1_000);
    assert.deepEqual(ledger(old).map(({ key }) => key), Array.from({ length: n }, (_, one) => `k${one}`));
    assert.deepEqual([statusOf(next.answer), next.state.keys.get(`k${n + 1}`), ledger(next.state).length], [201, undefined, n + 1]);
    const other = put(old, 'other', START + n * 1_000).state;
    assert.deepEqual([other.keys.get(`k${n}`), next.state.keys.get('other')], [undefined, undefined]);
  }
  const newest = states.at(-1) ?? platform();
  assert.deepEqual(Array.from({ length: 40 }, (_, n) => newest.keys.get(`k${n}`)?.taken?.position), ledger(newest).map(({ position }) => position));
});

test('SIM-2.2 a reply that is lost after the commit commits once; the retry and the look-up find it', () => {
  const one = put(platform(lostReply), 'k1', START);
  const two = put(one.state, 'k2', START + 10);
  assert.equal(statusOf(two.answer), 'reset-before-headers');
  assert.deepEqual([two.entry.fault, two.entry.status, two.entry.committed], ['reply.lose', 201, true]);
  const found = parseJson(LookUpReply, bodyOf(ask(two.state, 'GET', routes.lookUp('k2'), START + 20).answer));
  assert.ok(found.ok && found.value.message?.key === 'k2');
  const retry = put(two.state, 'k2', START + 30);
  assert.equal(statusOf(retry.answer), 200);
  assert.deepEqual(ledger(retry.state).map(({ key }) => key), ['k1', 'k2']);
});

test('SIM-2.2 then the reply to every 4th is lost', () => {
  let state = platform(lostReply);
  const lost: number[] = [];
  for (let n = 1; n <= 12; n++) {
    const stepped = put(state, `k${n}`, START + n);
    state = stepped.state;
    if (stepped.answer.kind === 'broken') lost.push(n);
  }
  assert.deepEqual(lost, [2, 6, 10]);
});

test('SIM-2.1 while the network is gone requests are refused and commit nothing', () => {
  const before = put(platform(networkDrop), 'k0', START);
  const gone = put(before.state, 'k1', START + 6_000);
  assert.deepEqual(gone.answer, { kind: 'broken', how: 'refuse', reply: null, delayMs: 0 });
  assert.deepEqual([gone.entry.status, gone.entry.fault, gone.entry.committed], [null, 'network.offline', false]);
  assert.equal(ledger(gone.state).length, 1);
  assert.equal(statusOf(put(gone.state, 'k1', START + 16_000).answer), 201);
  assert.equal(statusOf(put(gone.state, 'k1', START + 36_000).answer), 'refuse');
});

test('SIM-2.1 a reply that is on its way when the network goes is lost', () => {
  const stepped = put(platform(networkDrop), 'k1', START + 5_999);
  assert.deepEqual([statusOf(stepped.answer), stepped.answer.delayMs], ['reset-before-headers', 1]);
  assert.equal(ledger(stepped.state).length, 1);
});
