import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseJson, RetriesReply, routes, type Store, SyncPage } from '@cs-inbox/protocol';
import { createChance } from '../chance.ts';
import type { Rule, Scenario } from '../scenario/scenario.ts';
import { createWorld } from '../world/world.ts';
import { command } from './command.ts';
import { createPlatform } from './create-platform.ts';
import type { PlatformCommand } from './platform-command.ts';
import type { PlatformState } from './platform-state.ts';
import { step } from './step.ts';

const START = 1_790_000_000_000;
const HOUR_MS = 3_600_000;
const chance = createChance(5);

interface Play {
  readonly more?: Partial<Scenario>;
  readonly conversations?: number;
}

/** A platform with some rules, that is talked to. Times in ms after its start. */
function playing(rules: readonly Rule[], { more = {}, conversations = 40 }: Play = {}) {
  const scenario: Scenario = { version: 1, name: 'in-play', title: 'Rules in play.', rules, ...more };
  const world = createWorld(5, START, { ...scenario.world, conversations });
  let state: PlatformState = createPlatform({ seed: 5, scenario, account: 'mei', startedAt: START, world });
  const ask = (atMs: number, method: string, path: string, body: unknown = null, headers: Record<string, string> = {}) => {
    const stepped = step(state, { method, path, body: body === null ? null : JSON.stringify(body), headers }, START + atMs, chance);
    state = stepped.state;
    const { answer } = stepped;
    return { ...stepped, status: answer.kind === 'reply' ? answer.status : answer.kind === 'broken' ? answer.how : answer.kind, body: answer.kind === 'reply' ? answer.body : '' };
  };
  const inStore = (id: string) => world.threads.find(({ conversation }) => conversation.storeId === id)!.conversation;
  return {
    ask,
    send: (atMs: number, key: string, storeId = 'shopee-my') => ask(atMs, 'PUT', routes.send(inStore(storeId).id, key), { storeId, text: `text of ${key}` }),
    do: (atMs: number, wanted: PlatformCommand) => {
      const done = command(state, wanted, START + atMs, chance);
      assert.ok(done.ok, JSON.stringify(done));
      state = done.state;
    },
    loginOf: (id: string): Store['login'] | undefined => state.stores.find((store) => store.id === id)?.login,
  };
}

test('SIM-8.38 who only looks changes nothing, whichever operator it is', () => {
  const { ask } = playing([]);
  for (const path of [routes.capabilities(), routes.sync(null)]) {
    assert.equal(ask(10, 'GET', path, null, { 'x-cs-operator': 'lin' }).mutated, false, path);
    assert.equal(ask(20, 'GET', path).mutated, false, path);
  }
});

test('SIM-2.4 a login that is gone stays gone, whatever its life would have brought', () => {
  const { do: act, loginOf, ask } = playing([], { more: { platforms: { shopee: { tokenLife: '4h' } } } });
  act(0, { do: 'expire-login', storeId: 'shopee-my', status: 401 });
  act(0, { do: 'expire-login', storeId: 'shopee-sg', status: 403 });
  for (let at = 1; at <= 10; at++) {
    ask(at * HOUR_MS, 'GET', routes.sync(null));
    assert.deepEqual([loginOf('shopee-my'), loginOf('shopee-sg')], ['expired', 'requires-relogin'], `${at} h`);
  }
  act(11 * HOUR_MS, { do: 'log-in', storeId: 'shopee-my' });
  assert.equal(loginOf('shopee-my'), 'signed-in');
});

test('SIM-2.4 stores that share a login lose it and get it back together, and lose it once', () => {
  const { send, do: act, loginOf } = playing([{ do: 'store.expire-login', at: '0s', where: { platform: 'tiktok-shop' } }]);
  const both = () => [loginOf('tiktok-shop-vn'), loginOf('tiktok-shop-ph')];
  assert.equal(send(10, 'k1', 'tiktok-shop-vn').status, 401);
  assert.deepEqual(both(), ['expired', 'expired']);
  act(20, { do: 'log-in', storeId: 'tiktok-shop-ph' });
  assert.deepEqual(both(), ['signed-in', 'signed-in']);
  assert.equal(send(30, 'k2', 'tiktok-shop-ph').status, 201);
  assert.equal(send(40, 'k1', 'tiktok-shop-vn').status, 201);
});

test('SIM-7.8 an endless first sync begins again and again with the first conversation', () => {
  const { ask } = playing([{ do: 'sync.endless' }], { conversations: 450 });
  const page = (path: string) => {
    const parsed = parseJson(SyncPage, ask(10, 'GET', path).body);
    assert.ok(parsed.ok);
    return parsed.value;
  };
  const first = page(routes.sync(null));
  const second = page(routes.sync(first.cursor));
  assert.deepEqual([second.mode, second.hasMore, second.conversations.map(({ id }) => id)], ['full', true, first.conversations.map(({ id }) => id)]);
});

test('SIM-7.6 a buyer is barred as long as the rule says', () => {
  const { send } = playing([{ do: 'recipient.refuse', at: '0s', for: '5s' }]);
  assert.equal(send(1_000, 'k1').status, 422);
  assert.equal(send(4_999, 'k1').status, 422);
  assert.equal(send(5_000, 'k1').status, 201);
});

test('SIM-7.2 a network that goes on an occasion, or by a rule that is added, ends with its time', () => {
  const added = playing([]);
  added.do(1_000, { do: 'add-rule', rule: { do: 'network.offline', for: '10s' } });
  assert.deepEqual([1_000, 10_999, 11_000].map((at) => added.ask(at, 'GET', routes.sync(null)).status), ['refuse', 'refuse', 200]);
});

test('SIM-6.14 of messages that go again each bulk retry draws anew', () => {
  const { ask, send } = playing([{ do: 'platform.fail', probability: 0.5 }], { more: { bulkRetry: true } });
  const refused = Array.from({ length: 12 }, (_, n) => `k${n}`).filter((key, n) => send(n * 10, key).status === 503);
  assert.ok(refused.length > 2);
  const left = new Set(refused);
  for (let round = 1; round <= 12 && left.size > 0; round++) {
    const parsed = parseJson(RetriesReply, ask(1_000 * round, 'POST', routes.retries(), { keys: [...left] }).body);
    assert.ok(parsed.ok);
    for (const { key, outcome } of parsed.value.items) if (outcome === 'accepted') left.delete(key);
  }
  assert.equal(left.size, 0);
});

test('SIM-6.15 a message that one rule stops on its way comes to the rules after it when it comes again', () => {
  const { send } = playing([
    { do: 'network.offline', at: '0s', for: '1s' },
    { do: 'reply.lose', when: 'before-commit', on: { send: { nth: 1 } } },
  ]);
  assert.deepEqual([send(10, 'k1').status, send(2_000, 'k1').status, send(3_000, 'k1').status, send(4_000, 'k2').status], ['refuse', 'reset-before-headers', 201, 201]);
});

test('SIM-2.8 the id of a rule that is added is its own, whatever ids the story has', () => {
  const { ask, do: act } = playing([{ do: 'nothing', id: 'added-1' }]);
  act(10, { do: 'add-rule', rule: { do: 'network.offline' } });
  assert.equal(ask(20, 'GET', routes.sync(null)).entry.rule, 'added-2');
});
