import type { LedgerEntry } from '@cs-inbox/simulator';
import type { Click } from './click.ts';
import type { CrashViolation } from './crash-violation.ts';

/** At the very end, over all lives of the browser: each text once, and none that nobody wrote. */
export function judgeLedger(clicks: readonly Click[], ledger: readonly LedgerEntry[]): readonly CrashViolation[] {
  const written = new Set(clicks.map(({ text }) => text));
  const found: CrashViolation[] = [];
  for (const [text, entries] of Map.groupBy(ledger, (entry) => entry.text)) {
    if (entries.length > 1) found.push({ kind: 'doubled', why: `"${text}" reached its buyer ${entries.length} times in the end` });
    if (!written.has(text)) found.push({ kind: 'misreported', why: `"${text}" reached a buyer, and nobody had written it` });
  }
  return found;
}
