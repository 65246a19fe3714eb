import assert from 'node:assert/strict';
import test from 'node:test';
import { createChance } from '../chance.ts';
import { calm } from '../scenarios/calm.ts';
import { createWorld } from '../world/world.ts';
import { command } from './command.ts';
import { createPlatform } from './create-platform.ts';
import type { PlatformCommand } from './platform-command.ts';
import type { PlatformState } from './platform-state.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { step } from './step.ts';
import { viewOf } from './platform-view.ts';

const START = 1_790_000_000_000;
const chance = createChance(1);
const world = createWorld(1, START);
const platform = createPlatform({ seed: 1, scenario: calm, account: 'mei', startedAt: START, world });
const storeId = 'shopee-my';

function done(state: PlatformState, wanted: PlatformCommand, atMs = 0) {
  const commanded = command(state, wanted, START + atMs, chance);
  assert.ok(commanded.ok, JSON.stringify(commanded));
  return commanded;
}

const storeIn = (state: PlatformState, atMs = 0) => viewOf(state, START + atMs).stores.find(({ id }) => id === storeId);

test('SIM-2.8 a command throttles a store for its time, and opens it again', () => {
  const { state } = done(platform, { do: 'throttle', storeId, forMs: 20_000, retryAfter: false }, 1_000);
  assert.equal(storeIn(state, 20_999)?.throttledUntil, START + 21_000);
  assert.equal(storeIn(state, 21_000)?.throttledUntil, null);
  const opened = done(state, { do: 'throttle', storeId, forMs: 0, retryAfter: false }, 2_000);
  assert.equal(storeIn(opened.state, 2_000)?.throttledUntil, null);
});

test('SIM-2.8 a command ends a login, and logs in; what is so already changes nothing', () => {
  const expired = done(platform, { do: 'expire-login', storeId, status: 401 });
  assert.equal(storeIn(expired.state)?.login, 'expired');
  const revoked = done(expired.state, { do: 'expire-login', storeId, status: 403 });
  assert.equal(storeIn(revoked.state)?.login, 'requires-relogin');
  const back = done(revoked.state, { do: 'log-in', storeId });
  assert.equal(storeIn(back.state)?.login, 'signed-in');
  assert.equal(back.mutated, true);
  const again = done(back.state, { do: 'log-in', storeId });
  assert.equal(again.mutated, false);
  assert.equal(again.state, back.state);
});

test('SIM-2.8 a command forbids words in all stores, and takes it back', () => {
  const { state } = done(platform, { do: 'refuse-words', words: ['line.me'] });
  assert.deepEqual(viewOf(state, START).refusedWords, ['line.me']);
  assert.equal(done(state, { do: 'refuse-words', words: ['line.me'] }).mutated, false);
  assert.deepEqual(viewOf(done(state, { do: 'refuse-words', words: [] }).state, START).refusedWords, []);
});

test('SIM-2.8 a rule is added to a story that runs, bites from then on, and is taken back by its id', () => {
  const story: Scenario = { ...calm, rules: [{ do: 'network.slow', by: '10ms' }, { do: 'content.refuse', words: ['whatsapp'] }] };
  const before = createPlatform({ seed: 1, scenario: story, account: 'mei', startedAt: START, world });
  const added = done(before, { do: 'add-rule', rule: { do: 'network.offline', at: '5s', for: '10s' } }, 60_000);
  assert.equal(added.id, 'added-1');
  const ask = (state: PlatformState, atMs: number) => step(state, { method: 'GET', path: 'sync', body: null, headers: {} }, START + atMs, chance).answer.kind;
  assert.deepEqual([62_000, 65_000, 74_999, 75_000].map((at) => ask(added.state, at)), ['reply', 'broken', 'broken', 'reply']);
  assert.deepEqual(viewOf(added.state, START).rules.map(({ id, added: one }) => [id, one]), [['network.slow-1', false], ['content.refuse-2', false], ['added-1', true]]);
  const second = done(added.state, { do: 'add-rule', rule: { do: 'nothing', id: 'mine' } }, 60_000);
  assert.equal(second.id, 'mine');
  const removed = done(second.state, { do: 'remove-rule', id: 'added-1' }, 61_000);
  assert.equal(ask(removed.state, 66_000), 'reply');
  assert.deepEqual(viewOf(done(removed.state, { do: 'remove-rule', id: null }, 62_000).state, START).rules.length, 2);
});

test('SIM-2.8 a rule that does not fit the story is told with its place, and one that nobody added cannot be removed', () => {
  const wrong = command(platform, { do: 'add-rule', rule: { do: 'store.throttle', where: { store: 'shopee-mars' } } as never }, START, chance);
  assert.ok(!wrong.ok);
  assert.equal(wrong.problems?.[0]?.path, 'rule.where.store');
  const unknown = command(platform, { do: 'add-rule', rule: { do: 'store.throtle' } as never }, START, chance);
  assert.ok(!unknown.ok);
  assert.deepEqual([unknown.problems?.[0]?.path, unknown.problems?.[0]?.suggestion], ['rule.do', 'store.throttle']);
  const nobody = command(platform, { do: 'remove-rule', id: 'nobody' }, START, chance);
  assert.match(nobody.ok ? '' : nobody.why, /No rule "nobody" was added\. None was\./u);
});

test('SIM-2.8 what is impossible gets a sentence that names it, and nothing is thrown', () => {
  const cases: readonly (readonly [unknown, RegExp])[] = [
    [null, /do is undefined; it must be one of throttle, expire-login, log-in, refuse-words, add-rule, remove-rule\./u],
    ['log-in', /do is undefined/u],
    [{ do: 'toString' }, /do is "toString"/u],
    [{ do: 'log-in' }, /storeId is undefined/u],
    [{ do: 'log-in', storeId: 'nobody' }, /no store "nobody"\. Known: shopee-my, /u],
    [{ do: 'throttle', storeId, forMs: -1, retryAfter: true }, /forMs is -1; it must be a whole number of ms from 0 to 86400000\./u],
    [{ do: 'throttle', storeId, forMs: Number.NaN, retryAfter: true }, /forMs is NaN/u],
    [{ do: 'throttle', storeId, forMs: 1, retryAfter: 'yes' }, /retryAfter is "yes"/u],
    [{ do: 'expire-login', storeId, status: 402 }, /status is 402; it must be 401 or 403\./u],
    [{ do: 'refuse-words', words: 'whatsapp' }, /words is "whatsapp"/u],
    [{ do: 'refuse-words', words: ['fine', ''] }, /words is ""/u],
    [{ do: 'refuse-words', words: [1n] }, /words is 1;/u],
    [{ do: 'refuse-words', words: Array.from({ length: 101 }, () => 'x') }, /at most 100 words/u],
  ];
  for (const [wanted, why] of cases) {
    const commanded = command(platform, wanted as PlatformCommand, START, chance);
    assert.ok(!commanded.ok, `taken: ${why.source}`);
    assert.match(commanded.why, why);
  }
});
