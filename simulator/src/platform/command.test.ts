import assert from 'node:assert/strict';
import test from 'node:test';
import { createChance } from '../chance.ts';
import { calm } from '../scenarios/calm.ts';
import { createWorld } from '../world/world.ts';
import { command } from './command.ts';
import { createPlatform } from './create-platform.ts';
import type { PlatformCommand } from './platform-command.ts';
import type { PlatformState } from './platform-state.ts';
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

test('SIM-2.8 what is impossible gets a sentence that names it, and nothing is thrown', () => {
  const cases: readonly (readonly [unknown, RegExp])[] = [
    [null, /do is undefined; it must be one of throttle, expire-login, log-in, refuse-words\./u],
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
