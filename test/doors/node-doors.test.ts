import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createVirtualClock, type Scenario, scenarios } from '@cs-inbox/simulator';
import { startServer } from '@cs-inbox/simulator/doors/http';
import { createHost, createPageDoor, type Host } from '@cs-inbox/simulator/doors/page';
import { startNodeDoor } from '@cs-inbox/simulator/doors/node';
import { counted, type Outcome, playThrough } from './play-through.ts';

const START = 1_790_000_000_000;
const SEED = 3;
/** Turns of the event loop without any change after which nothing more is expected. */
const TURNS_MAX = 4_000;

interface Opened {
  readonly base: string;
  readonly ask: typeof fetch;
  readonly close: () => Promise<void> | void;
}

const doors: Readonly<Record<string, (host: Host) => Promise<Opened>>> = {
  async page(host) {
    const base = 'http://page.test/api/cs/';
    const door = createPageDoor({ host, baseUrl: base, online: () => true });
    return { base, ask: door.fetch, close: () => door.close() };
  },
  async node(host) {
    const base = 'http://node.test/api/cs/';
    const door = startNodeDoor({ host, baseUrl: base });
    return { base, ask: fetch, close: () => door.stop() };
  },
  async http(host) {
    const served = await startServer({ host });
    assert.ok(served.ok);
    return { base: `${served.url}api/cs/`, ask: fetch, close: served.close };
  },
};

async function playedThrough(door: string, scenario: Scenario): Promise<Outcome> {
  let quiet: () => boolean = () => true;
  const settle = async () => {
    await nextTurn();
    for (let turn = 0; turn < TURNS_MAX; turn++) {
      await nextTurn();
      if (quiet()) return;
    }
    assert.fail(`${scenario.name} by the door ${door}: what was answered never came`);
  };
  const clock = createVirtualClock(START, settle);
  const host = createHost({ scenario, seed: SEED, account: 'mei', clock });
  const opened = await doors[door]?.(host);
  assert.ok(opened);
  const count = counted(opened.ask, opened.base);
  quiet = () => count.quiet(host);
  try {
    return await playThrough({ host, clock, base: opened.base, ask: count.ask }, scenario, SEED);
  } finally {
    await opened.close();
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

describe('the doors that need no browser', () => {
  for (const scenario of scenarios) {
    test(`SIM-8.60 ${scenario.name}: the same outcome, order and count through each of them`, async () => {
      const page = await playedThrough('page', scenario);
      for (const door of ['node', 'http']) assert.deepEqual(await playedThrough(door, scenario), page, door);
    });
  }
});
