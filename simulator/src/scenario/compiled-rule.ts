import type { Acts, Fault } from '../faults/fault.ts';
import type { Phase } from '../faults/phase.ts';
import type { OccasionKind } from './occasion-kind.ts';
import type { Rule } from './scenario.ts';

/** When a rule opens. Times in ms. */
export type Trigger =
  | { readonly kind: 'always' }
  | { readonly kind: 'at'; readonly atMs: number; readonly everyMs: number | null }
  | { readonly kind: 'on'; readonly occasion: OccasionKind; readonly nth: number; readonly every: number | null };

/** A rule as the platform works with it. */
export interface CompiledRule {
  readonly id: string;
  readonly rule: Rule;
  readonly fault: Fault;
  readonly acts: keyof Acts;
  readonly phase: Phase;
  /** What its times count from, in ms since 1970. */
  readonly since: number;
  readonly trigger: Trigger;
  readonly forMs: number | null;
  readonly times: number | null;
  readonly until: 'log-in' | 'restart' | null;
  readonly probability: number;
  /** Whether somebody added it while the story ran. */
  readonly added: boolean;
}
