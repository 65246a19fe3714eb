import type { StoreId } from '@cs-inbox/protocol';
import { climb } from '../delivery/ladder.ts';
import { circuitUntil, tries, turnAt } from './circuit.ts';
import { passes } from './gates.ts';
import { healsItself } from './heal.ts';
import { holdOf, wantedAt } from './hold.ts';
import { headOf } from './lane.ts';
import { goesAgain, type OutboxEntry } from './outbox-entry.ts';
import type { Departure, Lane } from './outbox-state.ts';
import { awayOf } from './pace.ts';
import type { PlannedAttempt } from './planned-attempt.ts';
import { beginsAnew, goesTogether, lookUp, nextStep } from './reconcile.ts';
import type { SendTrigger } from './send-attempt.ts';
import type { Turn } from './turn.ts';

/** Sets off everything that may go now: the heads of idle lanes, fairly over the stores, else in the order of their clicks. */
export function departAll(turn: Turn): void {
  const { state, now } = turn;
  if (!state.leading || !state.network || state.halted !== null || turn.full) return;
  const turns = new Map<StoreId, number>();
  const ready: OutboxEntry[] = [];
  const together: Departure[] = [];
  let busy = false;
  for (const lane of state.lanes.values()) {
    if (lane.flight?.kind === 'send' && lane.flight.together === true) busy = true;
    const storeId = lane.entries[0]?.storeId ?? '';
    const known = turns.get(storeId) ?? 0;
    const entry = known > now ? null : readyEntry(lane, turn);
    if (entry === null) continue;
    const at = known || turnAt(turn, storeId);
    turns.set(storeId, at);
    if (at <= now) ready.push(entry);
  }
  for (const entry of fairly(turn, ready)) {
    if (turn.full) break;
    const joins = goesTogether(turn, entry);
    // One such request at a time; what it does not take goes with the next one.
    if (joins && (busy || together.length >= turn.policy.togetherMax || differs(entry, together[0]))) continue;
    const { storeId } = entry;
    if (turnAt(turn, storeId) <= now) {
      const step = nextStep(turn, entry);
      if (step === 'look-up') lookUp(turn, entry);
      else if (step === 'go' && passes(turn, entry)) depart(turn, entry, entry.planned ?? byItself(triggerOf(entry)), joins ? together : null);
      tries(turn, step === 'look-up' ? null : storeId);
    }
    turns.set(storeId, turnAt(turn, storeId));
  }
  if (together.length > 0) {
    turn.commit({ kind: 'together', departures: together }, { puts: together.flatMap(({ conversationId, before }) => turn.entry(conversationId, before.key) ?? []) });
  }
  const next = Math.min(...[...turns.values()].filter((at) => at > now));
  const nextAt = next === Infinity ? null : Math.ceil(next);
  if (nextAt !== state.turnAt) turn.set({ turnAt: nextAt });
}

/** A store of which less is on its way comes first, so that the long queue of one keeps no other waiting. */
function fairly(turn: Turn, ready: readonly OutboxEntry[]): readonly OutboxEntry[] {
  const away = new Map<StoreId, number>();
  const ranked = ready.toSorted((a, b) => triedAt(turn, a) - triedAt(turn, b) || a.seq - b.seq).map((entry) => {
    const rank = away.get(entry.storeId) ?? awayOf(turn, entry.storeId);
    away.set(entry.storeId, rank + 1);
    return { entry, rank };
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ entry }) => entry);
}

/** Where single ones find out whether anybody answers: first what a person wants, then what is unconfirmed already, the longest ago first. */
function triedAt(turn: Turn, { attempts, delivery, planned, storeId }: OutboxEntry): number {
  if (planned !== null || (circuitUntil(turn) ?? circuitUntil(turn, storeId)) === null) return 0;
  return delivery === 'unconfirmed' ? (attempts.at(-1)?.departedAt ?? 0) : turn.now;
}

