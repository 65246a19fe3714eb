import type { Rule } from '../faults/rule.ts';

/** A story of what goes wrong, as plain data: it may be written to JSON and read back. */
export interface Scenario {
  readonly name: string;
  /** One sentence for people. */
  readonly title: string;
  /** The row of SPEC.md that it brings about. */
  readonly row: string;
  readonly traffic: {
    /** Messages that buyers write by themselves, per minute over all stores. */
    readonly perMinute: number;
  };
  /** How long an answer takes, in ms: half of them less than p50, 19 of 20 less than p95. */
  readonly latency: { readonly p50Ms: number; readonly p95Ms: number };
  /** How long the platform remembers a key, in ms; 24 h where it is left out. */
  readonly deduplicationWindowMs?: number;
  readonly rules: readonly Rule[];
}
