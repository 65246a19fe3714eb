import { networkFailure } from '../failure/failure.ts';
import type { Failure } from '../failure/failure.ts';
import type { StoreGate } from './gate.ts';
import { healsItself } from './heal.ts';
import { headOf } from './lane.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import type { Lane } from './outbox-state.ts';
import type { Turn } from './turn.ts';

/** Says of everything that has not departed whether it is queued, or for what it waits. The rows on disk need not say so: a new page finds out itself. */
export function refreshWaits(turn: Turn): void {
  for (const conversationId of turn.lanesToRefresh()) {
    const lane = turn.lane(conversationId);
    const head = headOf(lane);
    const entries = lane.entries.map((entry) => refreshed(turn, lane, head, entry));
    if (entries.some((entry, i) => entry !== lane.entries[i])) turn.putLane(conversationId, { entries });
  }
}

function refreshed(turn: Turn, { flight }: Lane, head: OutboxEntry | null, entry: OutboxEntry): OutboxEntry {
  const { delivery } = entry;
  if ((delivery !== 'queued' && delivery !== 'waiting') || flight?.key === entry.key) return entry;
  const failure = waitsFor(turn, head, entry);
  if (failure === null) return delivery === 'queued' ? entry : { ...entry, delivery: 'queued', failure: null };
  return delivery === 'waiting' && same(entry.failure, failure) ? entry : { ...entry, delivery: 'waiting', failure };
}

/** Why an entry may not go, or null where it only has to wait for its turn. */
function waitsFor(turn: Turn, head: OutboxEntry | null, entry: OutboxEntry): Failure | null {
  const { network, gates } = turn.state;
  if (!network) return networkFailure('offline');
  const gate = gates.get(entry.storeId);
  if (gate !== undefined && gate.first !== entry.key) return gateFailure(gate, turn.now);
  if (head !== null && head !== entry && head.delivery === 'failed' && head.failure !== null) {
    return { ...head.failure, retryAt: healsItself(head) ? head.notBefore : null, words: [] };
  }
  return entry.notBefore !== null && entry.notBefore > turn.now ? entry.failure : null;
}

/** While the one that finds out is on its way, nobody knows when. */
function gateFailure({ cause, until }: StoreGate, now: number): Failure {
  return { ...networkFailure(''), cause, retryAt: until !== null && until > now ? until : null };
}

function same(a: Failure | null, b: Failure): boolean {
  return a !== null && a.cause === b.cause && a.retryAt === b.retryAt && a.code === b.code;
}
