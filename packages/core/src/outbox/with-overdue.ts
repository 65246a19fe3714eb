import type { MessageKey } from '@cs-inbox/protocol';
import type { Turn } from './turn.ts';

/** With a row that goes goes what the disk has refused to delete before: a message whose place was taken does not outlive the one that took it. */
export function withOverdue(turn: Turn, key: MessageKey): readonly MessageKey[] {
  const { overdue } = turn.state;
  if (overdue === null || overdue.deletes.length === 0) return [key];
  turn.set({ overdue: { ...overdue, deletes: [] } });
  return [key, ...overdue.deletes];
}
