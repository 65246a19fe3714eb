import type { SendPolicy } from '../retry/policy.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import type { OutboxState } from './outbox-state.ts';
import { isInWindow } from './reconcile.ts';
import type { Turn } from './turn.ts';

/** Notes of what is unconfirmed that its window is over, where the backend cannot be asked: from then on a person is. */
export function closeWindows(turn: Turn): void {
  const { capabilities, lanes, leading } = turn.state;
  if (!leading || capabilities === null || capabilities.lookUp || capabilities.deduplicationWindowMs === 0) return;
  for (const { entries, flight } of lanes.values()) {
    for (const entry of entries) {
      if (entry.delivery !== 'unconfirmed' || entry.windowSince === null || flight?.key === entry.key) continue;
      if (!isInWindow(entry, capabilities, turn)) turn.putEntry({ ...entry, windowSince: null });
    }
  }
}

/** When a person is asked about it at the latest, ms since the epoch; Infinity where that takes something else than time. */
export function asksAt({ capabilities }: OutboxState, { delivery, windowSince }: OutboxEntry, { windowMarginMs }: SendPolicy): number {
  if (delivery !== 'unconfirmed' || windowSince === null || capabilities === null || capabilities.lookUp) return Infinity;
  const windowMs = capabilities.deduplicationWindowMs;
  return windowSince + Math.ceil(windowMs - Math.min(windowMarginMs, windowMs / 2));
}
