import type { Change, KitRound } from './kit-round.ts';
import { quantile } from './quantile.ts';

/** How many times as long one news takes with 10,000 conversations loaded as with 1,000, in the best round of each: the page's own code, and all that follows with it. NaN where it was not measured. */
export function growthOf(rounds: readonly KitRound[]): { readonly code: number; readonly task: number } {
  const few = rounds.flatMap(({ change1k }) => (change1k !== undefined && 'codeMs' in change1k ? [change1k] : []));
  const many = rounds.flatMap(({ change10k }) => (change10k !== undefined && 'codeMs' in change10k ? [change10k] : []));
  const least = (changes: readonly Change[], read: (change: Change) => number) => quantile(changes.map(read), 0);
  const ratio = (read: (change: Change) => number) => least(many, read) / least(few, read);
  return { code: ratio(({ codeMs }) => quantile(codeMs, 0.5)), task: ratio(({ taskMs }) => taskMs) };
}
