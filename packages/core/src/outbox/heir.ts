import { AFTER_ALL, type OutboxEntry } from './outbox-entry.ts';
import type { Lane } from './outbox-state.ts';
import type { Turn } from './turn.ts';

/** Whether the disk has a row of it, and is given none now. */
export function isWritten({ flight, storing }: Lane, { key }: OutboxEntry): boolean {
  return !storing.includes(key) && !(flight?.key === key && flight.kind === 'send' && flight.phase === 'storing');
}

/** The next one behind a message whose row goes, but for those that stand behind everything: that row may be the only one which said what stands before them all. */
export function heirOf(turn: Turn, { conversationId, seq }: OutboxEntry): readonly OutboxEntry[] {
  if (!turn.state.confirmed.has(conversationId)) return [];
  const lane = turn.lane(conversationId);
  return lane.entries.filter((other) => other.seq > seq && other.afterPosition !== AFTER_ALL && isWritten(lane, other)).slice(0, 1);
}
