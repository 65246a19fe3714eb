import type { StoreId } from '@cs-inbox/protocol';
import { asks } from './asks.ts';
import { circuitUntil } from './circuit.ts';
import { causes } from '../failure/cause.ts';
import { type StoreGate, type StoreGates, timed } from './gate.ts';
import { healsItself } from './heal.ts';
import { headOf } from './lane.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import type { Turn } from './turn.ts';

/** Finds out anew which stores are shut: by what was refused, by what the backend says of their logins. */
export function refreshGates(turn: Turn): void {
  const { gates: before, asked: askedBefore, signedOut } = turn.state;
  const found = culprits(turn);
  const asked = askedTimes(turn, found);
  const gates = new Map<StoreId, StoreGate>(asked);
  for (const entry of found) if (stillShuts(turn, entry)) gates.set(entry.storeId, shut(turn, gates.get(entry.storeId), entry));
  wantedFirst(turn, gates);
  for (const [storeId, { until, first }] of gates) {
    if (first === null && until !== null && until <= turn.now) gates.delete(storeId);
  }
  for (const storeId of signedOut) gates.set(storeId, { cause: 'login', until: null, first: null });
  for (const [storeId, gate] of unansweredStores(turn)) if (!gates.has(storeId)) gates.set(storeId, { ...gate, first: null });
  if (!same(askedBefore, asked)) turn.set({ asked });
  if (!same(before, gates)) turn.set({ gates });
}

/** Messages for which their store was shut, in the order of the clicks. */
function culprits({ state }: Turn): readonly OutboxEntry[] {
  const found: OutboxEntry[] = [];
  for (const { entries } of state.lanes.values()) for (const entry of entries) if (entry.shuts !== null) found.push(entry);
  return found.sort((a, b) => a.seq - b.seq);
}

/** The times that were asked for and are not over, of those before and of what was refused since. */
function askedTimes({ state, now }: Turn, found: readonly OutboxEntry[]): StoreGates {
  const asked = new Map([...state.asked].filter(([, { until }]) => until !== null && until > now));
  for (const { delivery, failure, storeId, notBefore } of found) {
    // Of a question the back-off is our own.
    const until = delivery === 'unconfirmed' ? (failure?.retryAt ?? null) : notBefore;
    if (failure === null || !timed.has(failure.cause) || until === null || until <= Math.max(now, asked.get(storeId)?.until ?? 0)) continue;
    asked.set(storeId, { cause: failure.cause, until, first: null });
  }
  return asked;
}

/** The stores of which nothing is heard, or nothing good, and until when single ones try. */
function unansweredStores(turn: Turn): ReadonlyMap<StoreId, Pick<StoreGate, 'cause' | 'until'>> {
  const found = new Map<StoreId, Pick<StoreGate, 'cause' | 'until'>>();
  if (turn.state.circuits.size === 0) return found;
  const backend = circuitUntil(turn);
  for (const { entries } of turn.state.lanes.values()) {
    for (const { storeId } of entries) {
      const until = Math.max(backend ?? 0, circuitUntil(turn, storeId) ?? 0);
      const cause = turn.state.circuits.get(storeId)?.cause ?? 'network';
      if (until > 0) found.set(storeId, { cause, until });
    }
  }
  return found;
}

/** Whose wait a person has ended, or what the machine cannot resolve, keeps nobody out but for its time; nor what had no answer to the next question. */
function stillShuts(turn: Turn, entry: OutboxEntry): boolean {
  const { delivery, lookUpsFailed, shuts } = entry;
  if (delivery === 'unconfirmed' && lookUpsFailed > 0 && shuts !== null && timed.has(shuts.cause)) return false;
  return !entry.stopped && entry.newerAt === null && !asks(turn.state, turn.lane(entry.conversationId), entry);
}

/** What somebody has sent again goes first, else the first that heals itself; or what stands in front of it, for that goes before it. */
function shut(turn: Turn, gate: StoreGate | undefined, entry: OutboxEntry): StoreGate {
  const head = headOf(turn.lane(entry.conversationId));
  const goes = head !== null && (head.delivery !== 'failed' || healsItself(head));
  const first = goes && (gate === undefined || gate.first === null || head.planned !== null) ? head.key : (gate?.first ?? null);
  const cause = entry.shuts?.cause ?? 'unknown';
  const until = entry.delivery === 'failed' ? entry.notBefore : 0;
  if (gate === undefined) return { cause, until, first };
  return keepsLonger(turn.now, gate, { cause, until, first }) ? { ...gate, first } : { cause, until, first };
}

/** What a person has sent again finds out whether its store is open, also where it had only waited for that so far. */
function wantedFirst({ state }: Turn, gates: Map<StoreId, StoreGate>): void {
  if (gates.size === 0) return;
  for (const lane of state.lanes.values()) {
    const head = headOf(lane);
    const gate = head === null || head.planned === null || head.shuts !== null ? undefined : gates.get(head.storeId);
    if (head !== null && gate !== undefined && gate.first !== null && !timed.has(gate.cause)) gates.set(head.storeId, { ...gate, first: head.key });
  }
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
  if (state.paused.has(entry.storeId)) return false;
  const gate = state.gates.get(entry.storeId);
  // Of what is not answered, or fails, single ones try, whichever can.
  if (gate === undefined || causes[gate.cause].holds === 'conversation') return true;
  if (gate.first !== entry.key || state.signedOut.has(entry.storeId)) return false;
  return (entry.planned !== null && !timed.has(gate.cause)) || gate.until === null || gate.until <= now;
}
