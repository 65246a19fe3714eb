/** A whole answer of the platform. */
export interface Reply {
  readonly kind: 'reply';
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** From the arrival of the request to the first byte, in ms. */
  readonly delayMs: number;
}

/** What a client gets for a request. All but `reply` look like "failed to fetch" or a broken body to it. */
export type Answer =
  | Reply
  /** The reply begins, and breaks off after so many bytes of its body. */
  | (Omit<Reply, 'kind'> & { readonly kind: 'cut'; readonly afterBytes: number })
  /** Never left. */
  | { readonly kind: 'refused-connection'; readonly delayMs: number }
  /** The connection broke after the request had left: who knows what became of it. */
  | { readonly kind: 'reset'; readonly delayMs: number };
