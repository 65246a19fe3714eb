/** What this door does differently from a real network, one sentence each. */
export const httpCannot: readonly string[] = [
  'refuse: a server that runs cannot refuse one connection and take the next; it resets the connection before the first byte of an answer.',
  'connect-hang: the connection comes about before anybody knows what is asked; from then on it is silent.',
  'slow-headers of a stream: they come in one piece, 20 seconds late.',
  'half-open streams: keep-alive packets of the operating system are still answered.',
  'preflights: what a browser asks before it asks is always answered; the request that follows meets the fault.',
];
