/** What we know of the way to the backend, from measured facts and the browser's hints. */
export type Connection =
  /** The browser says that there is no network. */
  | { readonly state: 'offline'; readonly since: number }
  /** It says that it is back; we wait until that has held for a while. */
  | { readonly state: 'settling'; readonly since: number; readonly lostSince: number; readonly stableAt: number }
  /** Catching up. `lostSince` where it follows a loss. */
  | { readonly state: 'connecting'; readonly since: number; readonly lostSince: number | null }
  /** A stream stands, here or in the tab that keeps it; up to date as of `provenAt`, its last byte or the last good answer. */
  | { readonly state: 'live'; readonly provenAt: number }
  /** Asking again and again; up to date as of `provenAt`, the last good answer. */
  | { readonly state: 'polling'; readonly provenAt: number }
  /** Nothing is asked any more. */
  | { readonly state: 'ended'; readonly since: number };

/** How long the network must hold before it counts as back, ms (SYNC-2). */
export const STABLE_MS = 3_000;
