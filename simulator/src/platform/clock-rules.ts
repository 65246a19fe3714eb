import type { Conversation } from '@cs-inbox/protocol';
import type { Chance } from '../chance.ts';
import type { ClockMoment } from '../faults/fault.ts';
import type { CompiledRule } from '../scenario/compiled-rule.ts';
import { isInScope } from '../scenario/in-scope.ts';
import type { Occasion } from '../scenario/occasion.ts';
import { nextOpening } from '../scenario/openings.ts';
import { freshRun, type RuleRun } from '../scenario/rule-run.ts';
import type { PlatformState } from './platform-state.ts';

/** The rule that makes something happen by itself next, and when (ms since 1970); null where none ever does. What comes again and again rests while nobody is there. */
export function nextClockRule({ rules, runs, awakeUntil, restedUntil }: PlatformState): { readonly place: number; readonly at: number } | null {
  let next: { readonly place: number; readonly at: number } | null = null;
  for (const [place, rule] of rules.entries()) {
    if (rule.acts !== 'clock') continue;
    const rests = rule.trigger.kind === 'at' && rule.trigger.everyMs !== null;
    const at = openingAfter(rule, runs[place] ?? freshRun, rests ? restedUntil : null);
    if (at !== null && !(rests && at > awakeUntil) && (next === null || at < next.at)) next = { place, at };
  }
  return next;
}

/** Lets a rule do what it does at its time (ms since 1970). */
export function runClockRule(state: PlatformState, place: number, at: number, chance: Chance): PlatformState {
  const rule = state.rules[place];
  if (rule === undefined) return state;
  const before = state.runs[place] ?? freshRun;
  const opening = before.opening + 1;
  const bites = rule.probability >= 1 || chance('rule', rule.id, 'clock', opening) < rule.probability;
  const run: RuleRun = { ...before, opening, openedAt: at, bites: bites ? 1 : 0, bitesInAll: before.bitesInAll + (bites ? 1 : 0), lastBiteAt: bites ? at : before.lastBiteAt };
  const opened: PlatformState = { ...state, now: at, runs: state.runs.with(place, run) };
  if (!bites) return opened;
  const closesAt = rule.forMs === null ? null : at + rule.forMs;
  const moment: ClockMoment = { now: at, closesAt, state: opened, chance, concerns: (conversation) => isInScope(rule.rule, about(opened, conversation)), draw: (use) => chance('fault', rule.id, use, opening) };
  // Which fault goes with which moment, `acts` says; the compiler cannot follow that through the table of faults.
  return (rule.fault.apply(rule.rule as never, moment as never) as PlatformState | null) ?? opened;
}

function about({ stores, now, account }: PlatformState, { id, storeId }: Conversation): Occasion {
  const store = stores.find((one) => one.id === storeId);
  const { market = null, platform = null } = store ?? {};
  return { kind: 'other', now, first: false, storeId, market, platform, conversationId: id, operator: account, message: null, ordinal: null };
}

function openingAfter(rule: CompiledRule, { openedAt }: RuleRun, restedUntil: number | null): number | null {
  const after = openedAt ?? rule.since - 1;
  return nextOpening(rule, Math.max(after, restedUntil ?? after));
}
