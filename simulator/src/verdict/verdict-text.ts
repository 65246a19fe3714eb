import { chargeCounts } from './charge-counts.ts';
import { counted } from './counted.ts';
import { isoTime } from './iso-time.ts';
import { printable } from './printable.ts';
import { charges, type Verdict } from './verdict.ts';

/** Most findings that are printed. */
const FINDINGS_MAX = 20;

/** The verdict for people at a terminal: several lines, the last one ended too. */
export function verdictText(verdict: Verdict): string {
  const { clean, scenario, seed, at, messages, delivered, refused, open, expectations, findings } = verdict;
  const counts = chargeCounts(verdict);
  const found = charges.filter((charge) => counts[charge] > 0).map((charge) => `${counts[charge]} ${charge}`);
  // Unmet expectations stand in lines of their own.
  const others = findings.filter(({ charge }) => charge !== 'expectation');
  const count = charges.reduce((sum, charge) => sum + counts[charge], 0) - counts.expectation;
  const more = count - Math.min(others.length, FINDINGS_MAX);
  const lines = [
    `${clean ? 'Clean' : 'Not clean'}: ${scenario}, seed ${seed}, at ${isoTime(at)}`,
    `  ${messages === 1 ? '1 message' : `${messages} messages`}: ${delivered} delivered, ${refused} refused, ${open} open`,
    `  ${found.length === 0 ? 'Nothing found' : found.join(', ')}`,
    ...expectations.map(({ expectation, met, says }) => `  ${met ? 'met    ' : 'not met'} ${expectation} - ${says}`),
    ...others.slice(0, FINDINGS_MAX).map(({ charge, says }) => `  ${charge}: ${says}`),
    ...(more > 0 ? [`  … and ${counted(more, 'finding')} more`] : []),
  ];
  return lines.map((line) => `${printable(line)}\n`).join('');
}
