/**
 * The ways in which a connection breaks. The stand-alone server does each of them
 * on a real socket; the other doors do what a fetch client would notice of it.
 */
export type Breakage =
  /** Nobody listens: the connection is refused. */
  | 'refuse'
  /** The connection never comes about. */
  | 'connect-hang'
  /** Reset before the first byte of the answer. */
  | 'reset-before-headers'
  /** Closed in good order before the first byte of the answer. */
  | 'fin-before-headers'
  /** The connection stands, and no byte ever comes. */
  | 'silence'
  /** What comes is no HTTP. */
  | 'garbage-status-line'
  /** The headers come so slowly that it takes seconds. */
  | 'slow-headers'
  /** Status and headers come, then the connection is reset. */
  | 'reset-after-headers'
  /** Status and headers come, and no byte of the body ever does. */
  | 'silence-after-headers'
  /** Reset in the middle of the body. */
  | 'reset-mid-body'
  /** Closed in good order in the middle of a body whose length was announced. */
  | 'fin-mid-body'
  /** The body comes at one byte per second. */
  | 'byte-per-second'
  /** A chunk of the body announces a size that is no number. */
  | 'bad-chunk-size'
  /** The headers announce a shorter body than there is: its rest is lost, and nobody notices. */
  | 'content-length-short'
  /** The headers announce a longer body than ever comes. */
  | 'content-length-long'
  /** A compressed body breaks off. */
  | 'gzip-cut';

/** What a fetch client notices of it. */
export type Seen =
  /** The promise of `fetch` rejects. */
  | 'rejected'
  /** The promise of `fetch` never settles. */
  | 'pending'
  /** A response stands there, and reading its body rejects. */
  | 'broken-body'
  /** A response stands there, and its body never ends. */
  | 'pending-body'
  /** A response whose body ends too early, as if all were well. */
  | 'short-body'
  /** A whole response, late. */
  | 'late'
  /** A response whose body comes very slowly. */
  | 'slow-body';

export const seenOf = {
  refuse: 'rejected',
  'connect-hang': 'pending',
  'reset-before-headers': 'rejected',
  'fin-before-headers': 'rejected',
  silence: 'pending',
  'garbage-status-line': 'rejected',
  'slow-headers': 'late',
  'reset-after-headers': 'broken-body',
  'silence-after-headers': 'pending-body',
  'reset-mid-body': 'broken-body',
  'fin-mid-body': 'broken-body',
  'byte-per-second': 'slow-body',
  'bad-chunk-size': 'broken-body',
  'content-length-short': 'short-body',
  'content-length-long': 'broken-body',
  'gzip-cut': 'broken-body',
} as const satisfies Record<Breakage, Seen>;
