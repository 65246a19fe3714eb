import type { ConversationId, StoreId } from '@cs-inbox/protocol';
import type { Chance } from '../chance.ts';
import type { CompiledRule } from './compiled-rule.ts';
import { matches, type Occasion } from './occasion.ts';
import { openingAt } from './openings.ts';

/** What a rule has been through so far. */
export interface RuleRun {
  /** Occasions so far that it waits for. */
  readonly matches: number;
  /** Which opening this is, from 1; 0 before the first. */
  readonly opening: number;
  /** ms since 1970. */
  readonly openedAt: number | null;
  /** How often it bit, in this opening and at all. */
  readonly bites: number;
  readonly bitesInAll: number;
  /** ms since 1970. */
  readonly lastBiteAt: number | null;
  /** In which opening it met a store (or a conversation) for the last time. */
  readonly met: ReadonlyMap<StoreId | ConversationId, number>;
}

export const freshRun: RuleRun = { matches: 0, opening: 0, openedAt: null, bites: 0, bitesInAll: 0, lastBiteAt: null, met: new Map() };

/** Whether a rule is open to an occasion. */
export interface Consulted {
  readonly run: RuleRun;
  readonly open: boolean;
  /** When the opening ends by time, in ms since 1970; null where no time ends it. */
  readonly closesAt: number | null;
}

/** What ended since a rule opened, in ms since 1970; null where it never happened. */
export interface Ends {
  readonly loggedInAt: number | null;
  readonly restartedAt: number | null;
}

/** Asks a rule, and counts the occasion. It is called once for each occasion that the rule may answer to. */
export function consult(rule: CompiledRule, before: RuleRun, occasion: Occasion, ends: Ends, chance: Chance): Consulted {
  const shut = { run: before, open: false, closesAt: null };
  if (!rule.fault.answersTo.includes(occasion.kind === 'other' ? 'request' : occasion.kind)) return shut;
  const opened = openingOf(rule, before, occasion);
  if (opened === null) return shut;
  const { run, fires } = opened;
  if (run.openedAt === null) return { ...shut, run };
  const closesAt = rule.forMs === null ? null : run.openedAt + rule.forMs;
  const stays = rule.forMs !== null || rule.times !== null || rule.until !== null;
  const waits = rule.trigger.kind === 'on' && !fires && (!stays || rule.fault.stands !== undefined);
  const ended =
    waits ||
    (closesAt !== null && occasion.now >= closesAt) ||
    (rule.times !== null && run.bites >= rule.times) ||
    hasEnded(rule, run.openedAt, ends) ||
    metAlready(rule, run, occasion);
  if (ended || !isLikely(rule, run, occasion, chance)) return { ...shut, run };
  return { run, open: true, closesAt };
}

/** The run after the rule bit. `whom`: the stores or the conversation against which it stands now. */
export function bitten(run: RuleRun, { now }: Occasion, whom: readonly (StoreId | ConversationId)[]): RuleRun {
  const met = whom.length === 0 ? run.met : new Map([...run.met, ...whom.map((one) => [one, run.opening] as const)]);
  return { ...run, bites: run.bites + 1, bitesInAll: run.bitesInAll + 1, lastBiteAt: now, met };
}

/** The opening that the occasion falls into; `fires`: this very occasion opens it. Null before the first. */
function openingOf(rule: CompiledRule, before: RuleRun, occasion: Occasion): { readonly run: RuleRun; readonly fires: boolean } | null {
  const { trigger } = rule;
  if (trigger.kind !== 'on') {
    const timed = openingAt(rule, occasion.now);
    return timed === null ? null : { run: opened(before, timed.ordinal, timed.openedAt), fires: false };
  }
  if (!matches(trigger.occasion, occasion)) return { run: before, fires: false };
  const counted = { ...before, matches: before.matches + 1 };
  const after = counted.matches - trigger.nth;
  const fires = trigger.every === null ? after === 0 : after >= 0 && after % trigger.every === 0;
  return { run: fires ? opened(counted, before.opening + 1, occasion.now) : counted, fires };
}

function opened(run: RuleRun, opening: number, openedAt: number): RuleRun {
  return run.opening === opening ? run : { ...run, opening, openedAt, bites: 0 };
}

function hasEnded({ until }: CompiledRule, openedAt: number, { loggedInAt, restartedAt }: Ends): boolean {
  if (until === null) return false;
  const endedAt = until === 'log-in' ? loggedInAt : restartedAt;
  return endedAt !== null && endedAt > openedAt;
}

/** What stands until somebody heals it meets each store once in an opening that no time ends: else it would come back at once. */
function metAlready(rule: CompiledRule, run: RuleRun, occasion: Occasion): boolean {
  const { fault, trigger, forMs, times } = rule;
  if (fault.stands === undefined || trigger.kind !== 'at' || forMs !== null || times !== null || 'limit' in rule.rule) return false;
  const whom = fault.stands === 'conversation' ? occasion.conversationId : occasion.storeId;
  return run.met.get(whom ?? '') === run.opening;
}

/** Draws hang on the message and its departure, or else on the time, for a stream on the opening; never on a key or on what happens in other conversations. */
function isLikely({ id, probability, since }: CompiledRule, { opening }: RuleRun, { kind, message, conversationId, ordinal, now }: Occasion, chance: Chance): boolean {
  if (probability >= 1) return true;
  // Over an opening a stream is asked again and again, and at each time there is another one.
  const time = ordinal === null ? [now - since] : kind === 'stream' ? [ordinal, opening] : [ordinal];
  const about = message === null ? [kind, conversationId ?? '', ...time] : [message.conversationId, message.ordinal, message.departure];
  return chance('rule', id, ...about) < probability;
}
