import type { ConversationId, MessageKey, StoreId } from '@cs-inbox/protocol';
import { mayGoNow } from '../retry/eligibility.ts';
import { asks } from './asks.ts';
import { healsItself } from './heal.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import { eligibilityOf } from './outlook.ts';
import { plan } from './plan.ts';
import type { PlannedAttempt } from './planned-attempt.ts';
import type { Turn } from './turn.ts';
import { withOverdue } from './with-overdue.ts';

/** A person sends a failed message again: the same text under the same key. What is not eligible stays as it is. */
export function retry(turn: Turn, conversationId: ConversationId, key: MessageKey, planned: Omit<PlannedAttempt, 'failure'>): void {
  const lane = turn.lane(conversationId);
  const entry = idleEntry(turn, conversationId, key);
  if (entry?.delivery !== 'failed' || !mayGoNow(eligibilityOf(turn.state, lane, entry), turn.now)) return;
  change(turn, { ...plan(entry, shortened(turn, planned, entry.failure)), consentAt: turn.now, answeredAt: null });
}

/** Of a reason only so much is kept. */
export function shortened(turn: Turn, planned: Omit<PlannedAttempt, 'failure'>, failure: OutboxEntry['failure']): PlannedAttempt {
  return { ...planned, reason: planned.reason.slice(0, turn.policy.reasonLengthMax).toWellFormed(), failure };
}

/** A person sends once more what may have arrived, for nobody can tell: under its key, and it stays unconfirmed until somebody can. */
export function sendAgain(turn: Turn, conversationId: ConversationId, key: MessageKey, planned: Omit<PlannedAttempt, 'failure'>): void {
  const lane = turn.lane(conversationId);
  const entry = idleEntry(turn, conversationId, key);
  if (entry === undefined || !asks(turn.state, lane, entry) || !mayGoNow(eligibilityOf(turn.state, lane, entry), turn.now)) return;
  change(turn, { ...entry, planned: shortened(turn, planned, entry.failure), stopped: false, notBefore: null });
}

/** What was held back for a person's word goes all the same. */
export function sendAnyway(turn: Turn, conversationId: ConversationId, key: MessageKey): void {
  const entry = idleEntry(turn, conversationId, key);
  if (entry !== undefined && isAskedAbout(entry)) change(turn, { ...entry, consentAt: turn.now, answeredAt: null });
}

function isAskedAbout({ hold }: OutboxEntry): boolean {
  return hold === 'stale' || hold === 'answered';
}

/** Of what is said now of a store: later than all before it, also where the clock was set back. */
export function pauseTime({ now, state }: Turn, storeId: StoreId): number {
  return Math.max(now, (state.pauses.get(storeId) ?? -1) + 1);
}

/** Nothing departs to a store any more, or again. What was said before what counts by now is past. */
export function pause(turn: Turn, storeId: StoreId, isPaused: boolean, at: number): void {
  const paused = new Set(turn.state.paused);
  if (at <= (turn.state.pauses.get(storeId) ?? -1)) return;
  turn.set({ pauses: new Map(turn.state.pauses).set(storeId, at) });
  if (paused.has(storeId) === isPaused) return;
  if (isPaused) paused.add(storeId);
  else paused.delete(storeId);
  turn.set({ paused });
  turn.commit({ kind: 'update', entries: [], paused: true }, { paused });
}

/** A person ends a wait: it has failed for the cause for which it waited, and holds nobody up. What nobody can tell of stays that. */
export function stopWaiting(turn: Turn, conversationId: ConversationId, key: MessageKey): void {
  const entry = idleEntry(turn, conversationId, key);
  if (entry === undefined || entry.stopped || entry.failure === null) return;
  if (asks(turn.state, turn.lane(conversationId), entry)) return change(turn, { ...entry, stopped: true });
  if (entry.delivery !== 'waiting' && entry.delivery !== 'failed') return;
  const notBefore = entry.delivery === 'failed' ? entry.notBefore : null;
  const failure = entry.planned?.failure ?? entry.failure;
  const stopped: OutboxEntry = { ...entry, delivery: 'failed', failure, planned: null, stopped: true, notBefore };
  change(turn, stopped);
  if (entry.delivery === 'waiting') turn.effects.push({ type: 'failed', entry: stopped });
}

/** A person gives up a message that failed, or of which nobody can tell, or about which a person is asked. */
export function discard(turn: Turn, conversationId: ConversationId, key: MessageKey): void {
  const entry = idleEntry(turn, conversationId, key);
  if (entry === undefined) return;
  if (entry.delivery === 'failed' || isAskedAbout(entry) || asks(turn.state, turn.lane(conversationId), entry)) forget(turn, entry);
}

export function forget(turn: Turn, entry: OutboxEntry): void {
  const { conversationId, key } = entry;
  turn.dropEntry(conversationId, key);
  const keys = withOverdue(turn, key);
  turn.commit({ kind: 'forget', keys, places: [] }, { deletes: keys });
}

/** A person is back at the page: what waits for a login of which the backend does not tell finds out now. */
export function returned(turn: Turn): void {
  for (const lane of turn.state.lanes.values()) {
    for (const entry of lane.entries) {
      if (entry.failure?.cause !== 'login' || !healsItself(entry) || lane.flight?.key === entry.key) continue;
      const lastAt = entry.attempts.at(-1)?.endedAt ?? 0;
      const notBefore = Math.min(entry.notBefore ?? Infinity, Math.max(turn.now, lastAt + turn.policy.returnProbeMs));
      if (notBefore !== entry.notBefore) turn.putEntry({ ...entry, notBefore });
    }
  }
}

/** The entry where nothing of it is on its way, to the backend or to the disk for the first time. */
export function idleEntry(turn: Turn, conversationId: ConversationId, key: MessageKey): OutboxEntry | undefined {
  const { flight, storing } = turn.lane(conversationId);
  // A question does not bind: what is asked for meanwhile counts when its answer is there.
  return (flight?.kind === 'send' && flight.key === key) || storing.includes(key) ? undefined : turn.entry(conversationId, key);
}

function change(turn: Turn, entry: OutboxEntry): void {
  turn.putEntry(entry);
  turn.commit({ kind: 'update', entries: [entry] }, { puts: [entry] });
}
