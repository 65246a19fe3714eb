import type { Access } from './access.ts';
import type { HttpLimits } from './http-limits.ts';
import type { ServeOptions } from './serve-options.ts';

/** The options of a server with everything filled in. */
export interface Door extends Pick<ServeOptions, 'host' | 'elsewhere'>, Access {
  /** With a slash at both its ends. */
  readonly base: string;
  readonly limits: HttpLimits;
}
