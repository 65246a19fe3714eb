import type { ConversationId, Message, MessageKey } from '@cs-inbox/protocol';
import { climb, type DeliveryEvent } from '../delivery/ladder.ts';
import { holdsOf } from '../failure/cause.ts';
import { type Failure, networkFailure } from '../failure/failure.ts';
import { backOffMs } from '../retry/back-off.ts';
import { arrivalOf } from './arrived.ts';
import { noteArrival, noteAttempt, noteLookUp } from './circuit.ts';
import { timed } from './gate.ts';
import { refusedUntil, tellsWhy } from './heal.ts';
import { staleAt } from './hold.ts';
import type { LookUpOutcome } from '../outcome/look-up-outcome.ts';
import type { ArrivedChange } from './outbox-effect.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import type { SendAttempt } from './send-attempt.ts';
import type { SendOutcome } from '../outcome/send-outcome.ts';
import type { Turn } from './turn.ts';
import { arrivesAt } from './place.ts';
import { withOverdue } from './with-overdue.ts';

/** Most messages of which it is remembered how often they had left. */
const ARRIVED_MAX = 1_000;

/** By how much the clocks of backend and page may differ, ms: what is older than a click by more than that is not newer than it. */
const SKEW_MS = 600_000;

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
  noteAttempt(turn, entry, attempt, outcome);
  if (outcome.kind === 'accepted') return confirm(turn, entry, outcome.message);
  const { flight } = turn.lane(conversationId);
  if (flight?.kind !== 'send' || flight.key !== key || flight.attempt !== attempt) return;
  turn.putLane(conversationId, { flight: null });
  switch (outcome.kind) {
    case 'refused':
      return refuse(turn, entry, outcome.failure, outcome.retryAfterMs ?? null);
    case 'unreached': {
      const { failure, retryAfterMs = null } = outcome;
      const asked = retryAfterMs === null ? failure.retryAt : turn.now + retryAfterMs;
      const told = noted(turn, entry, outcome.kind, failure);
      // What goes again still does, by whoever wanted it. The morning counts once.
      const { by = '', reason = '', trigger = 'first' } = told.attempts.at(-1) ?? {};
      const again = { by, reason, trigger: trigger === 'automatic' ? ('reconnect' as const) : trigger, failure: entry.failure };
      const planned = entry.delivery === 'sending' && entry.failure !== null ? again : told.planned;
      settled(turn, { ...told, planned, unreached: told.unreached + 1 }, 'hold', failure, backedOff(turn, entry, asked));
      return;
    }
    case 'unknown': {
      if (outcome.why === 'other-account') turn.set({ halted: outcome.why });
      const { retryAfterMs = null, failure: reason = networkFailure(outcome.why) } = outcome;
      const told = noted(turn, entry, outcome.kind, reason);
      // Nothing is proved, but whoever asks for time gets it, from the whole store.
      const retryAt = refusedUntil(turn, told, reason, retryAfterMs) ?? (retryAfterMs === null ? null : turn.now + retryAfterMs);
      const failure = { ...reason, retryAt };
      const shuts = timed.has(failure.cause) ? failure : told.shuts;
      // A question does not go to the platform, so it need not wait.
      const asked = turn.state.capabilities?.lookUp === true && tellsWhy(failure) ? null : retryAt;
      const lost = settled(turn, { ...told, shuts }, 'lose', failure, backedOff(turn, entry, asked));
      if (entry.delivery !== 'unconfirmed') turn.effects.push({ type: 'unconfirmed', entry: lost });
    }
  }
}

/** A parsed answer says no, or what the backend says of the key proves it. */
function refuse(turn: Turn, entry: OutboxEntry, failure: Failure, retryAfterMs: number | null): void {
  const told = noted(turn, entry, 'refused', failure);
  const shuts = holdsOf(failure) === 'store' ? failure : null;
  const failed = settled(turn, { ...told, shuts }, 'refuse', failure, refusedUntil(turn, told, failure, retryAfterMs));
  turn.effects.push({ type: 'failed', entry: failed });
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
  const delivery = climb(entry.delivery, event) as OutboxEntry['delivery'];
  // What is known ends the clock; the next "Sending" starts another.
  const next: OutboxEntry = { ...entry, delivery, failure, notBefore, sendingSince: delivery === 'unconfirmed' ? entry.sendingSince : null };
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
  noteLookUp(turn, entry, number, outcome);
  if (outcome.kind === 'found') return confirm(turn, entry, outcome.message);
  const { flight } = turn.lane(conversationId);
  if (flight?.kind !== 'look-up' || flight.key !== key || flight.number !== number) return;
  turn.putLane(conversationId, { flight: null });
  const lost = entry.delivery === 'unconfirmed';
  if (outcome.kind === 'absent') {
    if (lost && entry.newerAt !== null) return overtakenUnsent(turn, entry);
    // It did arrive, for somebody said why not; so that was a refusal.
    if (lost && entry.failure !== null && tellsWhy(entry.failure)) return refuse(turn, entry, entry.failure, null);
    // Whether it leaves now is decided where all departures are.
    turn.putLane(conversationId, { absent: { key, attempt: entry.attemptCount, at: turn.now } });
    return lost ? turn.putEntry({ ...entry, notBefore: null }) : undefined;
  }
  if (outcome.why === 'other-account') turn.set({ halted: outcome.why });
  const next = { ...entry, lookUpsFailed: entry.lookUpsFailed + 1, failure: entry.failure ?? networkFailure(outcome.why) };
  turn.putEntry({ ...next, notBefore: backedOff(turn, next, next.failure.retryAt) });
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
    if (entry !== undefined) {
      confirm(turn, entry, message);
      continue;
    }
    const behind = turn.lane(message.conversationId).entries.filter(({ afterPosition }) => afterPosition < message.position);
    if (behind.length === 0) continue;
    overtake(turn, behind, message);
    answered(turn, behind, message);
  }
}

