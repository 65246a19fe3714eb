/** A length of time as people write it: `500ms`, `6s`, `2m`, `24h`, `3d`. */
export type Duration = `${number}${'ms' | 's' | 'm' | 'h' | 'd'}`;

export const DURATION_PATTERN = /^\d{1,9}(?:\.\d{1,6})?(?:ms|s|m|h|d)$/u;

const UNIT_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** The same in whole ms. */
export function durationMs(duration: Duration): number {
  if (!DURATION_PATTERN.test(duration)) throw new TypeError(`"${duration}" is no duration; write "500ms", "6s", "2m", "24h" or "3d"`);
  const unit = /[a-z]+$/u.exec(duration)?.[0] as keyof typeof UNIT_MS;
  return Math.round(Number(duration.slice(0, -unit.length)) * UNIT_MS[unit]);
}
