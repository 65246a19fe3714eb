/** Everything that may go wrong in a schedule; a run in which one of them hardly ever came proves nothing. */
export const faultClasses = [
  // One request on its way.
  'refused', 'lostBefore', 'lostAfter', 'cut', 'badGateway', 'captivePortal', 'silence', 'repeated', 'late', 'offline', 'unheard', 'stillAtIt', 'othersAnswer',
  // The answer of the platform.
  'throttled-seconds', 'throttled-http-date', 'throttled-skewed-date', 'throttled-zero', 'throttled-negative', 'throttled-huge',
  'throttled-garbage', 'throttled-body', 'throttled-none', 'quota', 'login-401', 'login-403', 'config', 'platform', 'content', 'recipient',
  'unknown-code', 'blocked-after', 'colleague', 'server-restart', 'cursor-expired', 'bulk-partial',
  // The news: streams and events of theirs, and questions.
  'stream-refused', 'stream-cut', 'stream-silent', 'stream-buffered', 'event-lost', 'event-repeated', 'event-late', 'event-held', 'event-halved', 'event-last',
  'sync-endless', 'sync-poisoned', 'sync-fails', 'cursors-forgotten', 'network-flaps',
  // The network of the machine, its clock, its disk.
  'network-lost', 'clock-forward', 'clock-back', 'disk-refuses', 'disk-hangs', 'disk-cleared', 'row-corrupted', 'row-newer',
  // The pages, and what they tell each other.
  'kill', 'reload', 'freeze', 'sleep', 'hidden', 'closed-for-hours', 'post-lost', 'post-doubled', 'post-old', 'newer-tab',
  // Who is signed in, and what the backend can do.
  'account-switched', 'wiped', 'no-look-up', 'no-deduplication', 'neither',
] as const;

export type FaultClass = (typeof faultClasses)[number];