/** Somebody else has written to the buyer: what waits and has never left stands after that, and a person is asked whether it shall still go. */
function answered(turn: Turn, behind: readonly OutboxEntry[], { at, position }: Message): void {
  if (!turn.state.leading) return;
  const asked = behind
    .filter((entry) => staleAt(entry, 0) < Infinity && entry.planned === null && at > entry.createdAt - SKEW_MS)
    .map((entry): OutboxEntry => ({ ...entry, answeredAt: at, afterPosition: position }));
  for (const entry of asked) turn.putEntry(entry);
  write(turn, asked);
}

/** The backend has it: only now may the row go. */
function confirm(turn: Turn, entry: OutboxEntry, message: Message): void {
  const { conversationId, key, seq } = entry;
  noteArrival(turn, entry);
  turn.dropEntry(conversationId, key);
  const lane = turn.lane(conversationId);
  const { entries } = lane;
  const isBehind = (other: OutboxEntry) => other.seq >= seq && other.afterPosition < message.position;
  const raised = entries.map((other) => (isBehind(other) ? { ...other, afterPosition: message.position } : other));
  if (raised.some((other, i) => other !== entries[i])) turn.putLane(conversationId, { entries: raised });
  arrivesAt(turn, conversationId, { position: message.position, seq });
  const arrived = remember(turn, entry);
  // Before its own row goes: a page that dies in between leaves one of them to tell the next.
  overtake(turn, entries.filter((other) => other.seq < seq), message);
  if (turn.state.leading) {
    const keys = withOverdue(turn, key);
    const places = [conversationId];
    turn.commit({ kind: 'forget', keys, places }, { deletes: keys, arrived, places });
  }
  turn.effects.push({ type: 'confirmed', entry, message });
  if (turn.state.leading) provenOpen(turn, entry);
}

/** Keeps how it had left, where that was more than once, and lets go of the oldest. */
function remember(turn: Turn, entry: OutboxEntry): ArrivedChange | null {
  const arrived = arrivalOf(entry, turn.now);
  if (arrived === null) return null;
  const all = [...turn.state.arrived, [entry.key, arrived] as const];
  const forgets = all.splice(0, all.length - ARRIVED_MAX).map(([key]) => key);
  turn.set({ arrived: new Map(all) });
  return { key: entry.key, arrived, forgets };
}

/** A store that has taken a message is open: what it was shut for without a time keeps nobody any more. */
function provenOpen(turn: Turn, { storeId }: OutboxEntry): void {
  if (!turn.state.gates.has(storeId)) return;
  const opened: OutboxEntry[] = [];
  for (const { entries } of turn.state.lanes.values()) {
    for (const other of entries) {
      const cause = other.storeId === storeId ? other.shuts?.cause : undefined;
      if (cause === 'config') opened.push({ ...other, shuts: null });
      if (cause === 'login' && other.notBefore !== null && other.notBefore > turn.now) turn.putEntry({ ...other, notBefore: turn.now });
    }
  }
  for (const other of opened) turn.putEntry(other);
  write(turn, opened);
}

/** A later message has reached the contact: what failed before it, or was to go again, never can; what is on its way neither, where it is refused. */
function overtake(turn: Turn, entries: readonly OutboxEntry[], { at }: Message): void {
  if (!turn.state.leading) return;
  const behind = entries.filter(({ newerAt, createdAt }) => newerAt === null && at > createdAt - SKEW_MS);
  const isOut = ({ delivery }: OutboxEntry) => delivery === 'sending' || delivery === 'unconfirmed';
  for (const entry of behind) if (isOut(entry)) turn.putEntry({ ...entry, newerAt: at, planned: null });
  const overtaken = behind
    .filter((entry) => !isOut(entry) && (entry.delivery === 'failed' || entry.planned !== null))
    .map((entry): OutboxEntry => ({ ...entry, delivery: 'failed', failure: entry.planned?.failure ?? entry.failure, planned: null, newerAt: at }));
  for (const entry of overtaken) turn.putEntry(entry);
  write(turn, overtaken);
}

/** But for what the disk has not taken yet, or is giving back: that may still go to its composer. */
function write(turn: Turn, entries: readonly OutboxEntry[]): void {
  const written = entries.filter(({ conversationId, key }) => !turn.lane(conversationId).storing.includes(key));
  if (written.length > 0) turn.commit({ kind: 'update', entries: written }, { puts: written });
}
