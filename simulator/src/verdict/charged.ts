import type { Charge, Finding } from './verdict.ts';

/** Most findings that a verdict holds. */
export const FINDINGS_MAX = 1_000;

/** How often something happened, and what shows it. */
export interface Charged {
  readonly count: number;
  /** The first 1,000. */
  readonly findings: readonly Finding[];
}

/** Counts all hits and puts the first of them into words. */
export function charged<T>(charge: Charge, hits: readonly T[], inWords: (hit: T) => Omit<Finding, 'charge'>): Charged {
  return { count: hits.length, findings: hits.slice(0, FINDINGS_MAX).map((hit) => ({ charge, ...inWords(hit) })) };
}
