import type { StreamNews } from '@cs-inbox/core';
import { EVENT_LENGTH_MAX, parseJson, ServerEvent } from '@cs-inbox/protocol';

/** What a stream says, and the wait that it asks for. */
export interface Reading {
  /** Without `open` and `alive`. */
  readonly news: readonly StreamNews[];
  readonly retryMs: number | null;
}

const FRAME_LENGTH_MAX = EVENT_LENGTH_MAX + 1_024;

/** The same once more, written as the standard of server-sent events says it, in no hurry and with all the bytes at hand. */
export function plainReading(bytes: Uint8Array): Reading {
  const text = new TextDecoder('utf-8').decode(bytes);
  const news: StreamNews[] = [];
  let retryMs: number | null = null;
  let id: string | null = null;
  let data: string[] = [];
  let length = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 1 : 0;
  const pieces = text.split(/(\r\n|\r|\n)/u);
  for (let n = 0; n < pieces.length; n += 2) {
    const [line = '', end = ''] = pieces.slice(n, n + 2);
    length += line.length;
    if (length > FRAME_LENGTH_MAX) return { news: [...news, { type: 'unreadable', why: 'too-long' }], retryMs };
    if (end === '') break;
    if (line === '') {
      if (data.length > 0) news.push(newsOf(id, data.join('\n')));
      [id, data, length] = [null, [], 0];
      continue;
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /u, '');
    if (field === 'data') data.push(value);
    if (field === 'id' && !value.includes('\0')) id = value;
    if (field === 'retry' && /^[0-9]+$/u.test(value)) retryMs = Math.min(Math.max(Number(value), 1_000), 60_000);
  }
  return { news, retryMs };
}

function newsOf(id: string | null, data: string): StreamNews {
  const event = parseJson(ServerEvent, data, EVENT_LENGTH_MAX);
  if (!event.ok || (id !== null && id !== event.value.cursor)) return { type: 'unreadable', why: 'malformed-event' };
  return { type: 'event', event: event.value };
}
