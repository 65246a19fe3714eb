import { timed } from './gate.ts';
import { networkFailure } from '../failure/failure.ts';
import type { ConversationId, MessageKey } from '@cs-inbox/protocol';
import { AFTER_ALL, type OutboxEntry } from './outbox-entry.ts';
import type { OutboxWish, StoredOutbox } from './outbox-input.ts';
import type { OutboxState } from './outbox-state.ts';
import { startBlind } from './pace.ts';
import type { Turn } from './turn.ts';

/**
 * Takes over what former pages left on the disk. Where this tab sends, what they had on the wire
 * may have arrived, so it comes back unconfirmed; where another one sends, that one knows better.
 */
export function load(turn: Turn, { entries, paused, arrived }: StoredOutbox): void {
  if (arrived !== undefined) turn.set({ arrived: new Map([...arrived, ...turn.state.arrived]) });
  if (!turn.state.leading && turn.state.told) return;
  if (paused !== undefined) turn.set({ paused });
  const positions = new Map<ConversationId, number>();
  for (const row of [...entries].sort((a, b) => a.seq - b.seq)) {
    const afterPosition = Math.max(row.afterPosition, positions.get(row.conversationId) ?? row.afterPosition);
    if (afterPosition !== AFTER_ALL) positions.set(row.conversationId, afterPosition);
    const entry = afterPosition === row.afterPosition ? row : { ...row, afterPosition };
    turn.putEntry(turn.state.leading ? reborn(entry, turn) : entry);
    if (turn.state.leading) startBlind(turn, row.storeId);
  }
  const last = entries.reduce((seq, entry) => Math.max(seq, entry.seq), 0);
  if (last >= turn.state.nextSeq) turn.set({ nextSeq: last + 1 });
  turn.gatesStale = true;
}

/**
 * This tab sends from now on: what counts is the disk, and what of ours has not reached it yet.
 * @returns what was asked for here while nobody may have heard it
 */
export function lead(turn: Turn, rows: StoredOutbox): readonly OutboxWish[] {
  if (turn.state.leading) return [];
  const { entries } = rows;
  const stored = new Set(entries.map(({ key }) => key));
  const pending = acceptsPending(turn.state);
  for (const [conversationId, lane] of turn.state.lanes) {
    const storing = lane.storing.filter((key) => pending.has(key));
    turn.putLane(conversationId, { entries: lane.entries.filter(({ key }) => storing.includes(key) && !stored.has(key)), storing });
  }
  const { wishes, gates } = turn.state;
  const asked = new Map([...gates].filter(([, { cause }]) => timed.has(cause)));
  turn.set({ leading: true, wishes: [], asked });
  load(turn, rows);
  return wishes;
}

/** New messages that the disk has not confirmed yet. */
export function acceptsPending({ commits }: OutboxState): ReadonlySet<MessageKey> {
  return new Set([...commits.values()].map((commit) => (commit.kind === 'accept' ? commit.key : '')));
}

export function reborn(row: OutboxEntry, turn: Turn): OutboxEntry {
  // After a clock that was set back nobody knows the age of its key.
  const entry = (row.windowSince ?? 0) > turn.now ? { ...row, windowSince: null } : row;
  switch (entry.delivery) {
    case 'sending':
      return { ...entry, delivery: 'unconfirmed', failure: networkFailure('page-closed'), notBefore: null };
    case 'unconfirmed':
      return { ...entry, notBefore: null };
    case 'queued':
    case 'waiting':
      return { ...entry, delivery: 'queued', failure: null, notBefore: null };
    case 'failed':
      // A clock that was set back while nobody looked must not put it off for longer than anything may.
      return entry.notBefore === null && entry.dailyAt === null ? entry : { ...entry, dailyAt: null, notBefore: entry.notBefore && Math.min(entry.notBefore, turn.now + turn.policy.waitMsMax) };
    case 'discarded':
      return entry;
  }
}
