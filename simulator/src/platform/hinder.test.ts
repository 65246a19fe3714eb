import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LookUpReply, parseJson, Problem, routes, SyncPage } from '@cs-inbox/protocol';
import { createChance } from '../chance.ts';
import { calm } from '../scenarios/calm.ts';
import { contentViolation } from '../scenarios/content-violation.ts';
import { cookieExpired401 } from '../scenarios/cookie-expired-401.ts';
import { cookieExpired403 } from '../scenarios/cookie-expired-403.ts';
import type { Rule, Scenario } from '../scenario/scenario.ts';
import { throttledStore } from '../scenarios/throttled-store.ts';
import { createWorld } from '../world/world.ts';
import { advance } from './advance.ts';
import type { PlatformCommand } from './platform-command.ts';
import { command } from './command.ts';
import { createPlatform } from './create-platform.ts';
import { ledger } from './ledger.ts';
import type { PlatformState } from './platform-state.ts';
import { step } from './step.ts';

const START = 1_790_000_000_000;
const SEED = 42;
const chance = createChance(SEED);
const world = createWorld(SEED, START);
const here = world.threads[0]!.conversation;
const elsewhere = world.threads[1]!.conversation;
assert.notEqual(here.storeId, elsewhere.storeId);

/** A platform that is talked to: each answer is of the state after all before it. */
function platform(scenario: Scenario) {
  let state: PlatformState = createPlatform({ seed: SEED, scenario, account: 'mei', startedAt: START, world });
  const ask = (method: string, path: string, atMs: number, body: string | null = null) => {
    const stepped = step(state, { method, path, body, headers: {} }, START + atMs, chance);
    state = stepped.state;
    assert.equal(stepped.answer.kind, 'reply');
    assert.ok(stepped.answer.kind === 'reply');
    return { ...stepped.answer, entry: stepped.entry, mutated: stepped.mutated };
  };
  return {
    ask,
    state: () => state,
    send: (key: string, atMs: number, { text = `text of ${key}`, to = here } = {}) =>
      ask('PUT', routes.send(to.id, key), atMs, JSON.stringify({ storeId: to.storeId, text })),
    sync: (cursor: string | null, atMs: number) => {
      const page = parseJson(SyncPage, ask('GET', routes.sync(cursor), atMs).body);
      assert.ok(page.ok);
      return page.value;
    },
    do: (wanted: PlatformCommand, atMs: number) => {
      const commanded = command(state, wanted, START + atMs, chance);
      assert.ok(commanded.ok, JSON.stringify(commanded));
      state = commanded.state;
    },
    keys: () => ledger(state).map(({ key }) => key),
  };
}

function problemOf({ body }: { readonly body: string }) {
  const parsed = parseJson(Problem, body);
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return parsed.value;
}

const ruled = (...rules: Rule[]): Scenario => ({ ...calm, traffic: { perMinute: 0 }, rules });

describe('a store that is throttled', () => {
  test('SIM-2.3 the 2nd message closes its store for 20 s, and both Retry-After and retryAt say until when', () => {
    const { send, keys } = platform(throttledStore);
    assert.equal(send('k1', 0).status, 201);
    const two = send('k2', 1_000);
    const { cause, retryable, committed, retryAt, code, key } = problemOf(two);
    assert.deepEqual([two.status, cause, problemOf(two).class, retryable, committed, code, key], [429, 'throttled', 'retryable', true, false, 'error_rate_limit', 'k2']);
    assert.equal(retryAt, START + 21_000);
    assert.equal(two.headers['retry-after'], '20');
    assert.deepEqual([two.entry.fault, two.entry.committed], ['store.throttle', false]);
    const three = send('k3', 11_500);
    assert.deepEqual([three.status, three.headers['retry-after'], problemOf(three).retryAt], [429, '10', START + 21_000]);
    assert.equal(send('k2', 20_999).headers['retry-after'], '1');
    assert.deepEqual(keys(), ['k1']);
    assert.equal(send('k2', 21_000).status, 201);
  });

  test('SIM-2.3 other stores are open meanwhile', () => {
    const { send } = platform(throttledStore);
    send('k1', 0);
    assert.equal(send('k2', 10).status, 429);
    assert.equal(send('k3', 20, { to: elsewhere }).status, 201);
    assert.equal(send('k4', 30).status, 429);
  });

  test('SIM-2.3 every second time nobody says for how long', () => {
    const { send } = platform(throttledStore);
    const refused: [number, string | undefined, number | null][] = [];
    for (let n = 1; n <= 13; n++) {
      const answer = send(`k${n}`, n * 30_000);
      if (answer.status === 201) continue;
      refused.push([n, answer.headers['retry-after'], problemOf(answer).retryAt]);
      assert.equal(send(`k${n}`, n * 30_000 + 19_999).status, 429);
      assert.equal(send(`k${n}`, n * 30_000 + 20_000).status, 201);
    }
    assert.deepEqual(refused, [[2, '20', START + 80_000], [7, undefined, null], [12, '20', START + 380_000]]);
  });

  test('SIM-1.1 a window ends by the time of the platform, in however many pieces it passes', () => {
    const { send, state } = platform(throttledStore);
    send('k1', 0);
    send('k2', 10);
    let pieces = state();
    for (let at = 20; at < 60_000; at += 777) pieces = advance(pieces, START + at, chance);
    assert.deepEqual(advance(pieces, START + 60_000, chance), advance(state(), START + 60_000, chance));
  });
});

