import { passes } from './gates.ts';
import { tellsWhy } from './heal.ts';
import { departures, type OutboxEntry } from './outbox-entry.ts';
import type { SendCapabilities } from './outbox-state.ts';
import type { Turn } from './turn.ts';

/** What comes next of a message whose turn it is: it leaves, it is asked for first, or neither can be done. */
type NextStep = 'go' | 'look-up' | 'none';

/**
 * In which way a message can leave without ever being doubled: the backend remembers its key, or
 * says that it never accepted it, or has said so of every attempt that it was sent. What a person
 * has asked for although nobody can tell goes too.
 */
export function nextStep(turn: Turn, entry: OutboxEntry): NextStep {
  const { capabilities } = turn.state;
  const lost = entry.delivery === 'unconfirmed';
  if (!lost && departures(entry) === 0) return 'go';
  if (capabilities === null) return 'none';
  const open = passes(turn, entry);
  // What cannot go any more, or may have been refused, is asked for first.
  if (lost && capabilities.lookUp && entry.planned === null && isDoomed(entry)) return 'look-up';
  if (isAbsent(turn, entry)) return open ? 'go' : 'none';
  if (open && isInWindow(entry, capabilities, turn)) return 'go';
  if (capabilities.lookUp) return 'look-up';
  return open && (lost ? entry.planned !== null : isRefused(entry)) ? 'go' : 'none';
}

/** Where it was never accepted, it has failed: something newer has reached the contact, or its own answer has said why not. */
function isDoomed({ failure, lookUpsFailed, newerAt }: OutboxEntry): boolean {
  return newerAt !== null || (failure !== null && lookUpsFailed === 0 && tellsWhy(failure));
}

/** Whether the backend has refused the last attempt that may have reached it: then it has accepted none. */
function isRefused({ attempts }: OutboxEntry): boolean {
  return attempts.findLast(({ outcome }) => outcome !== 'unreached')?.outcome === 'refused';
}

/** Whether it goes in one request with others that somebody has sent again with it. */
export function goesTogether({ state }: Turn, entry: OutboxEntry): boolean {
  return entry.planned?.trigger === 'bulk' && state.capabilities?.bulkRetry === true && isRefused(entry);
}

/** Whether the backend has just said that it never accepted the key, and nothing has left since. */
function isAbsent(turn: Turn, { attemptCount, conversationId, key }: OutboxEntry): boolean {
  const { absent = null } = turn.lane(conversationId);
  return absent?.key === key && absent.attempt === attemptCount && turn.now - absent.at < turn.policy.absentHoldsMs;
}

/** A clock that was set back makes the age unknown, and an unknown age is outside. */
export function isInWindow(entry: OutboxEntry, capabilities: SendCapabilities | null, turn: Turn): boolean {
  if (capabilities === null || entry.windowSince === null) return false;
  const windowMs = capabilities.deduplicationWindowMs;
  const ageMs = turn.now - entry.windowSince;
  return ageMs >= 0 && ageMs < windowMs - Math.min(turn.policy.windowMarginMs, windowMs / 2);
}

/**
 * Whether the backend remembers the key from this departure on. It counts from the first arrival that it
 * remembers, so every earlier one must be forgotten for sure; until then the old age counts.
 */
export function beginsAnew({ now, policy, state }: Turn, entry: OutboxEntry): boolean {
  const windowMs = state.capabilities?.deduplicationWindowMs ?? Infinity;
  return departures(entry) === 0 || now - (entry.attempts.at(-1)?.departedAt ?? now) >= windowMs + policy.windowMarginMs;
}

/** Asks the backend what became of a key; its lane waits for the answer. */
export function lookUp(turn: Turn, entry: OutboxEntry): void {
  const deadlineAt = turn.now + turn.policy.attemptDeadlineMs;
  const number = turn.state.nextLookUp;
  const { conversationId, key } = entry;
  turn.set({ nextLookUp: number + 1 });
  turn.putLane(conversationId, { flight: { kind: 'look-up', key, number, deadlineAt } });
  turn.effects.push({ type: 'look-up', conversationId, key, number });
}
