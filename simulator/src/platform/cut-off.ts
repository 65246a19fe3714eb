import { isInScope } from '../scenario/in-scope.ts';
import type { Occasion } from '../scenario/occasion.ts';
import { nextOpening } from '../scenario/openings.ts';
import type { CompiledRule } from '../scenario/compiled-rule.ts';
import type { RuleRun } from '../scenario/rule-run.ts';
import type { PlatformState } from './platform-state.ts';

/**
 * The rule that cuts what is on its way between the two times (ms since 1970, the
 * later one included), and when; null where none does. What a rule will do on an
 * occasion, or by chance, nobody knows before.
 */
export function cutOff(
  { rules, runs, now }: Pick<PlatformState, 'rules' | 'runs' | 'now'>,
  occasion: Occasion,
  after: number,
  until: number,
): { readonly rule: CompiledRule; readonly at: number } | null {
  let first: { readonly rule: CompiledRule; readonly at: number } | null = null;
  for (const [place, rule] of rules.entries()) {
    if (rule.fault.cutsReplies !== true || !isInScope(rule.rule, occasion)) continue;
    // What happens by itself may rest: only what did happen counts, and what will from now on.
    const from = rule.acts === 'clock' ? Math.max(after, now) : after;
    const at = openedWithin(runs[place], after, now) ?? (rule.probability < 1 ? null : nextOpening(rule, from));
    if (at !== null && at <= until && (first === null || at < first.at)) first = { rule, at };
  }
  return first;
}

/** When a rule opened that has bitten since, if that was not before `after` and not later than `now`. */
function openedWithin(run: RuleRun | undefined, after: number, now: number): number | null {
  if (run === undefined || run.openedAt === null || run.bites === 0) return null;
  return run.openedAt >= after && run.openedAt <= now ? run.openedAt : null;
}

/** The rule that keeps the server down now, and until when (ms since 1970); null while it is up. */
export function downBy({ rules, runs, now }: PlatformState): { readonly rule: CompiledRule; readonly until: number } | null {
  for (const [place, rule] of rules.entries()) {
    const openedAt = runs[place]?.openedAt ?? null;
    if (rule.fault.downMs === undefined || openedAt === null || runs[place]?.bites === 0) continue;
    const until = openedAt + rule.fault.downMs(rule.rule as never);
    if (now < until) return { rule, until };
  }
  return null;
}
