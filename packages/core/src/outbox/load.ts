import { networkFailure } from '../failure/failure.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import type { Turn } from './turn.ts';

/** Takes over what a former page left. What it had on the wire may have arrived, so it comes back unconfirmed. */
export function load(turn: Turn, entries: readonly OutboxEntry[]): void {
  const rising = [...entries].sort((a, b) => a.seq - b.seq);
  for (const entry of rising) {
    turn.putEntry(reborn(entry, turn));
    turn.set({ nextSeq: Math.max(turn.state.nextSeq, entry.seq + 1) });
  }
}

function reborn(entry: OutboxEntry, turn: Turn): OutboxEntry {
  switch (entry.delivery) {
    case 'sending':
      return { ...entry, delivery: 'unconfirmed', failure: networkFailure('page-closed'), notBefore: null };
    case 'unconfirmed':
      return { ...entry, notBefore: null };
    case 'queued':
    case 'waiting':
      return turn.state.network
        ? { ...entry, delivery: 'queued', failure: null, notBefore: null }
        : { ...entry, delivery: 'waiting', failure: networkFailure('offline'), notBefore: null };
    case 'failed':
    case 'discarded':
      return entry;
  }
}
