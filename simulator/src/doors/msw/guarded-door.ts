import { baseAddress } from '../base-address.ts';
import { browserOnline } from '../browser-online.ts';
import { addressOf } from '../page/address-of.ts';
import { installPageDoor } from '../page/install-page-door.ts';
import { createPageDoor, type PageDoor } from '../page/page-door.ts';
import { SIMULATOR_HEADER } from '../simulator-header.ts';
import { type MswDoorOptions, startMswDoor } from './msw-door.ts';

export interface GuardedDoorOptions extends Omit<MswDoorOptions, 'onArrival'> {
  /** Told once, in one sentence for people, when the worker has gone and the page answers by itself from then on. */
  readonly onTakeover: (why: string) => void;
}

export interface GuardedDoor {
  /** Which door answered when this resolved. */
  readonly door: 'msw' | 'page';
  /** Why the page door answers from the beginning, in one sentence for people; or empty. */
  readonly why: string;
  readonly stop: () => void;
}

/** A request on its way to the worker. */
interface Flight {
  readonly method: string;
  readonly url: string;
}

/** Of each request on its way, whether it has come to the simulator. */
type Flights = Map<Flight, boolean>;

/** Starts the msw door, and takes over in the page where its worker cannot start, or has gone later: removed, replaced, passed by. */
export async function startGuardedDoor(options: GuardedDoorOptions): Promise<GuardedDoor> {
  const flights: Flights = new Map();
  const onArrival = ({ method, url }: Request) => {
    for (const flight of flights.keys()) if (flight.method === method && flight.url === url) flights.set(flight, true);
  };
  const worker = await startMswDoor({ ...options, onArrival });
  if (!worker.ok) {
    const { stop } = installPageDoor(options);
    return { door: 'page', why: worker.why, stop };
  }
  const base = baseAddress(options.baseUrl);
  const before = globalThis.fetch;
  const guard = createGuard(options, flights, before, worker.stop);
  let stopped = false;
  const patched: typeof fetch = (input, init) =>
    !stopped && addressOf(input)?.startsWith(base) ? guard.fetch(input, init) : before.call(globalThis, input, init);
  globalThis.fetch = patched;
  return {
    door: 'msw',
    why: '',
    stop() {
      stopped = true;
      guard.close();
      // Somebody may have patched it after us: then theirs must stay, and ours lets everything pass.
      if (globalThis.fetch === patched) globalThis.fetch = before;
    },
  };
}

function createGuard(options: GuardedDoorOptions, flights: Flights, before: typeof fetch, stopWorker: () => void): PageDoor {
  const { workerUrl = '/mockServiceWorker.js', online = browserOnline, onTakeover } = options;
  const script = new URL(workerUrl, location.href).href;
  let page: PageDoor | null = null;
  const takeOver = (what: string): PageDoor => {
    if (page !== null) return page;
    page = createPageDoor(options);
    stopWorker();
    onTakeover(`The service worker of the simulator has gone: ${what}. From here on the page answers by itself.`);
    return page;
  };
  return {
    async fetch(input, init) {
      if (page !== null) return page.fetch(input, init);
      const { controller } = navigator.serviceWorker;
      if (controller === null) return takeOver('none stands between this page and the network any more').fetch(input, init);
      if (controller.scriptURL !== script) return takeOver(`another one, ${controller.scriptURL}, has replaced it`).fetch(input, init);
      const request = new Request(input, init);
      // The first of the two is used up on the way; the other one is for the page door.
      const spare = request.clone();
      const got = await throughWorker(request, before, flights, online);
      return got.gone ? takeOver(got.what).fetch(spare) : got.response;
    },
    close() {
      if (page === null) stopWorker();
      else page.close();
    },
  };
}

type Got =
  | { readonly gone: false; readonly response: Response }
  /** `what` tells by what it was noticed. */
  | { readonly gone: true; readonly what: string };

/** What has come to the simulator may have been done there: only what has not may be asked a second time. */
async function throughWorker(request: Request, before: typeof fetch, flights: Flights, online: () => boolean): Promise<Got> {
  const flight: Flight = { method: request.method, url: request.url.split('#', 1)[0] ?? '' };
  flights.set(flight, false);
  try {
    const response = await before.call(globalThis, request);
    if (flights.get(flight) === true || response.headers.has(SIMULATOR_HEADER)) return { gone: false, response };
    void response.body?.cancel();
    return { gone: true, what: `something else answered, with status ${response.status}` };
  } catch (error) {
    if (flights.get(flight) === true || request.signal.aborted || !online()) throw error;
    return { gone: true, what: 'a request never came to it' };
  } finally {
    flights.delete(flight);
  }
}
