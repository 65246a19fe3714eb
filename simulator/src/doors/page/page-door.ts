import type { Answer } from '../../answer.ts';
import { baseAddress } from '../base-address.ts';
import { bodyOf } from '../body-of.ts';
import type { Host } from '../host.ts';
import { platformRequestOf } from '../platform-request-of.ts';

export interface PageDoorOptions {
  readonly host: Host;
  /** Where the platform answers: `/api/cs/`. */
  readonly baseUrl: string;
  /** Whether the browser itself has a network. Where it has none, nothing leaves. */
  readonly online?: () => boolean;
}

/** A way into the simulator without a network. */
export interface PageDoor {
  /** Like `fetch`, for addresses below the base. To abort ends the wait; what the platform did, stays done. */
  readonly fetch: typeof fetch;
}

export function createPageDoor({ host, baseUrl, online = () => true }: PageDoorOptions): PageDoor {
  const base = baseAddress(baseUrl);
  return {
    async fetch(input, init) {
      const request = new Request(input, init);
      const { signal } = request;
      signal.throwIfAborted();
      if (!request.url.startsWith(base)) throw new TypeError(`This door leads to ${base}, not to ${request.url}`);
      if (!online()) throw new TypeError('Failed to fetch');
      const wanted = await platformRequestOf(request, base, init?.body);
      signal.throwIfAborted();
      const answer = await unlessAborted(host.handle(wanted), signal);
      return responseOf(answer, request.url);
    },
  };
}

function responseOf(answer: Answer, url: string): Response {
  if (answer.kind === 'refused-connection' || answer.kind === 'reset') throw new TypeError('Failed to fetch');
  const response = new Response(bodyOf(answer), { status: answer.status, headers: answer.headers });
  Object.defineProperty(response, 'url', { value: url });
  return response;
}

function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
