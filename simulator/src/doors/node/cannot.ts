/** What this door cannot do, or does differently from a network, one sentence each. */
export const nodeCannot: readonly string[] = [
  'other threads and processes: it stands in the thread that opened it; worker threads and child processes go past it.',
  'functions of node:http taken by name: `import { get }` goes past it, `http.get` comes in.',
  'a second `setupServer` of msw: the last one hears everything, and nobody does after it was closed; put `nodeHandler` into the one that is there.',
  'codes of broken connections: a rejected `fetch`, or an error of node:http, has no code such as ECONNREFUSED or ECONNRESET, and garbage-status-line is no error of the parser.',
  'bad chunks: bad-chunk-size is noticed as a connection that broke, not as a mistake in it.',
  'compressed bodies: gzip-cut breaks off in the middle of plain text.',
  'waiting processes: a request that hangs does not keep the process alive, as an open socket would.',
  'what hangs: it is let go after 10 minutes.',
];
