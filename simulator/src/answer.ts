import type { Breakage } from './breakage.ts';
import type { OpenStream } from './stream/open-stream.ts';

/** A whole answer of the platform, or of what stands in front of it. */
export interface Reply {
  readonly kind: 'reply';
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** From the arrival of the request to the first byte, in ms. */
  readonly delayMs: number;
}

/** An answer that breaks on its way. */
export interface Broken {
  readonly kind: 'broken';
  readonly how: Breakage;
  /** What would have come; null where the request never arrived, or nothing was answered. */
  readonly reply: Reply | null;
  /** From the arrival of the request to the break, in ms. */
  readonly delayMs: number;
}

/** A stream of events that stands open until something ends it. */
export interface Opened {
  readonly kind: 'opened';
  readonly headers: Readonly<Record<string, string>>;
  readonly stream: OpenStream;
  /** From the arrival of the request to the headers, in ms. */
  readonly delayMs: number;
}

/** What a client gets for a request. */
export type Answer = Reply | Broken | Opened;
