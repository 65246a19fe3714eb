/** How long a proof that the list is up to date holds, ms: two heartbeats of the stream, or ten questions, and some room. */
const FRESH_MS = 45_000;

/** Whether what was up to date at `freshAt` counts as up to date at `now`. Times are ms since the epoch; null is never. */
export function isFresh(freshAt: number | null, now: number): boolean {
  return freshAt !== null && now - freshAt <= FRESH_MS;
}
