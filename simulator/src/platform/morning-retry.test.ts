import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseJson, routes, SyncPage } from '@cs-inbox/protocol';
import { itemsOf } from '../append-list.ts';
import { createChance } from '../chance.ts';
import type { Rule, Scenario } from '../scenario/scenario.ts';
import { createWorld } from '../world/world.ts';
import { advance, nextHappeningAt } from './advance.ts';
import { createPlatform } from './create-platform.ts';
import { morningAfter } from './morning-after.ts';
import type { PlatformState } from './platform-state.ts';
import { step } from './step.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** 10:00 in Malaysia. */
const START = Date.UTC(2026, 8, 14, 2);
/** The first 08:00 there. */
const EIGHT = START + 22 * HOUR_MS;
const chance = createChance(5);
const refuseFirst = (retryable: boolean): Rule => ({ do: 'platform.unknown-code', on: { send: { nth: 1 } }, code: 'E-1', retryable });

function playing(rules: readonly Rule[], more: Partial<Scenario> = { dailyRetry: true }) {
  const scenario: Scenario = { version: 1, name: 'mornings', title: 'Mornings.', rules, ...more };
  const world = createWorld(5, START, { conversations: 40 });
  let state: PlatformState = createPlatform({ seed: 5, scenario, account: 'mei', startedAt: START, world });
  const conversations = world.threads.flatMap(({ conversation }) => (conversation.storeId === 'shopee-my' ? [conversation.id] : []));
  const ask = (at: number, method: string, path: string, body: string | null = null) => {
    const stepped = step(state, { method, path, body, headers: {} }, at, chance);
    state = stepped.state;
    return stepped.answer.kind === 'reply' ? stepped.answer : null;
  };
  return {
    ask,
    /** @returns the status of its answer */
    send: (at: number, key: string, place = 0) =>
      ask(at, 'PUT', routes.send(conversations[place] ?? '', key), JSON.stringify({ storeId: 'shopee-my', text: `text of ${key}` }))?.status,
    /** What has reached buyers by then: key, time and the attempt that brought it. */
    arrived: (at: number) => {
      state = advance(state, at, chance);
      return itemsOf(state.ledger).map((entry) => [entry.key, entry.at, entry.attempt]);
    },
    nextAt: () => nextHappeningAt(state),
  };
}

function synced(reply: { readonly body: string } | null) {
  const page = parseJson(SyncPage, reply?.body ?? '');
  return page.ok ? page.value : null;
}

