import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createVirtualClock, findScenario, type Scenario, scenarios } from '@cs-inbox/simulator';
import { createHost, createPageDoor, type Host } from '@cs-inbox/simulator/doors/page';
import { counted, playThrough } from './play-through.ts';

const START = 1_790_000_000_000;
const BASE = 'http://page.test/api/cs/';

/** Plays it by the page door. What the platform has seen and said stands in the host afterwards. */
async function played(scenario: Scenario, seed: number, keyOf?: (message: number, departure: number) => string) {
  let quiet: () => boolean = () => true;
  const settle = async () => {
    for (let turn = 0; turn < 4_000; turn++) {
      await new Promise<void>((resolve) => setImmediate(resolve));
      if (quiet()) return;
    }
    assert.fail(`${scenario.name}: what was answered never came`);
  };
  const clock = createVirtualClock(START, settle);
  const host: Host = createHost({ scenario, seed, account: 'mei', clock });
  const door = createPageDoor({ host, baseUrl: BASE, online: () => true });
  const count = counted(door.fetch, BASE);
  quiet = () => count.quiet(host);
  const outcome = await playThrough({ host, clock, base: BASE, ask: count.ask }, scenario, seed, keyOf);
  door.close();
  return { outcome, history: JSON.stringify([outcome, host.journal(), await host.attempts(), await host.ledger(), await host.verdict()]) };
}

const named = (name: string): Scenario => {
  const found = findScenario(name);
  assert.ok(found.ok);
  return found.scenario;
};

describe('histories', () => {
  for (const scenario of scenarios) {
    test(`SIM-8.61 ${scenario.name}: the same seed gives the same history, byte by byte`, async () => {
      const one = await played(scenario, 7);
      assert.ok(one.history.length > 2_000);
      assert.equal((await played(scenario, 7)).history, one.history);
    });
  }

  test('SIM-8.61 another seed gives another history', async () => {
    const calm = named('calm');
    assert.notEqual((await played(calm, 7)).history, (await played(calm, 8)).history);
  });

  test('SIM-8.62 a client that sends again under the same key after a lost reply gets a clean verdict', async () => {
    const { outcome } = await played(losesOne, 1);
    assert.deepEqual([outcome.verdict.doubled, outcome.verdict.lost, outcome.verdict.clean], [0, 0, true]);
    assert.ok(outcome.attempts.some((attempt) => attempt.includes('reset-before-headers')));
  });

  test('SIM-8.62 one that takes a new key instead has doubled a message', async () => {
    const { outcome } = await played(losesOne, 1, (message, departure) => `key-${message}-${departure}`);
    assert.deepEqual([outcome.verdict.doubled, outcome.verdict.clean], [1, false]);
    const texts = Object.values(outcome.received).flat().map((line) => line.slice(line.indexOf(': ')));
    assert.equal(texts.length - new Set(texts).size, 1);
  });

  test('SIM-8.63 what bites does not hang from the keys that a client takes', async () => {
    const bad = named('bad-day');
    const one = await played(bad, 4);
    const other = await played(bad, 4, (message) => `another-${message * 31}`);
    const plain = (attempts: readonly string[]) => attempts.map((attempt) => attempt.replace(/\S+-\d+ /u, ''));
    assert.deepEqual(plain(other.outcome.attempts), plain(one.outcome.attempts));
  });
});

/** Each other reply comes: only one is ever lost. */
const losesOne: Scenario = {
  version: 1,
  name: 'loses-one',
  title: 'The reply to the 2nd message is lost on its way back.',
  latency: { p50: '120ms', p95: '600ms' },
  rules: [{ do: 'reply.lose', on: { send: { nth: 2 } } }],
};
