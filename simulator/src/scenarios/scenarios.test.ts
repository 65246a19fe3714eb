import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { createHost } from '../doors/host.ts';
import { parseScenarioJson } from '../scenario/parse-scenario-json.ts';
import { parseScenario } from '../scenario/parse-scenario.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { createVirtualClock } from '../virtual-clock.ts';
import { scenarios } from './scenarios.ts';
import { ScriptedClient } from './scripted-client.harness.ts';

const START = 1_790_000_000_000;
const SEEDS = Array.from({ length: 8 }, (_, n) => n + 1);

/** The names by which links and commands know them, in the order of lists. */
const names = [
  'calm',
  'network-drop',
  'flapping-network',
  'slow-network',
  'captive-portal',
  'throttled-store',
  'paced-stores',
  'daily-quota',
  'cookie-expired-401',
  'cookie-expired-403',
  'ip-not-allowed-403',
  'platform-fault',
  'content-violation',
  'blocked-after-accept',
  'recipient-opted-out',
  'lost-reply',
  'truncated-reply',
  'proxy-502-after-commit',
  'nobody-knows',
  'colleague-answers',
  'full-sync-fails',
  'incremental-sync-fails',
  'cursor-expired',
  'stream-gap',
  'stream-disorder',
  'stream-stall',
  'server-restart',
  'partial-bulk',
  'stuck-sending',
  'morning-retry',
  'server-retries',
  'friday-peak',
  'bad-day',
];

function open(scenario: Scenario, seed: number) {
  const clock = createVirtualClock(START);
  const host = createHost({ scenario, seed, account: 'mei', clock });
  const bites = async () => new Map((await host.view()).rules.map(({ id, bites: count }) => [id, count]));
  return { host, bites, client: new ScriptedClient(host, clock) };
}

const sum = (counts: Iterable<number>) => [...counts].reduce((all, one) => all + one, 0);

test('SIM-6.40 the named scenarios are all there, in their order, each with a name of its own, one sentence and a row', () => {
  assert.deepEqual(scenarios.map(({ name }) => name), names);
  assert.equal(new Set(scenarios.map(({ title }) => title)).size, names.length);
  for (const { name, title, row = '' } of scenarios) {
    assert.match(title, /^[A-Z0-9][^.!?]*(?:[.](?=\w)[^.!?]*)*\.$/u, name);
    assert.match(row, /^(?:SEND|FAIL|RETRY|BULK|AUTO|SYNC|SIM)-\d+$/u, name);
  }
});

for (const scenario of scenarios) {
  test(`SIM-6.40 ${scenario.name} fits the language, also as JSON`, () => {
    assert.deepEqual(parseScenario(scenario), { ok: true, scenario });
    assert.deepEqual(parseScenarioJson(JSON.stringify(scenario)), { ok: true, scenario });
  });
}

describe('eight messages in 15 s to four buyers of at least three stores', () => {
  for (const scenario of scenarios) {
    test(`SIM-6.41 ${scenario.name} ${scenario.name === 'calm' ? 'never bites' : 'bites'}, and a correct client ends clean, whatever the seed`, async () => {
      for (const seed of SEEDS) {
        const { host, bites, client } = open(scenario, seed);
        await client.play(8, 15_000);
        assert.equal(sum((await bites()).values()) > 0, scenario.name !== 'calm', `seed ${seed}`);
        assert.ok(await client.settle(70_000), `seed ${seed}: it never knew of all messages`);
        const verdict = await host.verdict();
        assert.ok(verdict.clean, `seed ${seed}: ${JSON.stringify(verdict.findings)}`);
        assert.equal(verdict.delivered + verdict.refused, verdict.messages, `seed ${seed}`);
      }
    });
  }
});

test('SIM-6.42 no rule of a named scenario is idle: in four minutes of messages each bites, and a correct client ends clean', async () => {
  for (const scenario of scenarios) {
    const { host, bites, client } = open(scenario, 7);
    await client.play(130, 240_000);
    const idle = [...(await bites())].filter(([, count]) => count === 0).map(([id]) => id);
    assert.deepEqual(idle, [], scenario.name);
    assert.ok(await client.settle(70_000), scenario.name);
    const { clean, findings } = await host.verdict();
    assert.ok(clean, `${scenario.name}: ${JSON.stringify(findings)}`);
  }
});

test('SIM-6.43 throttled-store closes a store with the 2nd message and every 5th after it, and says how long every second time', async () => {
  const scenario = scenarios.find(({ name }) => name === 'throttled-store');
  assert.ok(scenario);
  const { host, client } = open(scenario, 3);
  await client.play(24, 60_000);
  await client.settle(0);
  const attempts = await host.attempts();
  const order = [...new Set(attempts.filter(({ told, rule }) => told === 'accepted' || rule !== null).map(({ key }) => key))];
  const closed = attempts.filter(({ rule }) => rule !== null).map(({ key, retryAt }) => [order.indexOf(key) + 1, retryAt !== null]);
  assert.deepEqual(closed.slice(0, 4), [[2, true], [7, false], [12, true], [17, false]]);
});

/** What messages meet that are not simply taken: an answer, or how the connection breaks and whether the platform had taken the message. */
const met: Readonly<Record<string, readonly string[]>> = {
  calm: [],
  'slow-network': [],
  'captive-portal': ['reply'],
  'throttled-store': ['429 throttled'],
  'daily-quota': ['429 quota'],
  'cookie-expired-401': ['401 login'],
  'cookie-expired-403': ['403 login'],
  'ip-not-allowed-403': ['403 config'],
  'platform-fault': ['503 platform'],
  'content-violation': ['422 content'],
  'blocked-after-accept': [],
  'recipient-opted-out': ['422 recipient'],
  'lost-reply': ['reset-before-headers after the commit'],
  'truncated-reply': ['content-length-short after the commit', 'fin-mid-body after the commit'],
  'proxy-502-after-commit': ['reply after the commit'],
  'nobody-knows': ['reset-before-headers'],
  'partial-bulk': ['422 unknown'],
  'stuck-sending': ['silence'],
  'morning-retry': ['429 quota'],
  'server-retries': ['422 unknown'],
};

for (const [name, expected] of Object.entries(met)) {
  test(`SIM-6.45 messages meet in ${name} what its sentence says: ${expected.join(', ') || 'nothing'}`, async () => {
    const scenario = scenarios.find((one) => one.name === name);
    assert.ok(scenario);
    const { host, client } = open(scenario, 3);
    await client.play(8, 15_000);
    await client.settle(0);
    const found = new Set<string>();
    for (const { told, status, cause, outcome, committed } of await host.attempts()) {
      if (told === 'refused') found.add(`${status} ${cause}`);
      else if (told === null) found.add(committed ? `${outcome} after the commit` : outcome);
    }
    assert.deepEqual([...found].sort(), expected);
  });
}
