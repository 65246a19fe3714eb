import type { FailureCause, StoreId } from '@cs-inbox/protocol';
import { holdsOf } from '../failure/cause.ts';
import type { StoreGate, StoreGates } from './gate.ts';
import { healsItself } from './heal.ts';
import { headOf, isHolding } from './lane.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import type { Turn } from './turn.ts';

/** Causes whose gate opens at its time, whatever becomes of the message that met it. */
const timed: ReadonlySet<FailureCause> = new Set(['throttled', 'quota']);

/** Finds out anew which stores are shut: by what was refused, by what the backend says of their logins. */
export function refreshGates(turn: Turn): void {
  const before = turn.state.gates;
  const gates = new Map<StoreId, StoreGate>();
  for (const [storeId, { cause, until }] of before) {
    if (timed.has(cause) && until !== null && until > turn.now) gates.set(storeId, { cause, until, first: null });
  }
  for (const entry of culprits(turn)) gates.set(entry.storeId, shut(turn, gates.get(entry.storeId), entry));
  for (const [storeId, { until, first }] of gates) {
    if (first === null && until !== null && until <= turn.now) gates.delete(storeId);
  }
  for (const storeId of turn.state.signedOut) gates.set(storeId, { cause: 'login', until: null, first: null });
  if (!same(before, gates)) turn.set({ gates });
}

/** Messages for which their store was shut, in the order of the clicks. */
function culprits({ state, now }: Turn): readonly OutboxEntry[] {
  const found: OutboxEntry[] = [];
  for (const { entries } of state.lanes.values()) for (const entry of entries) if (shuts(entry, now)) found.push(entry);
  return found.sort((a, b) => a.seq - b.seq);
}

function shuts(entry: OutboxEntry, now: number): boolean {
  const { delivery, failure, notBefore, planned } = entry;
  if (failure === null || holdsOf(failure) !== 'store') return false;
  if (delivery === 'failed' && timed.has(failure.cause) && notBefore !== null && notBefore > now) return true;
  // What only waits tells the reason of another message.
  return (delivery === 'failed' || delivery === 'queued' || delivery === 'sending' || planned !== null) && isHolding(entry);
}

/** The first that heals itself, or that somebody has sent again, finds out whether it is open; or what stands in front of it, for that goes before it. */
function shut(turn: Turn, gate: StoreGate | undefined, entry: OutboxEntry): StoreGate {
  const head = isHolding(entry) ? headOf(turn.lane(entry.conversationId)) : null;
  const goes = head !== null && (head.delivery !== 'failed' || healsItself(head));
  const first = gate?.first ?? (goes ? head.key : null);
  const cause = entry.failure?.cause ?? 'unknown';
  const until = entry.delivery === 'failed' ? entry.notBefore : 0;
  if (gate === undefined) return { cause, until, first };
  return keepsLonger(turn.now, gate, { cause, until, first }) ? { ...gate, first } : { cause, until, first };
}

/** A time that was asked for counts before all that a person may end; else null is the latest, for nobody knows when. */
function keepsLonger(now: number, a: StoreGate, b: StoreGate): boolean {
  const asked = ({ cause, until }: StoreGate) => timed.has(cause) && until !== null && until > now;
  if (asked(a) !== asked(b)) return asked(a);
  return a.until === null || (b.until !== null && a.until >= b.until);
}

function same(a: StoreGates, b: StoreGates): boolean {
  if (a.size !== b.size) return false;
  for (const [storeId, { cause, until, first }] of a) {
    const other = b.get(storeId);
    if (other?.cause !== cause || other.until !== until || other.first !== first) return false;
  }
  return true;
}

/** Whether a head may depart as far as its store is concerned. */
export function passes({ state, now }: Turn, entry: OutboxEntry): boolean {
  const gate = state.gates.get(entry.storeId);
  if (gate === undefined) return true;
  if (gate.first !== entry.key || state.signedOut.has(entry.storeId)) return false;
  return (entry.planned !== null && !timed.has(gate.cause)) || gate.until === null || gate.until <= now;
}
