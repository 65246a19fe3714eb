import { isInScope } from '../scenario/in-scope.ts';
import type { Occasion } from '../scenario/occasion.ts';
import { nextOpening } from '../scenario/openings.ts';
import type { CompiledRule } from '../scenario/compiled-rule.ts';
import type { PlatformState } from './platform-state.ts';

/** The rule that cuts what is on its way between the two times (ms since 1970, the later one included), and when; null where none does. */
export function cutOff(
  { rules }: Pick<PlatformState, 'rules'>,
  occasion: Occasion,
  after: number,
  until: number,
): { readonly rule: CompiledRule; readonly at: number } | null {
  let first: { readonly rule: CompiledRule; readonly at: number } | null = null;
  for (const rule of rules) {
    if (rule.fault.cutsReplies !== true || rule.probability < 1 || !isInScope(rule.rule, occasion)) continue;
    const at = nextOpening(rule, after);
    if (at !== null && at <= until && (first === null || at < first.at)) first = { rule, at };
  }
  return first;
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
