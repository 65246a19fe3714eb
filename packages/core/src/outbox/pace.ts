import type { Pace, StoreId } from '@cs-inbox/protocol';
import type { SendPolicy } from '../retry/policy.ts';
import type { Flight } from './outbox-state.ts';
import type { Turn } from './turn.ts';

/** What this page knows of how much it has sent to a store, and how fast it may. */
export interface StorePace {
  /** Messages and look-ups on their way. */
  readonly away: number;
  /** When messages can have reached the platform at the latest, ms since the epoch, and how many each time; oldest first. */
  readonly sent: readonly { readonly at: number; readonly count: number }[];
  /** Shortest time that an answer has taken, ms, and how many there were. */
  readonly quickestMs: number;
  readonly answers: number;
  /** Learned from refusals where nobody tells: the time between two messages, ms, and when that was. */
  readonly learned: { readonly gapMs: number; readonly at: number } | null;
  /** Since when this page sends what others may have sent before it, ms since the epoch, or null. */
  readonly blindAt: number | null;
}

/** Most instants that are kept of one store; of a faster pace, messages that came close together share one. */
const INSTANTS_MAX = 64;

/** Platforms count by the second: within one the messages may come together. */
const SECOND_MS = 1_000;

const idle: StorePace = { away: 0, sent: [], quickestMs: Infinity, answers: 0, learned: null, blindAt: null };

function paceOf({ state }: Turn, storeId: StoreId): StorePace {
  return state.paces.get(storeId) ?? idle;
}

function put(turn: Turn, storeId: StoreId, change: Partial<StorePace>): void {
  turn.set({ paces: new Map(turn.state.paces).set(storeId, { ...paceOf(turn, storeId), ...change }) });
}

/** When a message went on the wire, ms since the epoch; null where it has not, and of a look-up. */
export function departedAt(flight: Flight | null, { attemptDeadlineMs }: SendPolicy): number | null {
  return flight?.kind === 'send' && flight.phase === 'away' ? flight.deadlineAt - attemptDeadlineMs : null;
}

/** How many messages and look-ups of a store are on their way. */
export function awayOf(turn: Turn, storeId: StoreId): number {
  return paceOf(turn, storeId).away;
}

/** Something leaves; until its end is known it may arrive at any time. */
export function leaves(turn: Turn, storeId: StoreId): void {
  put(turn, storeId, { away: awayOf(turn, storeId) + 1 });
}

/**
 * It has ended. What the network held up counts as having arrived late, not as having left early.
 * @param departedAt when it went on the wire, ms since the epoch, or null where it was no message or never did
 */
export function lands(turn: Turn, storeId: StoreId, departedAt: number | null): void {
  const pace = paceOf(turn, storeId);
  const away = pace.away - 1;
  if (departedAt === null) return put(turn, storeId, { away });
  const told = toldPace(turn, storeId);
  const keptMs = told?.everyMs ?? turn.policy.paceMeasuredMs;
  const { messages, everyMs } = told ?? learnedPace(turn, pace) ?? { messages: 1, everyMs: 0 };
  const slotMs = everyMs / messages < keptMs / INSTANTS_MAX ? keptMs / INSTANTS_MAX : 1;
  const underwayMs = pace.answers < turn.policy.paceAnswersMin ? 0 : pace.quickestMs;
  const at = Math.ceil(Math.max(departedAt, turn.now - underwayMs) / slotMs) * slotMs;
  const count = (pace.sent.find((instant) => instant.at === at)?.count ?? 0) + 1;
  const others = pace.sent.filter((instant) => instant.at > turn.now - keptMs && instant.at !== at);
  put(turn, storeId, { away, sent: [...others, { at, count }].sort((x, y) => x.at - y.at) });
}

/** An answer took so many ms. */
export function answeredWithin(turn: Turn, storeId: StoreId, tookMs: number): void {
  const { answers, quickestMs } = paceOf(turn, storeId);
  if (answers < turn.policy.paceAnswersMin || tookMs < quickestMs) put(turn, storeId, { answers: answers + 1, quickestMs: Math.min(tookMs, quickestMs) });
}

/** Pages before this one may have sent a moment ago what nobody remembers here. */
export function startBlind(turn: Turn, storeId: StoreId): void {
  if (paceOf(turn, storeId).blindAt !== turn.now) put(turn, storeId, { blindAt: turn.now });
}

/** A little under what the backend tells. */
function toldPace({ state, policy }: Turn, storeId: StoreId): Pace | null {
  const told = state.stores.get(storeId)?.pace ?? null;
  return told === null ? null : { messages: told.messages, everyMs: told.everyMs / policy.paceShare };
}

/** What was learned wears off, step by step. */
function learnedPace({ now, policy }: Turn, { learned }: StorePace): Pace | null {
  const steps = learned === null ? Infinity : Math.floor((now - learned.at) / policy.paceFasterMs);
  if (learned === null || steps >= policy.paceForgottenSteps) return null;
  const gapMs = learned.gapMs / policy.paceFaster ** steps;
  const messages = Math.max(1, Math.floor(SECOND_MS / gapMs));
  return { messages, everyMs: messages * gapMs };
}

/** Only single messages leave before the backend has spoken of their store. */
function blindPace({ state }: Turn, storeId: StoreId): Pace | null {
  return state.upToDate || state.stores.has(storeId) ? null : { messages: 1, everyMs: SECOND_MS };
}

/** From when on one more message may leave as far as the pace of its store is concerned, ms since the epoch; Infinity where an answer decides. */
export function paceTurnAt(turn: Turn, storeId: StoreId): number {
  const pace = paceOf(turn, storeId);
  const told = toldPace(turn, storeId);
  const limit = told ?? learnedPace(turn, pace) ?? blindPace(turn, storeId);
  if (limit === null) return 0;
  const { away, sent, blindAt } = pace;
  const seesAt = told === null || blindAt === null || told.everyMs > turn.policy.paceBlindMs ? 0 : blindAt + told.everyMs;
  let free = limit.messages - away;
  if (free <= 0) return Infinity;
  for (const { at, count } of sent.toReversed()) {
    free -= count;
    if (free <= 0) return at + limit.everyMs;
  }
  return seesAt;
}

/** A store of whose pace nobody tells has had too much: half of what it got lately, and no faster than so far. */
export function slowDown(turn: Turn, storeId: StoreId, departedAt: number): void {
  const { now, policy } = turn;
  const pace = paceOf(turn, storeId);
  // What had left before the last such refusal was known tells nothing new.
  if (toldPace(turn, storeId) !== null || (pace.learned !== null && departedAt <= pace.learned.at)) return;
  const measured = pace.sent.reduce((sum, { at, count }) => (at > now - policy.paceMeasuredMs ? sum + count : sum), pace.away);
  if (measured < (pace.learned === null ? policy.paceMeasuredMin : 1)) return;
  const { messages, everyMs } = learnedPace(turn, pace) ?? { messages: 1, everyMs: 0 };
  const gapMs = Math.max(everyMs / messages, (2 * policy.paceMeasuredMs) / measured);
  put(turn, storeId, { learned: { gapMs: Math.min(policy.paceSlowestMs, gapMs), at: now } });
}