describe('a login that ends', () => {
  const cases = [
    [cookieExpired401, 401, 'expired', 'error_auth'],
    [cookieExpired403, 403, 'requires-relogin', 'shop_access_expired'],
  ] as const;
  for (const [scenario, status, login, code] of cases) {
    test(`SIM-2.4 ${scenario.name}: with the 2nd message, and each is refused until somebody logs in`, () => {
      const { send, keys, ...rest } = platform(scenario);
      send('k1', 0);
      const two = send('k2', 10);
      const problem = problemOf(two);
      assert.deepEqual([two.status, problem.cause, problem.class, problem.retryable, problem.committed], [status, 'login', 'business', true, false]);
      assert.deepEqual([problem.code, problem.retryAt, two.entry.fault], [code, null, 'store.expire-login']);
      const later = send('k2', 3_600_000);
      assert.deepEqual([later.status, later.entry.committed], [status, false]);
      assert.equal(send('k3', 3_600_000, { to: elsewhere }).status, 201);
      rest.do({ do: 'log-in', storeId: here.storeId }, 3_600_000);
      assert.equal(send('k2', 3_600_001).status, 201);
      assert.deepEqual(keys(), ['k1', 'k3', 'k2']);
    });

    test(`SIM-2.4 ${scenario.name}: the next sync brings the store, also after somebody logged in`, () => {
      const { send, sync, ...rest } = platform(scenario);
      send('k1', 0);
      const before = sync(null, 5);
      assert.deepEqual(new Set(before.stores.map((store) => store.login)), new Set(['signed-in']));
      send('k2', 10);
      const ended = sync(before.cursor, 20);
      assert.deepEqual([ended.mode, ended.stores.map((store) => [store.id, store.login])], ['incremental', [[here.storeId, login]]]);
      send('k2', 30);
      assert.deepEqual(sync(ended.cursor, 40).stores, []);
      rest.do({ do: 'log-in', storeId: here.storeId }, 50);
      assert.deepEqual(sync(ended.cursor, 60).stores.map((store) => [store.id, store.login]), [[here.storeId, 'signed-in']]);
    });
  }

  test('SIM-2.7 each occasion bites once: the 2nd message and every 6th after it', () => {
    const { send, keys, ...rest } = platform(cookieExpired401);
    const refused: number[] = [];
    for (let n = 1; n <= 20; n++) {
      if (send(`k${n}`, n * 10).status === 201) continue;
      refused.push(n);
      rest.do({ do: 'log-in', storeId: here.storeId }, n * 10);
      assert.equal(send(`k${n}`, n * 10 + 1).status, 201);
    }
    assert.deepEqual(refused, [2, 8, 14, 20]);
    assert.equal(keys().length, 20);
  });
});

