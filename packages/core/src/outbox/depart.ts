import { climb } from '../delivery/ladder.ts';
import { passes } from './gates.ts';
import { healsItself } from './heal.ts';
import { headOf } from './lane.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import type { Lane, SendCapabilities } from './outbox-state.ts';
import type { PlannedAttempt } from './planned-attempt.ts';
import type { SendTrigger } from './send-attempt.ts';
import type { Turn } from './turn.ts';

/** Sets off everything that may go now: the heads of idle lanes, in the order of their clicks. */
export function departAll(turn: Turn): void {
  const { state, policy } = turn;
  if (!state.leading || !state.network || state.halted !== null || state.inFlight >= policy.inFlightMax) return;
  const ready: OutboxEntry[] = [];
  for (const lane of state.lanes.values()) {
    const entry = readyEntry(lane, turn);
    if (entry !== null) ready.push(entry);
  }
  ready.sort((a, b) => a.seq - b.seq);
  for (const entry of ready) {
    if (turn.state.inFlight >= policy.inFlightMax) return;
    if (entry.delivery === 'unconfirmed') resolve(turn, entry);
    else if (passes(turn, entry)) depart(turn, entry, entry.planned ?? byItself(triggerOf(entry)));
  }
}

function triggerOf({ attemptCount, failure }: OutboxEntry): SendTrigger {
  if (attemptCount === 0) return 'first';
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
  // What goes again must know whether something newer has come.
  if ((head.delivery === 'failed' || head.planned !== null) && !turn.state.upToDate) return null;
  if (head.delivery !== 'unconfirmed' && !passes(turn, head)) return null;
  return head.delivery === 'unconfirmed' && waysToResolve(head, turn) === 'none' ? null : head;
}

/** Records the departure on disk; the attempt itself waits until the disk has it. */
export function depart(turn: Turn, before: OutboxEntry, planned: PlannedAttempt): void {
  const entry = departed(turn, before, planned);
  turn.putEntry(entry);
  storeThenSend(turn, entry);
  turn.commit({ kind: 'depart', conversationId: entry.conversationId, before }, { puts: [entry] });
}

/** Occupies the lane until the row is on disk; `committed` then sends. */
export function storeThenSend(turn: Turn, entry: OutboxEntry): void {
  turn.putLane(entry.conversationId, {
    flight: { kind: 'send', key: entry.key, attempt: entry.attemptCount, phase: 'storing' },
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
    windowSince: isInWindow(entry, turn.state.capabilities, turn) ? entry.windowSince : turn.now,
    attempts: [...entry.attempts, attempt].slice(-turn.policy.attemptsKeptMax),
    attemptCount: number,
    lookUpsFailed: 0,
    failure: entry.delivery === 'unconfirmed' ? entry.failure : null,
    notBefore: null,
    planned: null,
    stopped: false,
  };
}

/** Finds out what became of an unconfirmed message, in the way that cannot double it. */
function resolve(turn: Turn, entry: OutboxEntry): void {
  const way = waysToResolve(entry, turn);
  if (way === 'same-key') depart(turn, entry, byItself('automatic'));
  else if (way === 'look-up') lookUp(turn, entry);
}

export function lookUp(turn: Turn, entry: OutboxEntry): void {
  const deadlineAt = turn.now + turn.policy.attemptDeadlineMs;
  const number = turn.state.nextLookUp;
  const { conversationId, key } = entry;
  turn.set({ nextLookUp: number + 1 });
  turn.putLane(conversationId, { flight: { kind: 'look-up', key, number, deadlineAt } });
  turn.effects.push({ type: 'look-up', conversationId, key, number });
}

/** Inside the deduplication window the same key again; outside of it a look-up first; else nothing. */
function waysToResolve(entry: OutboxEntry, turn: Turn): 'same-key' | 'look-up' | 'none' {
  const { capabilities } = turn.state;
  if (isInWindow(entry, capabilities, turn) && passes(turn, entry)) return 'same-key';
  return capabilities?.lookUp === true ? 'look-up' : 'none';
}

/** A clock that was set back makes the age unknown, and an unknown age is outside. */
export function isInWindow(entry: OutboxEntry, capabilities: SendCapabilities | null, turn: Turn): boolean {
  if (capabilities === null || entry.windowSince === null) return false;
  const windowMs = capabilities.deduplicationWindowMs;
  const ageMs = turn.now - entry.windowSince;
  return ageMs >= 0 && ageMs < windowMs - Math.min(turn.policy.windowMarginMs, windowMs / 2);
}