describe('a backend that sends refused messages again every morning', () => {
  test('SIM-4.6 does so at 08:00 of the market, by itself, and the next sync tells of it', () => {
    const { ask, send, arrived } = playing([refuseFirst(true)]);
    const cursor = synced(ask(START, 'GET', routes.sync(null)))?.cursor ?? null;
    assert.equal(send(START, 'k1'), 422);
    assert.deepEqual(arrived(EIGHT - 1), []);
    assert.deepEqual(arrived(EIGHT), [['k1', EIGHT, null]]);
    assert.deepEqual(arrived(EIGHT + 3 * DAY_MS), [['k1', EIGHT, null]]);
    assert.deepEqual(synced(ask(EIGHT + 3 * DAY_MS, 'GET', routes.sync(cursor)))?.messages.map(({ key }) => key), ['k1']);
  });

  test('SIM-4.6 its capabilities say so; where the scenario does not, nothing goes again', () => {
    const said = ({ ask }: ReturnType<typeof playing>): unknown => (JSON.parse(ask(START, 'GET', routes.capabilities())?.body ?? '{}') as { dailyRetry?: unknown }).dailyRetry;
    assert.equal(said(playing([])), true);
    const without = playing([refuseFirst(true)], {});
    assert.equal(said(without), undefined);
    assert.equal(without.send(START, 'k1'), 422);
    assert.deepEqual(without.arrived(EIGHT + 3 * DAY_MS), []);
    assert.equal(without.nextAt(), Infinity);
  });

  test('SIM-4.6 what is refused for good stays refused', () => {
    const unknown = playing([refuseFirst(false)]);
    assert.equal(unknown.send(START, 'k1'), 422);
    assert.deepEqual(unknown.arrived(EIGHT + DAY_MS), []);
    const words = playing([{ do: 'content.refuse', words: ['text'], on: { send: { nth: 1 } } }]);
    assert.equal(words.send(START, 'k1'), 422);
    assert.deepEqual(words.arrived(EIGHT + DAY_MS), []);
  });

  test('SIM-4.6 several of one conversation go in their order, and none that a later one has overtaken', () => {
    const inOrder = playing([{ do: 'platform.fail', at: '0s', for: '1h' }]);
    assert.deepEqual([inOrder.send(START, 'k1'), inOrder.send(START + 1, 'k2')], [503, 503]);
    assert.deepEqual(inOrder.arrived(EIGHT), [['k1', EIGHT, null], ['k2', EIGHT, null]]);
    const overtaken = playing([refuseFirst(true)]);
    assert.deepEqual([overtaken.send(START, 'k1'), overtaken.send(START + 1, 'k2')], [422, 201]);
    assert.deepEqual(overtaken.arrived(EIGHT + DAY_MS).map(([key]) => key), ['k2']);
    const elsewhere = playing([refuseFirst(true)]);
    assert.deepEqual([elsewhere.send(START, 'k1'), elsewhere.send(START + 1, 'k2', 1)], [422, 201]);
    assert.deepEqual(elsewhere.arrived(EIGHT).map(([key]) => key), ['k2', 'k1']);
  });

  test('SIM-4.6 what met a daily limit goes too', () => {
    const { send, arrived } = playing([{ do: 'store.daily-quota', on: { send: { nth: 1 } } }]);
    assert.equal(send(START, 'k1'), 429);
    assert.deepEqual(arrived(EIGHT), [['k1', EIGHT, null]]);
  });

  test('SIM-4.6 what is refused again holds up those behind it; after three mornings it is left alone', () => {
    const refuseOnce: Rule = { do: 'platform.unknown-code', on: { attempt: { nth: 1 } }, code: 'E-1', retryable: true };
    // The third one refuses the first message once more, on the first morning.
    const held = playing([refuseOnce, refuseOnce, refuseOnce]);
    assert.deepEqual([held.send(START, 'k1'), held.send(START + 1, 'k2')], [422, 422]);
    assert.deepEqual(held.arrived(EIGHT + DAY_MS), [['k1', EIGHT + DAY_MS, null], ['k2', EIGHT + DAY_MS, null]]);
    const until = (for_: '47h' | '71h') => playing([{ do: 'platform.fail', at: '0s', for: for_ }]);
    const third = until('47h');
    third.send(START, 'k1');
    third.send(START + 1, 'k2');
    assert.deepEqual(third.arrived(EIGHT + 3 * DAY_MS), [['k1', EIGHT + 2 * DAY_MS, null], ['k2', EIGHT + 2 * DAY_MS, null]]);
    const never = until('71h');
    never.send(START, 'k1');
    assert.deepEqual(never.arrived(EIGHT + 9 * DAY_MS), []);
  });

  test('SIM-4.6 in how many pieces the nights pass makes no difference', () => {
    const outcome = (pieces: number) => {
      const { send, arrived } = playing([{ do: 'platform.fail', at: '0s', for: '1h' }], { dailyRetry: true, traffic: { perMinute: 1 } });
      for (let n = 0; n < 6; n++) send(START + n, `k${n}`, n % 2);
      for (let n = 1; n < pieces; n++) arrived(START + (n * 2 * DAY_MS) / pieces);
      return arrived(START + 2 * DAY_MS);
    };
    assert.equal(outcome(1).length, 6);
    assert.deepEqual(outcome(97), outcome(1));
  });
});

test('SIM-4.6 08:00 is that of the market, and of UTC where its clocks are not known', () => {
  const at = (market: string, after: number) => new Date(morningAfter(market, after)).toISOString().slice(5, 16);
  assert.deepEqual(['MY', 'TH', 'BR', 'ZZ'].map((market) => at(market, START)), ['09-15T00:00', '09-15T01:00', '09-14T11:00', '09-14T08:00']);
  assert.deepEqual([at('MY', EIGHT - 1), at('MY', EIGHT)], ['09-15T00:00', '09-16T00:00']);
});
