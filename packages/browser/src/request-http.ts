import type { HttpAnswer } from '@cs-inbox/core';
import { baseAddress } from './base-address.ts';
import type { HttpBackendOptions } from './http-backend.ts';

export interface HttpCall {
  readonly method: 'GET' | 'PUT' | 'POST';
  /** Relative to the base address. */
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

type Unanswered = Exclude<HttpAnswer, { readonly type: 'answered' }>;

/**
 * Sends one request, and resolves when the headers of its answer are here, or with why there are none.
 * @param accept media type of the answer that is wanted
 */
export async function requestHttp(options: HttpBackendOptions, call: HttpCall, accept: string, signal: AbortSignal): Promise<Response | Unanswered> {
  let url: URL;
  let headers: Headers;
  try {
    url = new URL(call.path, baseAddress(options.baseUrl));
    headers = new Headers(await options.headers?.());
  } catch {
    return { type: 'not-called', why: 'host-settings' };
  }
  headers.set('accept', accept);
  if (call.body !== undefined) headers.set('content-type', 'application/json');
  try {
    const response = await fetch(url, {
      method: call.method,
      headers,
      body: call.body === undefined ? null : JSON.stringify(call.body),
      credentials: options.credentials ?? 'same-origin',
      cache: 'no-store',
      redirect: 'manual',
      signal,
    });
    return response.type === 'opaqueredirect' ? { type: 'broken', why: 'redirected' } : response;
  } catch {
    return { type: 'broken', why: signal.aborted ? 'aborted' : 'rejected' };
  }
}
