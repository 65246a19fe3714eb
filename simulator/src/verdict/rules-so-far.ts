import { type Duration, durationMs } from '../duration.ts';
import type { Evidence, RuleEnd } from './evidence.ts';

/** A rule that has opened, or may have. */
export interface RuleSoFar extends Omit<RuleEnd, 'endsAt'> {
  /** What it does; null where the scenario does not have it, because it was added while the story ran. */
  readonly does: string | null;
  /** In ms since 1970; Infinity while nobody knows of an end. */
  readonly endsAt: number;
}

interface Frame {
  readonly id?: string;
  readonly do: string;
  readonly at?: Duration;
  readonly every?: Duration;
  readonly on?: object;
}

/** The rules that may have stood in somebody's way until now. */
export function rulesSoFar({ scenario, startedAt, now, ruleEnds }: Evidence): readonly RuleSoFar[] {
  const rules: readonly Frame[] = scenario.rules;
  const byId = new Map(rules.map((rule, place) => [rule.id ?? `${rule.do}-${place + 1}`, rule]));
  const spans: RuleSoFar[] = [];
  for (const end of ruleEnds) {
    const { id, endsAt } = end;
    const rule = byId.get(id);
    // A rule that waits for an occasion and has no end either has not opened, or ends with each occasion.
    const stands = rule?.on !== undefined ? endsAt !== null : opensAt(rule, startedAt) <= now;
    if (stands) spans.push({ ...end, does: rule?.do ?? null, endsAt: endsAt ?? Infinity });
  }
  return spans;
}

function opensAt(rule: Frame | undefined, startedAt: number): number {
  const after = rule?.at ?? rule?.every;
  return after === undefined ? -Infinity : startedAt + durationMs(after);
}