describe('words that are refused', () => {
  test('SIM-2.5 they are named as they stand in the text, each once', () => {
    const { send, keys } = platform(contentViolation);
    const answer = send('k1', 0, { text: 'Add me: LINE.me/x or WhatsApp, whatsapp!' });
    const { cause, retryable, committed, words, code } = problemOf(answer);
    assert.deepEqual([answer.status, cause, problemOf(answer).class, retryable, committed, code], [422, 'content', 'business', false, false, 'simulated_content_violation']);
    assert.deepEqual(words, ['LINE.me', 'WhatsApp']);
    assert.deepEqual([answer.entry.committed, answer.entry.fault], [false, 'content.refuse']);
    assert.equal(send('k2', 10, { text: 'See you online, me too' }).status, 201);
    assert.deepEqual(keys(), ['k2']);
  });

  test('SIM-2.5 letters that change their length in lower case move nothing, and a word is no pattern', () => {
    const { send } = platform(ruled({ do: 'content.refuse', words: ['a.b', '(c', 'line.me', 'line', '微信'] }));
    assert.deepEqual(problemOf(send('k1', 0, { text: 'İİİ A.B (C 微信 Line.Me' })).words, ['A.B', '(C', '微信', 'Line.Me']);
    assert.deepEqual(problemOf(send('k2', 10, { text: 'line.me, then' })).words, ['line.me']);
    assert.equal(send('k3', 20, { text: 'aXb c' }).status, 201);
  });

  test('SIM-2.8 words that a command forbids are refused beside those of the scenario, until it takes them back', () => {
    const { send, ...rest } = platform(contentViolation);
    rest.do({ do: 'refuse-words', words: ['signal'] }, 0);
    assert.deepEqual(problemOf(send('k1', 10, { text: 'On Signal' })).words, ['Signal']);
    assert.deepEqual(problemOf(send('k1', 15, { text: 'On WhatsApp' })).words, ['WhatsApp']);
    rest.do({ do: 'refuse-words', words: [] }, 20);
    assert.equal(send('k1', 30, { text: 'Signal' }).status, 201);
  });

  test('SIM-2.7 a message that one rule refuses is no occasion for those after it', () => {
    const rules: Rule[] = [
      { do: 'content.refuse', words: ['whatsapp'] },
      { do: 'store.expire-login', on: { send: { nth: 1 } }, status: 401 },
    ];
    const { send } = platform(ruled(...rules));
    assert.equal(send('k1', 0, { text: 'whatsapp' }).status, 422);
    assert.equal(send('k2', 10).status, 401);
  });
});

describe('a key that was accepted', () => {
  test('SIM-2.6 it is answered with its message, whatever stands against the store now', () => {
    const { send, ask, ...rest } = platform(ruled());
    const one = send('k1', 0, { text: 'my WhatsApp' });
    const throttle = { do: 'throttle', storeId: here.storeId, forMs: 60_000, retryAfter: true } as const;
    for (const wanted of [throttle, { do: 'expire-login', storeId: here.storeId, status: 403 }, { do: 'refuse-words', words: ['whatsapp'] }] as const) {
      rest.do(wanted, 10);
      const again = send('k1', 20, { text: 'my WhatsApp' });
      assert.deepEqual([again.status, again.body], [200, one.body]);
    }
    const found = parseJson(LookUpReply, ask('GET', routes.lookUp('k1'), 30).body);
    assert.ok(found.ok && found.value.message?.key === 'k1');
    assert.notEqual(send('k2', 40).status, 201);
  });

  test('SIM-2.6 after its window it is not refused either: nobody could say that nothing was committed', () => {
    const { send, ...rest } = platform({ ...ruled(), deduplicationWindow: '1s' });
    send('k1', 0);
    rest.do({ do: 'expire-login', storeId: here.storeId, status: 401 }, 10);
    assert.equal(send('k1', 2_000).status, 201);
    assert.equal(send('k2', 2_000).status, 401);
  });

  test('SIM-2.6 what is refused reaches no buyer, and a look-up finds nothing', () => {
    const { send, ask, keys } = platform(cookieExpired401);
    send('k1', 0);
    send('k2', 10);
    const found = parseJson(LookUpReply, ask('GET', routes.lookUp('k2'), 20).body);
    assert.ok(found.ok && found.value.message === null);
    assert.deepEqual(keys(), ['k1']);
  });

  test('SIM-1.1 what bites depends on the messages, not on their keys', () => {
    const play = (prefix: string) => {
      const { send } = platform(throttledStore);
      return Array.from({ length: 12 }, (_, n) => send(`${prefix}${n}`, n * 7_000, { text: `text ${n}` }).status);
    };
    assert.deepEqual(play('a'), play('another-'));
  });
});
