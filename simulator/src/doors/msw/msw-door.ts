import { http, HttpResponse } from 'msw';
import { setupWorker } from 'msw/browser';
import type { Answer } from '../../answer.ts';
import { baseAddress } from '../base-address.ts';
import { bodyOf } from '../body-of.ts';
import type { Host } from '../host.ts';
import { platformRequestOf } from '../platform-request-of.ts';

export interface MswDoorOptions {
  readonly host: Host;
  /** Where the platform answers: `/api/cs/`. */
  readonly baseUrl: string;
  /** Where the page finds the script of the worker; `/mockServiceWorker.js` where it is left out. */
  readonly workerUrl?: string;
  /** Whether the browser itself has a network: a service worker would answer without one. */
  readonly online?: () => boolean;
  /** How long the worker may take to start, in ms; 8 s where it is left out. */
  readonly deadlineMs?: number;
}

export type StartedMswDoor =
  | { readonly ok: true; readonly stop: () => void }
  /** One sentence for people. */
  | { readonly ok: false; readonly why: string };

/** A request of this name is answered by the door itself: it tells that the worker really stands in between. */
const KNOCK = '__door';

/** Starts a service worker that answers what goes below the base; all else goes its way untouched. */
export async function startMswDoor(options: MswDoorOptions): Promise<StartedMswDoor> {
  const { host, baseUrl, workerUrl = '/mockServiceWorker.js', online = () => true, deadlineMs = 8_000 } = options;
  if (!globalThis.isSecureContext) return { ok: false, why: 'A service worker needs https or localhost.' };
  if (!('serviceWorker' in navigator)) return { ok: false, why: 'This browser offers no service worker here.' };
  const base = baseAddress(baseUrl);
  const handler = http.all(`${base}*`, async ({ request }) => {
    if (request.url === `${base}${KNOCK}`) return new HttpResponse(null, { status: 204 });
    if (!online()) return HttpResponse.error();
    return responseOf(await host.handle(await platformRequestOf(request, base)));
  });
  const worker = setupWorker(handler);
  // Where something is pending, stopping never resolves: nobody waits for it.
  const stop = () => void Promise.resolve(worker.stop()).catch(() => undefined);
  const started = await withinDeadline(start(worker, workerUrl, `${base}${KNOCK}`), host, deadlineMs);
  if (started !== null) {
    stop();
    return { ok: false, why: started };
  }
  return { ok: true, stop };
}

/** Null once the worker answers, else why it does not. */
async function start(worker: ReturnType<typeof setupWorker>, url: string, knock: string): Promise<string | null> {
  try {
    await worker.start({ onUnhandledFrame: 'bypass', quiet: true, serviceWorker: { url } });
    const answer = await fetch(knock);
    return answer.status === 204 ? null : 'The service worker does not see the requests of this page. Reload it normally.';
  } catch (error) {
    return `The service worker could not be started: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function withinDeadline(starting: Promise<string | null>, { clock }: Host, deadlineMs: number): Promise<string | null> {
  return new Promise((resolve) => {
    const cancel = clock.setTimer(deadlineMs, () => resolve(`The service worker did not start within ${deadlineMs / 1_000} seconds.`));
    void starting.then((why) => {
      cancel();
      resolve(why);
    });
  });
}

function responseOf(answer: Answer): Response {
  if (answer.kind === 'refused-connection' || answer.kind === 'reset') return HttpResponse.error();
  return new HttpResponse(bodyOf(answer), { status: answer.status, headers: answer.headers });
}
