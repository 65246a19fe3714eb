import type { ConversationId, Message, MessageKey } from '@cs-inbox/protocol';
import { climb, type DeliveryEvent } from '../delivery/ladder.ts';
import { holdsOf } from '../failure/cause.ts';
import { type Failure, networkFailure } from '../failure/failure.ts';
import { backOffMs } from '../retry/back-off.ts';
import { byItself, depart, isInWindow } from './depart.ts';
import { refusedUntil } from './heal.ts';
import { headOf } from './lane.ts';
import { passes } from './gates.ts';
import type { LookUpOutcome } from '../outcome/look-up-outcome.ts';
import { departures, type OutboxEntry } from './outbox-entry.ts';
import type { SendAttempt } from './send-attempt.ts';
import type { SendOutcome } from '../outcome/send-outcome.ts';
import type { Turn } from './turn.ts';

/** Most messages of which it is remembered how often they had left. */
const ARRIVED_MAX = 1_000;

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
      const shuts = holdsOf(outcome.failure) === 'store' ? outcome.failure : null;
      const notBefore = refusedUntil(turn, told, outcome.failure, outcome.retryAfterMs ?? null);
      const failed = settled(turn, { ...told, shuts }, 'refuse', outcome.failure, notBefore);
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
  if (outcome.kind === 'absent' && entry.newerAt !== null) return overtakenUnsent(turn, entry);
  const goes = turn.state.leading && turn.state.network && turn.state.halted === null && passes(turn, entry);
  if (outcome.kind === 'absent' && isHead && goes) {
    const fresh = isInWindow(entry, turn.state.capabilities, turn) ? entry : { ...entry, windowSince: null };
    return depart(turn, fresh, byItself('automatic'));
  }
  if (outcome.kind === 'unknown' && outcome.why === 'other-account') turn.set({ halted: outcome.why });
  const next = { ...entry, lookUpsFailed: entry.lookUpsFailed + 1 };
  turn.putEntry({ ...next, notBefore: turn.now + wait(turn, next) });
}

/** It was never accepted, and something newer has reached the contact: it has failed, and stays so. */
function overtakenUnsent(turn: Turn, entry: OutboxEntry): void {
  const failed = settled(turn, entry, 'refuse', entry.failure ?? networkFailure('newer'), null);
  turn.effects.push({ type: 'failed', entry: failed });
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
  const { entries, flight, storing } = turn.lane(conversationId);
  const isBehind = (other: OutboxEntry) => other.seq > seq && other.afterPosition < message.position;
  const isWritten = ({ key: other }: OutboxEntry) => !storing.includes(other) && !(flight?.key === other && flight.kind === 'send' && flight.phase === 'storing');
  const raised = entries.map((other) => (isBehind(other) ? { ...other, afterPosition: message.position } : other));
  if (raised.some((other, i) => other !== entries[i])) turn.putLane(conversationId, { entries: raised });
  if (message.position > (turn.state.confirmed.get(conversationId) ?? -1)) turn.set({ confirmed: new Map(turn.state.confirmed).set(conversationId, message.position) });
  // On the disk the next one says it for all behind it: a page that reads them takes it over from row to row.
  // One that the disk has not taken yet may still go back to its composer.
  const next = raised.filter((other, i) => other !== entries[i] && isWritten(other)).slice(0, 1);
  if (turn.state.leading) turn.commit({ kind: 'forget', keys: [key], entries: next }, { deletes: [key], puts: next });
  if (departures(entry) > 1) turn.set({ arrived: new Map([...turn.state.arrived, [key, departures(entry)] as const].slice(-ARRIVED_MAX)) });
  turn.effects.push({ type: 'confirmed', entry, message });
  overtake(turn, entries.filter((other) => other.seq < seq), message);
  if (turn.state.leading) provenOpen(turn, entry);
}

/** A store that has taken a message is open: what it was shut for without a time keeps nobody any more. */
function provenOpen(turn: Turn, { storeId }: OutboxEntry): void {
  if (!turn.state.gates.has(storeId)) return;
  for (const { entries } of turn.state.lanes.values()) {
    for (const other of entries) {
      const cause = other.storeId === storeId ? other.shuts?.cause : undefined;
      if (cause === 'config') turn.putEntry({ ...other, shuts: null });
      if (cause === 'login' && other.notBefore !== null && other.notBefore > turn.now) turn.putEntry({ ...other, notBefore: turn.now });
    }
  }
}

/** By how much the clocks of backend and page may differ, ms: what is older than a click by more than that is not newer than it. */
const SKEW_MS = 600_000;

/** A later message has reached the contact: what failed before it, or was to go again, never can; what is on its way neither, where it is refused. */
function overtake(turn: Turn, entries: readonly OutboxEntry[], { at }: Message): void {
  if (!turn.state.leading) return;
  const behind = entries.filter(({ newerAt, createdAt }) => newerAt === null && at > createdAt - SKEW_MS);
  for (const entry of behind) if (entry.delivery === 'sending' || entry.delivery === 'unconfirmed') turn.putEntry({ ...entry, newerAt: at });
  const overtaken = behind
    .filter(({ delivery, planned }) => delivery === 'failed' || planned !== null)
    .map((entry): OutboxEntry => ({ ...entry, delivery: 'failed', failure: entry.planned?.failure ?? entry.failure, planned: null, newerAt: at }));
  for (const entry of overtaken) turn.putEntry(entry);
  if (overtaken.length > 0) turn.commit({ kind: 'update', entries: overtaken }, { puts: overtaken });
}
