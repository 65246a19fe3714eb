import { http, HttpResponse } from 'msw';
import { setupWorker } from 'msw/browser';
import { answerRequest } from '../answer-request.ts';
import { baseAddress } from '../base-address.ts';
import { browserOnline } from '../browser-online.ts';
import type { Host } from '../host.ts';
import { SIMULATOR_HEADER } from '../simulator-header.ts';
import { loadedPastWorker } from './loaded-past-worker.ts';

export interface MswDoorOptions {
  readonly host: Pick<Host, 'clock' | 'handle' | 'pump'>;
  /** Where the platform answers: `/api/cs/`. */
  readonly baseUrl: string;
  /** Where the page finds the script of the worker; `/mockServiceWorker.js` where it is left out. */
  readonly workerUrl?: string;
  /** Whether the browser itself has a network, which is what the browser says where this is left out: a service worker would answer without one. */
  readonly online?: () => boolean;
  /** How long the worker may take to start, in ms; 8 s where it is left out. */
  readonly deadlineMs?: number;
  /** Told of each request that has come to the simulator, before it is handled. */
  readonly onArrival?: (request: Request) => void;
}

export type StartedMswDoor =
  | { readonly ok: true; readonly stop: () => void }
  /** One sentence for people. */
  | { readonly ok: false; readonly why: string };

/** A request of this name is answered by the door itself: it tells that the worker really stands in between. */
const KNOCK = '__door';

/** Starts a service worker that answers what goes below the base; all else goes its way untouched. */
export async function startMswDoor(options: MswDoorOptions): Promise<StartedMswDoor> {
  const { host, baseUrl, workerUrl = '/mockServiceWorker.js', deadlineMs = 8_000 } = options;
  if (!globalThis.isSecureContext) return { ok: false, why: 'A service worker needs https or localhost.' };
  if (!('serviceWorker' in navigator)) return { ok: false, why: 'This browser offers no service worker here.' };
  const base = baseAddress(baseUrl);
  const stopped = new AbortController();
  const worker = setupWorker(http.all(`${base}*`, ({ request }) => answered(request, base, options, stopped.signal)));
  const stop = () => {
    stopped.abort();
    // Where something is pending, stopping never resolves: nobody waits for it.
    void Promise.resolve(worker.stop()).catch(() => undefined);
  };
  const started = await withinDeadline(start(worker, workerUrl, `${base}${KNOCK}`), host, deadlineMs);
  if (started !== null) {
    stop();
    return { ok: false, why: started };
  }
  return { ok: true, stop };
}

async function answered(request: Request, base: string, { host, online = browserOnline, onArrival }: MswDoorOptions, signal: AbortSignal): Promise<Response> {
  if (request.url === `${base}${KNOCK}`) return new HttpResponse(null, { status: 204, headers: { [SIMULATOR_HEADER]: 'msw' } });
  onArrival?.(request);
  if (!online()) return HttpResponse.error();
  return (await answerRequest(request, { host, base, signal, door: 'msw' })) ?? HttpResponse.error();
}

/** Null once the worker answers, else why it does not. */
async function start(worker: ReturnType<typeof setupWorker>, url: string, knock: string): Promise<string | null> {
  try {
    if (await loadedPastWorker(url)) return 'This page was loaded past its service worker, as a hard reload does. Reload it normally.';
    await worker.start({ onUnhandledFrame: 'bypass', quiet: true, serviceWorker: { url } });
    const answer = await fetch(knock);
    return answer.headers.has(SIMULATOR_HEADER) ? null : 'The service worker does not see the requests of this page. Reload it normally.';
  } catch (error) {
    return `The service worker could not be started: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function withinDeadline(starting: Promise<string | null>, { clock }: Pick<Host, 'clock'>, deadlineMs: number): Promise<string | null> {
  return new Promise((resolve) => {
    const cancel = clock.setTimer(deadlineMs, () => resolve(`The service worker did not start within ${deadlineMs / 1_000} seconds.`));
    void starting.then((why) => {
      cancel();
      resolve(why);
    });
  });
}
