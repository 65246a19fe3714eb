import type { StreamNews } from '@cs-inbox/core';
import { EVENT_LENGTH_MAX, parseJson, ServerEvent } from '@cs-inbox/protocol';
import { createParser } from 'eventsource-parser';

/** Longest event with what stands around it, in UTF-16 code units: nothing more is ever held. */
const FRAME_LENGTH_MAX = EVENT_LENGTH_MAX + 1_024;
const RETRY_MS_MIN = 1_000;
const RETRY_MS_MAX = 60_000;

/** Turns the bytes of one stream into news, in whatever pieces they come. */
export class StreamReader {
  /** How long the backend asks to wait before the next stream, ms, kept within a second and a minute; null: it has not said. */
  retryMs: number | null = null;
  readonly #heard: (news: StreamNews) => void;
  // A mark at the beginning is taken away by the parser; by both it would be two of them.
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  readonly #parser = createParser({
    onEvent: ({ id, data }) => {
      const event = parseJson(ServerEvent, data, EVENT_LENGTH_MAX);
      const fits = event.ok && (id ?? event.value.cursor) === event.value.cursor;
      this.#tell(fits ? { type: 'event', event: event.value } : { type: 'unreadable', why: 'malformed-event' });
    },
    onRetry: (ms) => {
      this.retryMs = Math.min(Math.max(ms, RETRY_MS_MIN), RETRY_MS_MAX);
    },
  });
  #told = 0;
  #frame = 0;
  #line = 0;
  #afterReturn = false;

  constructor(heard: (news: StreamNews) => void) {
    this.#heard = heard;
  }

  /** False once an event is longer than one may be; nothing may be taken after that. */
  take(bytes: Uint8Array): boolean {
    if (bytes.length === 0) return true;
    const told = this.#told;
    if (told === 0) this.#tell({ type: 'open' });
    const text = this.#decoder.decode(bytes, { stream: true });
    const fitting = this.#fitting(text);
    this.#parser.feed(text.slice(0, fitting));
    if (fitting < text.length) this.#tell({ type: 'unreadable', why: 'too-long' });
    else if (this.#told === told) this.#tell({ type: 'alive' });
    return fitting === text.length;
  }

  #tell(news: StreamNews): void {
    this.#told++;
    this.#heard(news);
  }

  /** How much of the text there is before a frame becomes too long. The parser counts only what it holds, so its own limit would depend on the pieces. */
  #fitting(text: string): number {
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      const isReturn = c === 13;
      if (isReturn || c === 10) {
        // A line feed behind a carriage return ends nothing more.
        if (this.#line === 0 && !(c === 10 && this.#afterReturn)) this.#frame = 0;
        this.#line = 0;
      } else if (++this.#frame > FRAME_LENGTH_MAX) return i;
      else this.#line++;
      this.#afterReturn = isReturn;
    }
    return text.length;
  }
}
