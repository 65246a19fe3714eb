import type { ConversationId, Message, MessageKey } from '@cs-inbox/protocol';
import { climb, type DeliveryEvent } from '../delivery/ladder.ts';
import { type Failure, networkFailure } from '../failure/failure.ts';
import { backOffMs } from '../retry/back-off.ts';
import { depart, isInWindow } from './depart.ts';
import { headOf } from './lane.ts';
import type { LookUpOutcome } from '../outcome/look-up-outcome.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import type { SendAttempt } from './send-attempt.ts';
import type { SendOutcome } from '../outcome/send-outcome.ts';
import type { Turn } from './turn.ts';

/** Takes in what an attempt came to. Acceptance counts whenever it comes; any other late word is stale. */
export function settleAttempt(
  turn: Turn,
  conversationId: ConversationId,
  key: MessageKey,
  attempt: number,
  outcome: SendOutcome,
): void {
  const entry = turn.entry(conversationId, key);
  if (entry === undefined) return;
  if (outcome.kind === 'accepted') return confirm(turn, entry, outcome.message);
  const { flight } = turn.lane(conversationId);
  if (flight?.kind !== 'send' || flight.key !== key || flight.attempt !== attempt) return;
  turn.putLane(conversationId, { flight: null });
  switch (outcome.kind) {
    case 'refused': {
      const failed = settled(turn, entry, outcome.kind, 'refuse', outcome.failure, null);
      turn.effects.push({ type: 'failed', entry: failed });
      return;
    }
    case 'unreached':
      settled(turn, entry, outcome.kind, 'hold', outcome.failure, outcome.failure.retryAt);
      return;
    case 'unknown': {
      if (outcome.why === 'other-account') turn.set({ halted: outcome.why });
      const lost = settled(turn, entry, outcome.kind, 'lose', networkFailure(outcome.why), null);
      if (entry.delivery !== 'unconfirmed') turn.effects.push({ type: 'unconfirmed', entry: lost });
    }
  }
}

function settled(
  turn: Turn,
  entry: OutboxEntry,
  outcome: SendAttempt['outcome'],
  event: DeliveryEvent,
  failure: Failure,
  notBefore: number | null,
): OutboxEntry {
  const next: OutboxEntry = {
    ...entry,
    delivery: climb(entry.delivery, event) as OutboxEntry['delivery'],
    attempts: entry.attempts.map((attempt) =>
      attempt.number === entry.attemptCount ? { ...attempt, endedAt: turn.now, outcome, code: failure.code } : attempt,
    ),
    failure,
    notBefore: event === 'refuse' ? null : Math.max(clamp(notBefore ?? 0, turn), turn.now + wait(turn, entry)),
  };
  turn.putEntry(next);
  turn.commit({ kind: 'update', entries: [next] }, { puts: [next] });
  return next;
}

/** No answer can put a message off for longer than a day. */
function clamp(notBefore: number, turn: Turn): number {
  return Math.min(notBefore, turn.now + turn.policy.waitMsMax);
}

function wait(turn: Turn, entry: OutboxEntry): number {
  return backOffMs(entry.attemptCount + entry.lookUpsFailed, turn.chance(), turn.policy.backOffBaseMs, turn.policy.backOffMaxMs);
}

/** Takes in what the backend says of a key. Found counts whenever it comes; any other late word is stale. */
export function settleLookUp(
  turn: Turn,
  conversationId: ConversationId,
  key: MessageKey,
  number: number,
  outcome: LookUpOutcome,
): void {
  const entry = turn.entry(conversationId, key);
  if (entry === undefined) return;
  if (outcome.kind === 'found') return confirm(turn, entry, outcome.message);
  const { flight } = turn.lane(conversationId);
  if (flight?.kind !== 'look-up' || flight.key !== key || flight.number !== number) return;
  turn.putLane(conversationId, { flight: null });
  const isHead = headOf(turn.lane(conversationId))?.key === key;
  if (outcome.kind === 'absent' && isHead && turn.state.network && turn.state.halted === null) {
    const fresh = isInWindow(entry, turn.state.capabilities, turn) ? entry : { ...entry, windowSince: null };
    return depart(turn, fresh, 'automatic');
  }
  if (outcome.kind === 'unknown' && outcome.why === 'other-account') turn.set({ halted: outcome.why });
  const next = { ...entry, lookUpsFailed: entry.lookUpsFailed + 1 };
  turn.putEntry({ ...next, notBefore: turn.now + wait(turn, next) });
}

/** Messages from a sync or the stream: one that carries our key heals a lost answer. */
export function observe(turn: Turn, messages: readonly Message[]): void {
  for (const message of messages) {
    if (message.key === null || message.direction !== 'out') continue;
    const entry = turn.entry(message.conversationId, message.key);
    if (entry !== undefined) confirm(turn, entry, message);
  }
}

/** The backend has it: only now may the row go. */
function confirm(turn: Turn, entry: OutboxEntry, message: Message): void {
  turn.dropEntry(entry.conversationId, entry.key);
  turn.commit({ kind: 'forget', keys: [entry.key] }, { deletes: [entry.key] });
  turn.effects.push({ type: 'confirmed', entry, message });
}
