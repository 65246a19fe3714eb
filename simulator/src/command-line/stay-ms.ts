import { type Duration, durationMs } from '../duration.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** After the last rule has ended, so long is left for the page to recover, in ms. */
const AFTER_MS = 20_000;
const STAY_MS_MAX = 60_000;

/** How long a page is kept with a scenario: until its last rule has ended and some more, at most a minute. */
export function stayMs({ rules }: Scenario): number {
  const ends = rules.map(({ at = '0s', every, for: lasts, on }) => {
    // When these end, nobody knows beforehand.
    if (every !== undefined || on !== undefined || lasts === undefined) return STAY_MS_MAX;
    return durationMs(at as Duration) + durationMs(lasts as Duration);
  });
  return Math.min(STAY_MS_MAX, Math.max(0, ...ends) + AFTER_MS);
}
