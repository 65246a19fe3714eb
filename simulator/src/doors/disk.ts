import type { MessageKey } from '@cs-inbox/protocol';
import type { PlatformCommand } from '../platform/platform-command.ts';
import type { PlatformRequest } from '../platform/platform-request.ts';

/**
 * Something that changed the platform, as it is kept; `at` in ms since 1970.
 * Replayed in order, the rows make the same platform again. A request that is
 * null is nothing but a sign that somebody is there; `told` are messages that a stream has shown.
 */
export type Row =
  | { readonly at: number; readonly request: PlatformRequest | null }
  | { readonly at: number; readonly command: PlatformCommand }
  | { readonly at: number; readonly told: readonly MessageKey[] };

/** Which platform the rows belong to. */
export interface Founding {
  /** Of the code that made the rows: another one would replay them differently. */
  readonly version: number;
  /** ms since 1970. */
  readonly startedAt: number;
}

/** What stands on the disk. */
export interface Found {
  readonly founding: Founding | null;
  /** Those that the asker did not know; all where the founding is not the one that was known. */
  readonly rows: readonly Row[];
}

/** What to put there. A founding that is given wipes what was there. */
export interface Put {
  readonly founding: Founding | null;
  readonly row: Row | null;
}

/** Where a simulator keeps what happened, for the next page and for other tabs. */
export interface Disk {
  /** `browser` outlives the page; `memory` does not. */
  readonly kind: 'browser' | 'memory';
  /** Most rows that it keeps; null where it keeps none, because nobody else will ever read them. */
  readonly rowsMax: number | null;
  /**
   * Reads, decides and writes in one go, so that no other tab comes in between.
   * Resolves when it is on the disk; rejects where the disk fails.
   */
  exchange(known: { readonly founding: Founding | null; readonly rows: number }, decide: (found: Found) => Put): Promise<void>;
}

/** Whether two foundings are of the same platform. */
export function sameFounding(a: Founding | null, b: Founding | null): boolean {
  return a?.version === b?.version && a?.startedAt === b?.startedAt;
}