function triggerOf({ attemptCount, delivery, failure }: OutboxEntry): SendTrigger {
  if (attemptCount === 0) return 'first';
  if (delivery === 'unconfirmed') return 'automatic';
  return failure?.cause === 'login' || failure?.cause === 'network' ? 'reconnect' : 'automatic';
}

export function byItself(trigger: SendTrigger): PlannedAttempt {
  return { trigger, by: '', reason: '', failure: null };
}

function readyEntry(lane: Lane, turn: Turn): OutboxEntry | null {
  if (lane.flight !== null) return null;
  const head = headOf(lane);
  if (head === null || lane.storing.includes(head.key)) return null;
  if (head.notBefore !== null && head.notBefore > turn.now) return null;
  if (head.delivery === 'failed' && !healsItself(head)) return null;
  if (nextStep(turn, head) === 'none') return null;
  if (isUnsure(head)) return head;
  if (!turn.state.upToDate && asksForNews(turn, head)) return null;
  return holdOf(turn.state, head, turn.now, turn.policy.staleAfterMs) === null && passes(turn, head) ? head : null;
}

/** What goes again, or has waited, would know first whether something newer has come; but not for ever. */
function asksForNews({ now, policy, state }: Turn, entry: OutboxEntry): boolean {
  return (goesAgain(entry) || now - wantedAt(entry) > policy.waitedMs) && now < state.networkSince + policy.upToDateWaitMs;
}

/** Whether the machine has to find out what became of it; what a person sends again all the same just goes. */
function isUnsure({ delivery, planned }: OutboxEntry): boolean {
  return delivery === 'unconfirmed' && planned === null;
}

/** One request has one reason. */
function differs({ planned }: OutboxEntry, first: Departure | undefined): boolean {
  return first !== undefined && first.before.planned?.reason !== planned?.reason;
}

/**
 * Records the departure on disk; the attempt itself waits until the disk has it.
 * @param together those that are recorded, and go, with it; null where it goes alone
 */
function depart(turn: Turn, before: OutboxEntry, planned: PlannedAttempt, together: Departure[] | null): void {
  const entry = departed(turn, before, planned);
  turn.putEntry(entry);
  storeThenSend(turn, entry, together !== null);
  const departure = { kind: 'depart', conversationId: entry.conversationId, before } as const;
  if (together === null) turn.commit(departure, { puts: [entry] });
  else together.push(departure);
}

/** Occupies the lane until the row is on disk; `committed` then sends. */
export function storeThenSend(turn: Turn, entry: OutboxEntry, together = false): void {
  turn.putLane(entry.conversationId, {
    flight: { kind: 'send', key: entry.key, attempt: entry.attemptCount, phase: 'storing', together },
  });
}

/** The row as it is once the next attempt has left. */
export function departed(turn: Turn, entry: OutboxEntry, planned: PlannedAttempt): OutboxEntry {
  const number = entry.attemptCount + 1;
  const { trigger, by, reason } = planned;
  const attempt = { number, trigger, by, reason, departedAt: turn.now, endedAt: null, outcome: null, cause: null, code: '', requestId: '' };
  return {
    ...entry,
    delivery: climb(entry.delivery, 'depart') as OutboxEntry['delivery'],
    sendingSince: entry.sendingSince ?? turn.now,
    windowSince: beginsAnew(turn, entry) ? turn.now : entry.windowSince,
    attempts: [...entry.attempts, attempt].slice(-turn.policy.attemptsKeptMax),
    attemptCount: number,
    lookUpsFailed: 0,
    // For what it was refused before, until more is known.
    failure: entry.planned?.failure ?? (entry.delivery === 'waiting' ? null : entry.failure),
    notBefore: null,
    planned: null,
    dailyAt: null,
    automaticAttempts: entry.automaticAttempts + (entry.planned?.trigger === 'automatic' ? 1 : 0),
    stopped: false,
  };
}
