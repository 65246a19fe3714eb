import { climb, type DeliveryEvent } from '../delivery/ladder.ts';
import { networkFailure } from '../failure/failure.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import type { Turn } from './turn.ts';

/** The network went, or has come back and is stable. The rows on disk need not say so: a new page finds out itself. */
export function networkChanged(turn: Turn, up: boolean): void {
  if (turn.state.network === up) return;
  turn.set({ network: up });
  const event: DeliveryEvent = up ? 'release' : 'hold';
  for (const [conversationId, lane] of turn.state.lanes) {
    const entries = lane.entries.map((entry) => (concerns(entry, lane.flight?.key) ? changed(entry, event) : entry));
    if (entries.some((entry, i) => entry !== lane.entries[i])) turn.putLane(conversationId, { entries });
  }
}

/** What is on its way now is not touched: its answer tells. */
function concerns(entry: OutboxEntry, inFlight: string | undefined): boolean {
  if (entry.key === inFlight) return false;
  return entry.delivery === 'queued' || entry.delivery === 'waiting' || entry.delivery === 'unconfirmed';
}

function changed(entry: OutboxEntry, event: DeliveryEvent): OutboxEntry {
  const delivery = climb(entry.delivery, event) as OutboxEntry['delivery'];
  if (event === 'hold') return delivery === 'waiting' ? { ...entry, delivery, failure: networkFailure('offline') } : entry;
  if (delivery === entry.delivery && entry.notBefore === null) return entry;
  return { ...entry, delivery, failure: delivery === 'queued' ? null : entry.failure, notBefore: null };
}
