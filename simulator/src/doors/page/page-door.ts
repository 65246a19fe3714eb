import { answerRequest } from '../answer-request.ts';
import { baseAddress } from '../base-address.ts';
import { browserOnline } from '../browser-online.ts';
import type { Host } from '../host.ts';

export interface PageDoorOptions {
  readonly host: Pick<Host, 'clock' | 'handle' | 'pump'>;
  /** Where the platform answers: `/api/cs/`. */
  readonly baseUrl: string;
  /** Whether the browser itself has a network, which is what the browser says where this is left out. Where it has none, nothing leaves. */
  readonly online?: () => boolean;
}

/** A way into the simulator without a network. */
export interface PageDoor {
  /** Like `fetch`, for addresses below the base. To abort ends the wait; what the platform did, stays done. */
  readonly fetch: typeof fetch;
  /** Hangs up on everybody who waits or reads, as a lost network does. */
  readonly close: () => void;
}

/** Longest body, in characters, that outlives its page in a browser. */
const KEPT_ALIVE_MAX = 65_536;

export function createPageDoor({ host, baseUrl, online = browserOnline }: PageDoorOptions): PageDoor {
  const base = baseAddress(baseUrl);
  const closed = new AbortController();
  return {
    async fetch(input, init) {
      const request = new Request(input, init);
      const signal = AbortSignal.any([request.signal, closed.signal]);
      signal.throwIfAborted();
      if (!request.url.startsWith(base)) throw new TypeError(`This door leads to ${base}, not to ${request.url}`);
      if (!online() || isTooLong(request, init)) throw failed();
      const response = await unlessAborted(answerRequest(request, { host, base, signal, door: 'page', body: init?.body }), signal);
      if (response === null) throw failed();
      Object.defineProperty(response, 'url', { value: request.url.split('#', 1)[0] });
      return response;
    },
    close: () => closed.abort(failed()),
  };
}

function failed(): TypeError {
  return new TypeError('Failed to fetch');
}

function isTooLong({ keepalive }: Request, init: RequestInit | undefined): boolean {
  return keepalive && typeof init?.body === 'string' && init.body.length > KEPT_ALIVE_MAX;
}

function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
