/** How much a client may ask of the server. */
export interface HttpLimits {
  /** Longest body of a request. */
  readonly bodyBytes: number;
  /** Longest head of a request. */
  readonly headBytes: number;
  /** Most connections at a time; further ones are closed at once. */
  readonly sockets: number;
  /** Most that may wait for a client which does not read its stream; then its connection is reset. */
  readonly queuedBytes: number;
  /** After that long a connection on which nothing goes on is let go. */
  readonly hangMs: number;
}

export const httpLimits: HttpLimits = {
  bodyBytes: 1_048_576,
  headBytes: 16_384,
  sockets: 512,
  queuedBytes: 1_048_576,
  hangMs: 600_000,
};
