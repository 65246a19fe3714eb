import { closeAll } from './circuit.ts';
import { wasAsked } from './heal.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import type { Turn } from './turn.ts';

/** The network went, or has come back and is stable: then nothing is put off any more that was put off for want of an answer. */
export function networkChanged(turn: Turn, up: boolean): void {
  if (turn.state.network === up) return;
  turn.set({ network: up, networkSince: turn.now, upToDate: false });
  if (up) closeAll(turn);
  if (!up || !turn.state.leading) return;
  for (const [conversationId, lane] of turn.state.lanes) {
    const entries = lane.entries.map((entry) => (wasPutOff(turn, entry, lane.flight?.key) ? { ...entry, notBefore: null } : entry));
    if (entries.some((entry, i) => entry !== lane.entries[i])) turn.putLane(conversationId, { entries });
  }
}

/** What is on its way now is not touched: its answer tells. What was asked for is kept. */
function wasPutOff(turn: Turn, entry: OutboxEntry, inFlight: string | undefined): boolean {
  const { key, delivery, notBefore } = entry;
  return key !== inFlight && notBefore !== null && (delivery === 'queued' || delivery === 'waiting' || delivery === 'unconfirmed') && !wasAsked(entry, turn);
}
