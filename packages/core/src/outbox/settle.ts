import type { ConversationId, Message, MessageKey } from '@cs-inbox/protocol';
import { climb, type DeliveryEvent } from '../delivery/ladder.ts';
import { type Failure, networkFailure } from '../failure/failure.ts';
import { backOffMs } from '../retry/back-off.ts';
import { byItself, depart, isInWindow } from './depart.ts';
import { refusedUntil } from './heal.ts';
import { headOf } from './lane.ts';
import { passes } from './gates.ts';
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
      const told = noted(turn, entry, outcome.kind, outcome.failure);
      const failed = settled(turn, told, 'refuse', outcome.failure, refusedUntil(turn, told, outcome.failure, outcome.retryAfterMs ?? null));
      turn.effects.push({ type: 'failed', entry: failed });
      return;
    }
    case 'unreached': {
      const { failure, retryAfterMs = null } = outcome;
      const asked = retryAfterMs === null ? failure.retryAt : turn.now + retryAfterMs;
      settled(turn, noted(turn, entry, outcome.kind, failure), 'hold', failure, backedOff(turn, entry, asked));
      return;
    }
    case 'unknown': {
      if (outcome.why === 'other-account') turn.set({ halted: outcome.why });
      const failure = networkFailure(outcome.why);
      const lost = settled(turn, noted(turn, entry, outcome.kind, failure), 'lose', failure, backedOff(turn, entry, null));
      if (entry.delivery !== 'unconfirmed') turn.effects.push({ type: 'unconfirmed', entry: lost });
    }
  }
}

/** The entry with what its last attempt came to. */
function noted(turn: Turn, entry: OutboxEntry, outcome: SendAttempt['outcome'], { cause, code, requestId }: Failure): OutboxEntry {
  const ended = { endedAt: turn.now, outcome, cause, code, requestId };
  return {
    ...entry,
    attempts: entry.attempts.map((attempt) => (attempt.number === entry.attemptCount ? { ...attempt, ...ended } : attempt)),
  };
}

function settled(turn: Turn, entry: OutboxEntry, event: DeliveryEvent, failure: Failure, notBefore: number | null): OutboxEntry {
  const next: OutboxEntry = { ...entry, delivery: climb(entry.delivery, event) as OutboxEntry['delivery'], failure, notBefore };
  turn.putEntry(next);
  turn.commit({ kind: 'update', entries: [next] }, { puts: [next] });
  return next;
}

/** No answer can put a message off for longer than a day. */
function backedOff(turn: Turn, entry: OutboxEntry, asked: number | null): number {
  return Math.max(Math.min(asked ?? 0, turn.now + turn.policy.waitMsMax), turn.now + wait(turn, entry));
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
  const goes = turn.state.leading && turn.state.network && turn.state.halted === null && passes(turn, entry);
  if (outcome.kind === 'absent' && isHead && goes) {
    const fresh = isInWindow(entry, turn.state.capabilities, turn) ? entry : { ...entry, windowSince: null };
    return depart(turn, fresh, byItself('automatic'));
  }
  if (outcome.kind === 'unknown' && outcome.why === 'other-account') turn.set({ halted: outcome.why });
  const next = { ...entry, lookUpsFailed: entry.lookUpsFailed + 1 };
  turn.putEntry({ ...next, notBefore: turn.now + wait(turn, next) });
}

/** Messages from a sync or the stream: one that carries our key heals a lost answer; one that stands after a failed one closes its retry. */
export function observe(turn: Turn, messages: readonly Message[]): void {
  for (const message of messages) {
    if (message.direction !== 'out' || !turn.state.lanes.has(message.conversationId)) continue;
    const entry = message.key === null ? undefined : turn.entry(message.conversationId, message.key);
    if (entry !== undefined) confirm(turn, entry, message);
    else overtake(turn, turn.lane(message.conversationId).entries.filter(({ afterPosition }) => afterPosition < message.position), message);
  }
}

/** The backend has it: only now may the row go. */
function confirm(turn: Turn, entry: OutboxEntry, message: Message): void {
  const { conversationId, key, seq } = entry;
  turn.dropEntry(conversationId, key);
  const { entries, flight } = turn.lane(conversationId);
  const behind = entries
    .filter((other) => other.seq > seq && other.afterPosition < message.position && other.key !== flight?.key)
    .map((other) => ({ ...other, afterPosition: message.position }));
  for (const other of behind) turn.putEntry(other);
  // On the disk the next one says it for all behind it: a page that reads them takes it over from row to row.
  const next = behind.slice(0, 1);
  if (turn.state.leading) turn.commit({ kind: 'forget', keys: [key], entries: next }, { deletes: [key], puts: next });
  turn.effects.push({ type: 'confirmed', entry, message });
  overtake(turn, entries.filter((other) => other.seq < seq), message);
}

/** A later message has reached the contact: what failed before it, or was to go again, never can; what is on its way neither, where it is refused. */
function overtake(turn: Turn, entries: readonly OutboxEntry[], { at }: Message): void {
  if (!turn.state.leading) return;
  const behind = entries.filter(({ newerAt }) => newerAt === null);
  for (const entry of behind) if (entry.delivery === 'sending' || entry.delivery === 'unconfirmed') turn.putEntry({ ...entry, newerAt: at });
  const overtaken = behind
    .filter(({ delivery, planned }) => delivery === 'failed' || planned !== null)
    .map((entry): OutboxEntry => ({ ...entry, delivery: 'failed', planned: null, newerAt: at }));
  for (const entry of overtaken) turn.putEntry(entry);
  if (overtaken.length > 0) turn.commit({ kind: 'update', entries: overtaken }, { puts: overtaken });
}
