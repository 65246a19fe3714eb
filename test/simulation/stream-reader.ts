import type { StreamNews } from '@cs-inbox/core';
import { parseJson, ServerEvent } from '@cs-inbox/protocol';

/** What a page makes of the text of a stream, piece by piece. */
export class StreamReader {
  #rest = '';
  #opened = false;

  read(text: string): readonly StreamNews[] {
    const news: StreamNews[] = [];
    if (!this.#opened) news.push({ type: 'open' });
    this.#opened = true;
    const frames = (this.#rest + text).split('\n\n');
    this.#rest = frames.pop() ?? '';
    for (const frame of frames) news.push(newsIn(frame));
    if (news.length === 0) news.push({ type: 'alive' });
    return news;
  }
}

function newsIn(frame: string): StreamNews {
  const data = frame.split('\n').find((line) => line.startsWith('data: '));
  if (data === undefined) return { type: 'alive' };
  const event = parseJson(ServerEvent, data.slice('data: '.length));
  return event.ok ? { type: 'event', event: event.value } : { type: 'unreadable', why: event.why };
}
