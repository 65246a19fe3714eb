import type { Chance } from '../chance.ts';
import type { Acts, Moment } from '../faults/fault.ts';
import type { Phase } from '../faults/phase.ts';
import type { CompiledRule } from '../scenario/compiled-rule.ts';
import { isInScope } from '../scenario/in-scope.ts';
import type { Occasion } from '../scenario/occasion.ts';
import { bitten, consult, type Ends, freshRun, type RuleRun } from '../scenario/rule-run.ts';
import { concerned } from './concerned.ts';
import type { PlatformState } from './platform-state.ts';

/** A rule that bit, and what came of it. */
export interface Bite<A extends keyof Acts> {
  readonly rule: CompiledRule;
  readonly effect: Acts[A]['effect'];
}

export interface Asked<A extends keyof Acts> {
  readonly state: PlatformState;
  readonly bites: readonly Bite<A>[];
  /** Up to which rule (their number, from the first on) there was one to ask. */
  readonly asked: number;
}

export interface Question<A extends keyof Acts> {
  readonly acts: A;
  /** Only rules that sit there are asked. */
  readonly phases?: readonly Phase[];
  readonly occasion: Occasion;
  /** For how many rules, from the first on, the occasion is none of the first time: they have counted it before. */
  readonly counted?: number;
  /** What the fault may know, besides what every fault does. Called for each rule that is open, with the bites before it. */
  readonly moment: (common: Moment, bites: readonly Bite<A>[]) => Acts[A]['moment'];
  /** Whether the first bite ends it: no rule after it is asked, nor does it count the occasion. */
  readonly firstOnly: boolean;
  /** No occasion, only the passing of time: rules that wait for occasions are not asked. */
  readonly onlyTimed?: boolean;
}

/** Asks the rules of a scenario in order about one occasion, and counts. */
export function askRules<A extends keyof Acts>(state: PlatformState, question: Question<A>, chance: Chance): Asked<A> {
  const { acts, phases, occasion, counted = 0, firstOnly, onlyTimed = false } = question;
  const again = counted === 0 ? occasion : { ...occasion, first: false };
  const bites: Bite<A>[] = [];
  let asked = 0;
  let runs: RuleRun[] | null = null;
  for (const [place, rule] of state.rules.entries()) {
    if (rule.acts !== acts || (phases !== undefined && !phases.includes(rule.phase)) || !isInScope(rule.rule, occasion)) continue;
    if (onlyTimed && rule.trigger.kind === 'on') continue;
    asked = place + 1;
    const before = state.runs[place] ?? freshRun;
    const ends = rule.until === null ? never : { loggedInAt: loginAfter(state, occasion), restartedAt: state.restartedAt };
    const { run, open, closesAt } = consult(rule, before, place < counted ? again : occasion, ends, chance);
    const effect = open ? applied(rule, question, { closesAt, bites }, chance) : null;
    const after = effect === null ? run : bitten(run, occasion, whomOf(state, rule, occasion));
    if (effect !== null) bites.push({ rule, effect });
    if (after !== before) {
      runs ??= [...state.runs];
      runs[place] = after;
    }
    if (firstOnly && effect !== null) break;
  }
  return { state: runs === null ? state : { ...state, runs }, bites, asked };
}

const never: Ends = { loggedInAt: null, restartedAt: null };

function applied<A extends keyof Acts>(
  { id, fault, rule, since }: CompiledRule,
  { occasion, moment }: Question<A>,
  { closesAt, bites }: { readonly closesAt: number | null; readonly bites: readonly Bite<A>[] },
  chance: Chance,
): Acts[A]['effect'] | null {
  const { message, kind, ordinal, now } = occasion;
  const about = message === null ? [kind, ordinal ?? now - since] : [message.conversationId, message.ordinal, message.departure];
  const common: Moment = { now, closesAt, draw: (use) => chance('fault', id, use, ...about) };
  // Which fault goes with which moment, `acts` says; the compiler cannot follow that through the table of faults.
  return fault.apply(rule as never, moment(common, bites) as never) as Acts[A]['effect'] | null;
}

/** Whom a rule met, where what it does stands: a login may be gone for several stores at once. */
function whomOf(state: PlatformState, { fault }: CompiledRule, { storeId, conversationId }: Occasion): readonly string[] {
  if (fault.stands === undefined) return [];
  if (fault.stands === 'conversation') return conversationId === null ? [] : [conversationId];
  const store = state.stores.find(({ id }) => id === storeId);
  if (store === undefined) return [];
  return fault.stands === 'login' ? concerned(state, store).map(({ id }) => id) : [store.id];
}

/** When the store of an occasion was signed in for the last time; for what belongs to no store, when any was. */
function loginAfter({ loggedInAt }: PlatformState, { storeId }: Occasion): number | null {
  if (storeId !== null) return loggedInAt.get(storeId) ?? null;
  return loggedInAt.size === 0 ? null : Math.max(...loggedInAt.values());
}
