/** A length of time as people write it: `6s`, `500ms`, `2m`, `24h`. */
export type Duration = `${number}${'ms' | 's' | 'm' | 'h'}`;

const UNIT_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 } as const;

/** The same in ms. */
export function durationMs(duration: Duration): number {
  const parts = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/u.exec(duration);
  const amount = Number(parts?.[1] ?? Number.NaN);
  const unit = parts?.[2] as keyof typeof UNIT_MS | undefined;
  if (unit === undefined || !Number.isFinite(amount)) throw new TypeError(`"${duration}" is no duration; write "6s", "500ms", "2m" or "24h"`);
  return amount * UNIT_MS[unit];
}
