import type { HealthLevel } from '@cs-inbox/state';
import type { Words } from '../words/words.ts';
import type { HealthRow } from './health-row.ts';

/** The sentence on top: how many need somebody, how many are to be watched, how many are fine. */
export function healthSummary(rows: readonly HealthRow[], { health }: Words): string {
  const count = (level: HealthLevel) => rows.filter((row) => row.level === level).length;
  const [act, look, ok] = [count('act'), count('look'), count('ok')];
  if (rows.length === 0) return health.measuring;
  return act + look === 0 ? health.allFine(ok) : health.summary(act, look, ok);
}
