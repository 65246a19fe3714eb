import { networkFailure } from '../failure/failure.ts';
import type { Failure } from '../failure/failure.ts';
import type { StoreGate } from './gate.ts';
import { healsItself } from './heal.ts';
import { holdOf, staleAt } from './hold.ts';
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
  if (flight?.key === entry.key) return entry;
  const waits = entry.delivery === 'queued' || entry.delivery === 'waiting';
  const hold = waits || healsItself(entry) ? holdOf(turn.state, entry, turn.now, turn.policy.staleAfterMs) : null;
  if (!waits) return hold === entry.hold ? entry : { ...entry, hold };
  const failure = waitsFor(turn, head, entry);
  const delivery = failure === null && hold === null ? 'queued' : 'waiting';
  return delivery === entry.delivery && hold === entry.hold && same(entry.failure, failure) ? entry : { ...entry, delivery, failure, hold };
}

/** Looks again at every lane in which something has waited too long by now. */
export function noticeStale(turn: Turn): void {
  if (!turn.state.leading) return;
  for (const [conversationId, { entries }] of turn.state.lanes) {
    if (entries.some((entry) => entry.hold === null && staleAt(entry, turn.policy.staleAfterMs) <= turn.now)) turn.putLane(conversationId, {});
  }
}

/** When the next of a lane has waited too long, ms since the epoch; Infinity where none will. */
export function nextStaleAt({ entries }: Lane, now: number, staleAfterMs: number): number {
  let at = Infinity;
  for (const entry of entries) {
    const own = staleAt(entry, staleAfterMs);
    if (own <= now || own === Infinity) continue;
    at = Math.min(at, own);
    // Those behind it were clicked later.
    if (entry.consentAt === null) break;
  }
  return at;
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

function same(a: Failure | null, b: Failure | null): boolean {
  return a === b || (a !== null && b !== null && a.cause === b.cause && a.retryAt === b.retryAt && a.code === b.code);
}
