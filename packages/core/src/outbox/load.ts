import type { ConversationId } from '@cs-inbox/protocol';
import { networkFailure } from '../failure/failure.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import type { Turn } from './turn.ts';

/** Takes over what a former page left. What it had on the wire may have arrived, so it comes back unconfirmed. */
export function load(turn: Turn, entries: readonly OutboxEntry[]): void {
  const lanes = new Map<ConversationId, OutboxEntry[]>();
  for (const entry of [...entries].sort((a, b) => a.seq - b.seq)) {
    const lane = lanes.get(entry.conversationId);
    if (lane === undefined) lanes.set(entry.conversationId, [reborn(entry, turn)]);
    else lane.push(reborn(entry, turn));
  }
  for (const [conversationId, rows] of lanes) turn.putLane(conversationId, { entries: [...turn.lane(conversationId).entries, ...rows] });
  const last = entries.reduce((seq, entry) => Math.max(seq, entry.seq), 0);
  if (last >= turn.state.nextSeq) turn.set({ nextSeq: last + 1 });
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
