import { type BrowserNetwork, createBrowserDisk, createHost, createRealClock, type Host, installPageDoor, startBrowserNetwork } from '@cs-inbox/simulator/doors/page';
import type { Door, Settings } from './settings.ts';
import { allowWorker } from './allow-worker.ts';

/** A simulator that this page's requests lead to. */
export interface RunningSimulator {
  readonly host: Host;
  readonly network: BrowserNetwork;
  readonly door: Door;
  /** Why another door was taken than the address asks for, or empty. */
  readonly whyDoor: string;
  readonly account: string;
}

/** Each world has its own account, so that the inbox keeps each on its own disk. */
function accountOf({ scenario, seed }: Settings): string {
  return `demo-${scenario.name}-${seed}`;
}

/** Starts host, network and door. When it resolves, requests below `baseUrl` are answered. */
export async function startSimulator(settings: Settings, baseUrl: string): Promise<RunningSimulator> {
  const { scenario, seed } = settings;
  const account = accountOf(settings);
  const clock = createRealClock();
  const disk = createBrowserDisk(`cs-simulator-${scenario.name}-${seed}`, clock);
  const host = createHost({ scenario, seed, account, clock, disk });
  const network = await startBrowserNetwork(host);
  const options = { host, baseUrl, online: network.browserUp };
  if (settings.door === 'msw') {
    const why = await startWorker(options);
    if (why === null) return { host, network, door: 'msw', whyDoor: '', account };
    installPageDoor(options);
    return { host, network, door: 'page', whyDoor: why, account };
  }
  installPageDoor(options);
  return { host, network, door: 'page', whyDoor: '', account };
}

/** Null once the service worker answers, else why it cannot. */
async function startWorker(options: { readonly host: Host; readonly baseUrl: string; readonly online: () => boolean }): Promise<string | null> {
  const workerUrl = '/mockServiceWorker.js';
  allowWorker(workerUrl);
  // Loaded only for this door: it is the heaviest part of the page.
  const { startMswDoor } = await import('@cs-inbox/simulator/doors/msw');
  const started = await startMswDoor({ ...options, workerUrl });
  return started.ok ? null : started.why;
}
