import { type HttpAnswer, retryAfterMs } from '@cs-inbox/core';
import { ANSWER_LENGTH_MAX } from '@cs-inbox/protocol';
import type { HttpBackendOptions } from './http-backend.ts';
import { mediaType } from './media-type.ts';
import { type HttpCall, requestHttp } from './request-http.ts';

/** One request. Whatever happens is told as a value; nothing is judged here. */
export async function callHttp(options: HttpBackendOptions, call: HttpCall, signal: AbortSignal): Promise<HttpAnswer> {
  const response = await requestHttp(options, call, 'application/json', signal);
  if ('why' in response) return response;
  const { status, headers } = response;
  try {
    const body = await readText(response);
    if (body === null) return { type: 'broken', why: 'too-long' };
    return { type: 'answered', status, mediaType: mediaType(headers), body, retryAfterMs: retryAfterMs(headers.get('retry-after'), headers.get('date')) };
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
