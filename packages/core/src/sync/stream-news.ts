import type { ServerEvent } from '@cs-inbox/protocol';

/** What the stream of events tells, in the order in which it came. */
export type StreamNews =
  /** Its first byte is here, and it is a stream. */
  | { readonly type: 'open' }
  /** Bytes that say nothing but that the connection stands: a heartbeat, or part of an event. */
  | { readonly type: 'alive' }
  | { readonly type: 'event'; readonly event: ServerEvent }
  /** A frame that is no event of the protocol, or longer than one may be: something was missed. */
  | { readonly type: 'unreadable'; readonly why: string }
  /**
   * The last word. `why` is a short code: `closed` (it ended as it should), `cut`, `rejected`, `http-401`,
   * `no-stream` (204, 404), `not-a-stream` (200 with something else), `too-long` …
   * @property retryMs how long to wait at least, where the backend has said so, ms
   */
  | { readonly type: 'ended'; readonly why: string; readonly retryMs: number | null };
