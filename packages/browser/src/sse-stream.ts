import { retryAfterMs, type StreamNews } from '@cs-inbox/core';
import { routes, type SyncCursor } from '@cs-inbox/protocol';
import type { HttpBackendOptions } from './http-backend.ts';
import { mediaType } from './media-type.ts';
import { requestHttp } from './request-http.ts';
import { StreamReader } from './stream-reader.ts';

const EVENT_STREAM = 'text/event-stream';

/**
 * Opens the stream of events behind a cursor and tells what comes, until `ended` or the abort; after that it is silent.
 * Resolves then. `heard` must not throw.
 */
export async function sseStream(options: HttpBackendOptions, cursor: SyncCursor, heard: (news: StreamNews) => void, signal: AbortSignal): Promise<void> {
  const tell = (news: StreamNews) => signal.aborted || heard(news);
  const end = (why: string, retryMs: number | null = null) => void tell({ type: 'ended', why, retryMs });
  const response = await requestHttp(options, { method: 'GET', path: routes.events(cursor) }, EVENT_STREAM, signal);
  if ('why' in response) return end(response.why);
  const { body, headers, status } = response;
  if (status === 200 && body !== null && mediaType(headers) === EVENT_STREAM) {
    const reader = new StreamReader(tell);
    const why = await read(body, reader);
    return end(why, reader.retryMs);
  }
  // What is not read holds one of the few connections.
  void body?.cancel().catch(() => {});
  end(whyOf(status), retryAfterMs(headers.get('retry-after'), headers.get('date')));
}

/** Why it has ended. */
async function read(body: ReadableStream<Uint8Array>, into: StreamReader): Promise<string> {
  const reader = body.getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (into.take(part.value)) continue;
      void reader.cancel().catch(() => {});
      return 'too-long';
    }
    return 'closed';
  } catch {
    return 'cut';
  }
}

function whyOf(status: number): string {
  if (status === 200) return 'not-a-stream';
  return status === 204 || status === 404 ? 'no-stream' : `http-${status}`;
}
