import type { ConversationId, MessageKey } from '@cs-inbox/protocol';
import { departures, type OutboxEntry } from './outbox-entry.ts';
import type { PendingCommit } from './outbox-state.ts';
import { idleEntry } from './person.ts';
import type { Turn } from './turn.ts';

/**
 * A person takes back what has not left. What has been refused before and was to go again has failed as it had;
 * everything else goes, and with `edit` its text is kept for the draft in the same transaction. It counts when the disk has
 * it: a page that dies before then leaves a message that is queued, and a text that nobody was given.
 */
export function withdraw(turn: Turn, conversationId: ConversationId, key: MessageKey, edit: boolean): void {
  const entry = idleEntry(turn, conversationId, key);
  if (entry === undefined || (entry.delivery !== 'queued' && entry.delivery !== 'waiting')) return;
  const { replaces, text } = entry;
  const after = departures(entry) > 0 ? asItFailed(entry) : null;
  turn.putLane(conversationId, { storing: [...turn.lane(conversationId).storing, key] });
  const rows = after === null ? { deletes: [key], ...(edit ? { putDraft: { conversationId, key, text, replaces } } : {}) } : { puts: [after] };
  turn.commit({ kind: 'withdraw', entry, after, edit }, rows);
}

/** What was to go again as it was before, or null where it was not to. Nothing sends it by itself. */
export function asItFailed(entry: OutboxEntry): OutboxEntry | null {
  const { delivery, planned } = entry;
  if (planned === null || (delivery !== 'queued' && delivery !== 'waiting')) return null;
  return { ...entry, delivery: 'failed', failure: planned.failure, planned: null, hold: null, stopped: true };
}

/** The disk has it. */
export function withdrawn(turn: Turn, { entry, after, edit }: PendingCommit & { readonly kind: 'withdraw' }): void {
  putBack(turn, entry);
  const now = turn.entry(entry.conversationId, entry.key);
  // It has turned out to have arrived.
  if (now === undefined) return;
  if (after === null) turn.dropEntry(entry.conversationId, entry.key);
  else turn.putEntry({ ...after, newerAt: now.newerAt });
  turn.effects.push({ type: 'withdrawn', entry: after ?? entry, edit });
}

/** The disk has refused: it goes its way. */
export function putBack(turn: Turn, { conversationId, key }: OutboxEntry): void {
  turn.putLane(conversationId, { storing: turn.lane(conversationId).storing.filter((storing) => storing !== key) });
}
