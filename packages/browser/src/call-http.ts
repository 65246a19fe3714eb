import { type HttpAnswer, retryAfterMs } from '@cs-inbox/core';
import { ANSWER_LENGTH_MAX } from '@cs-inbox/protocol';
import { baseAddress } from './base-address.ts';
import type { HttpBackendOptions } from './http-backend.ts';

export interface HttpCall {
  readonly method: 'GET' | 'PUT' | 'POST';
  /** Relative to the base address. */
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** One request. Whatever happens is told as a value; nothing is judged here. */
export async function callHttp(options: HttpBackendOptions, call: HttpCall, signal: AbortSignal): Promise<HttpAnswer> {
  let url: URL;
  let headers: Headers;
  try {
    url = new URL(call.path, baseAddress(options.baseUrl));
    headers = new Headers(await options.headers?.());
  } catch {
    return { type: 'not-called', why: 'host-settings' };
  }
  headers.set('accept', 'application/json');
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
    return await read(response);
  } catch {
    return { type: 'broken', why: signal.aborted ? 'aborted' : 'rejected' };
  }
}

async function read(response: Response): Promise<HttpAnswer> {
  if (response.type === 'opaqueredirect') return { type: 'broken', why: 'redirected' };
  const { status, headers } = response;
  const mediaType = (headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  try {
    const body = await readText(response);
    if (body === null) return { type: 'broken', why: 'too-long' };
    return { type: 'answered', status, mediaType, body, retryAfterMs: retryAfterMs(headers.get('retry-after'), headers.get('date')) };
  } catch {
    return { type: 'broken', why: 'cut' };
  }
}

/** The body as text, or null where it is longer than is read. */
async function readText(response: Response): Promise<string | null> {
  if (response.body === null) return '';
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text += part.value;
    if (text.length > ANSWER_LENGTH_MAX) {
      await reader.cancel();
      return null;
    }
  }
  return text;
}
