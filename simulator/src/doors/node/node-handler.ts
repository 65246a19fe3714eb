import { http, HttpResponse, type HttpHandler } from 'msw';
import { answerRequest } from '../answer-request.ts';
import { baseAddress } from '../base-address.ts';
import type { Host } from '../host.ts';

export interface NodeDoorOptions {
  readonly host: Pick<Host, 'clock' | 'handle' | 'pump'>;
  /** Where the platform answers, a whole address: `http://localhost:8080/api/cs/`. Nobody need listen there. */
  readonly baseUrl: string;
  /** Hangs up on everybody who waits or reads when it aborts. */
  readonly signal?: AbortSignal;
}

/**
 * The node door as a handler, for a `setupServer` of msw that has other handlers too:
 * of two such servers in one process only the last one hears anything. Throws where `baseUrl` is no whole address.
 */
export function nodeHandler({ host, baseUrl, signal }: NodeDoorOptions): HttpHandler {
  const base = baseAddress(baseUrl);
  return http.all(`${base}*`, async ({ request }) => {
    const gone = signal === undefined ? request.signal : AbortSignal.any([request.signal, signal]);
    return (await answerRequest(request, { host, base, signal: gone, door: 'node', framed: true })) ?? HttpResponse.error();
  });
}
