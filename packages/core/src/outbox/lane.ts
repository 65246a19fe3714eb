import type { OutboxEntry } from './outbox-entry.ts';
import type { Lane } from './outbox-state.ts';

/** The entry that the others of the lane wait for. What failed for good holds nobody up. */
export function headOf(lane: Lane): OutboxEntry | null {
  for (const entry of lane.entries) {
    if (entry.delivery !== 'failed' && entry.delivery !== 'discarded') return entry;
  }
  return null;
}
