import type { Format } from '../format/format.ts';
import type { Words } from '../words/words.ts';
import type { HealthRow } from './health-row.ts';
import { healthSummary } from './health-summary.ts';

/** The whole panel as plain text, for a report or a chat: one line for each check. */
export function healthText(rows: readonly HealthRow[], now: number, words: Words, format: Format): string {
  const { health } = words;
  const lines = rows.map(({ level, name, found, at }) => `${health.level[level]} · ${name} · ${found} (${format.since(at, now)})`);
  return [`${health.title} · ${format.full(now)}`, healthSummary(rows, words), ...lines, ''].join('\n');
}
