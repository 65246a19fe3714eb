import type { ConversationId, MessageKey } from '@cs-inbox/protocol';
import { mayGoNow } from '../retry/eligibility.ts';
import { healsItself } from './heal.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import { eligibilityOf } from './outlook.ts';
import type { PlannedAttempt } from './planned-attempt.ts';
import type { Turn } from './turn.ts';

/** A person sends a failed message again: the same text under the same key. What is not eligible stays as it is. */
export function retry(turn: Turn, conversationId: ConversationId, key: MessageKey, planned: Omit<PlannedAttempt, 'failure'>): void {
  const lane = turn.lane(conversationId);
  const entry = idleEntry(turn, conversationId, key);
  if (entry?.delivery !== 'failed' || !mayGoNow(eligibilityOf(turn.state, lane, entry), turn.now)) return;
  const reason = planned.reason.slice(0, turn.policy.reasonLengthMax).toWellFormed();
  const { failure } = entry;
  change(turn, { ...entry, delivery: 'queued', planned: { ...planned, reason, failure }, stopped: false, failure: null, notBefore: null });
}

/** A person ends a wait: it has failed for the cause for which it waited, and holds nobody up. */
export function stopWaiting(turn: Turn, conversationId: ConversationId, key: MessageKey): void {
  const entry = idleEntry(turn, conversationId, key);
  if (entry === undefined || entry.stopped || entry.failure === null) return;
  if (entry.delivery !== 'waiting' && entry.delivery !== 'failed') return;
  const notBefore = entry.delivery === 'failed' ? entry.notBefore : null;
  const failure = entry.planned?.failure ?? entry.failure;
  const stopped: OutboxEntry = { ...entry, delivery: 'failed', failure, planned: null, stopped: true, notBefore };
  change(turn, stopped);
  if (entry.delivery === 'waiting') turn.effects.push({ type: 'failed', entry: stopped });
}

/** A person gives a failed message up. */
export function discard(turn: Turn, conversationId: ConversationId, key: MessageKey): void {
  const entry = idleEntry(turn, conversationId, key);
  if (entry?.delivery !== 'failed') return;
  turn.dropEntry(conversationId, key);
  turn.commit({ kind: 'forget', keys: [key], entries: [] }, { deletes: [key] });
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
function idleEntry(turn: Turn, conversationId: ConversationId, key: MessageKey): OutboxEntry | undefined {
  const { flight, storing } = turn.lane(conversationId);
  return flight?.key === key || storing.includes(key) ? undefined : turn.entry(conversationId, key);
}

function change(turn: Turn, entry: OutboxEntry): void {
  turn.putEntry(entry);
  turn.commit({ kind: 'update', entries: [entry] }, { puts: [entry] });
}
