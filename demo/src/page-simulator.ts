import { createBrowserDisk, createHost, createRealClock, installPageDoor, startBrowserNetwork } from '@cs-inbox/simulator/doors/page';
import type { GuardedDoorOptions } from '@cs-inbox/simulator/doors/msw';
import { allowWorker } from './allow-worker.ts';
import { goTo } from './go-to.ts';
import type { PageSettings } from './settings.ts';
import type { Simulator } from './simulator.ts';

const BASE_URL = '/api/cs/';

/** Starts a simulator in this page, and a door to it. When it resolves, requests below its `baseUrl` are answered. */
export async function startPageSimulator({ scenario, seed, door }: PageSettings): Promise<Simulator> {
  // Each world has its own account, so that the inbox keeps each on its own disk.
  const account = `demo-${scenario.name}-${seed}`;
  const clock = createRealClock();
  const disk = createBrowserDisk(`cs-simulator-${scenario.name}-${seed}`, clock);
  const host = createHost({ scenario, seed, account, clock, disk });
  const network = await startBrowserNetwork(host);
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  network.subscribe(tell);

  let answers: 'msw' | 'page' = 'page';
  let notes: readonly string[] = [];
  const options = { host, baseUrl: BASE_URL, online: network.browserUp };
  if (door === 'page') installPageDoor(options);
  else {
    const onTakeover = (why: string) => {
      answers = 'page';
      notes = [...notes, why];
      tell();
    };
    const guarded = await startWorker({ ...options, onTakeover });
    answers = guarded.door;
    if (guarded.why !== '') notes = [`Asked for the door msw. ${guarded.why} The page answers by itself.`];
  }

  return {
    scenario,
    seed,
    baseUrl: BASE_URL,
    account,
    credentials: 'same-origin',
    journal: () => host.journal(),
    answeredBy: () => (answers === 'msw' ? 'service worker' : 'in the page'),
    notes: () => notes,
    networkUp: () => network.up(),
    subscribe: (listener) => void listeners.add(listener),
    async look() {
      const [view, verdict, { length: received }] = await Promise.all([host.view(), host.verdict(), host.ledger()]);
      const { kind, why } = host.storage();
      return { ok: true, glance: { view, verdict, received, kept: kind === 'browser' ? 'Kept on the disk of this browser' : why } };
    },
    ledger: async () => ({ ok: true, entries: await host.ledger() }),
    async command(command) {
      const obeyed = await host.command(command);
      // The network of the page may hang on the rules.
      await network.look();
      return obeyed;
    },
    async reset() {
      await host.reset();
      location.reload();
      return { ok: true };
    },
    async play(other) {
      goTo(other);
      return { ok: true };
    },
  };
}

async function startWorker(options: Omit<GuardedDoorOptions, 'workerUrl'>) {
  const workerUrl = '/mockServiceWorker.js';
  allowWorker(workerUrl);
  // Loaded only for this door: it is the heaviest part of the page.
  const { startGuardedDoor } = await import('@cs-inbox/simulator/doors/msw');
  return startGuardedDoor({ ...options, workerUrl });
}
