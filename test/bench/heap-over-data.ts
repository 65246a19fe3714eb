import type { KitRound } from './kit-round.ts';
import { median } from './median.ts';

/** How much the page's memory grows over the weight of 100,000 messages themselves, as a share of that; NaN where it was not measured. */
export function heapOverData(rounds: readonly KitRound[]): number {
  return median(
    rounds.map(({ dataBytes, mount100k }) => (dataBytes !== undefined && mount100k !== undefined && 'jsBytes' in mount100k ? (mount100k.jsBytes + mount100k.domBytes) / dataBytes : Number.NaN)),
  );
}
