import { expect } from 'chai';
import { createVirtualClock, type Scenario, scenarios } from '@cs-inbox/simulator';
import { startMswDoor } from '@cs-inbox/simulator/doors/msw';
import { createHost, createPageDoor, type Host } from '@cs-inbox/simulator/doors/page';
import { counted, type Outcome, playThrough } from './play-through.ts';

const START = 1_790_000_000_000;
const SEED = 3;
/** Tasks without the answer that is due after which it is missed. */
const TASKS_MAX = 20_000;

interface Opened {
  readonly ask: typeof fetch;
  readonly close: () => void;
}

const doors = {
  async page(host: Host, baseUrl: string): Promise<Opened> {
    const door = createPageDoor({ host, baseUrl, online: () => true });
    return { ask: door.fetch, close: () => door.close() };
  },
  async msw(host: Host, baseUrl: string): Promise<Opened> {
    const started = await startMswDoor({ host, baseUrl, online: () => true });
    if (!started.ok) throw new Error(started.why);
    return { ask: fetch.bind(globalThis), close: () => started.stop() };
  },
};

/** One host after the other behind one door, so that the worker is started once. */
async function playedThrough(door: keyof typeof doors, all: readonly Scenario[]): Promise<ReadonlyMap<string, Outcome>> {
  let host: Host | null = null;
  let quiet: () => boolean = () => true;
  const now = () => host ?? missing();
  const settle = async () => {
    for (let task = 0; task < TASKS_MAX; task++) {
      await nextTask();
      if (quiet()) return;
    }
    throw new Error(`${now().scenario.name} by the door ${door}: what was answered never came`);
  };
  // The door asks for the host of the moment, and for its clock.
  const lent = { get clock() { return now().clock; }, handle: (...all: Parameters<Host['handle']>) => now().handle(...all), pump: (...all: Parameters<Host['pump']>) => now().pump(...all) };
  const first = all[0];
  if (first === undefined) throw new Error('there are no scenarios');
  host = createHost({ scenario: first, seed: SEED, account: 'mei', clock: realTime() });
  const base = new URL(`/api/doors-${door}/`, location.href).href;
  const opened = await doors[door](lent as Host, base);
  const outcomes = new Map<string, Outcome>();
  try {
    for (const scenario of all) {
      const clock = createVirtualClock(START, settle);
      const played = createHost({ scenario, seed: SEED, account: 'mei', clock });
      host = played;
      const count = counted(opened.ask, base);
      quiet = () => count.quiet(played);
      outcomes.set(scenario.name, await playThrough({ host: played, clock, base, ask: count.ask }, scenario, SEED));
      quiet = () => true;
    }
  } finally {
    opened.close();
  }
  return outcomes;
}

/** For the start of the door alone. */
function realTime() {
  return {
    now: () => Date.now(),
    setTimer(delayMs: number, run: () => void) {
      const id = setTimeout(run, delayMs);
      return () => clearTimeout(id);
    },
  };
}

function missing(): never {
  throw new Error('no host is there');
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

describe('the doors of a browser', () => {
  let page: ReadonlyMap<string, Outcome> = new Map();
  let msw: ReadonlyMap<string, Outcome> = new Map();
  before(async function () {
    this.timeout(90_000);
    page = await playedThrough('page', scenarios);
    msw = await playedThrough('msw', scenarios);
  });

  for (const { name } of scenarios) {
    it(`SIM-8.60 ${name}: the same outcome, order and count through the page and through the service worker`, () => {
      expect(page.get(name)).to.not.equal(undefined);
      expect(msw.get(name)).to.deep.equal(page.get(name));
    });
  }
});
