import type { StoreId } from '@cs-inbox/protocol';
import type { LookUpOutcome } from '../outcome/look-up-outcome.ts';
import type { SendOutcome } from '../outcome/send-outcome.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import { answeredWithin, departedAt, paceTurnAt, slowDown } from './pace.ts';
import type { Turn } from './turn.ts';

/** How many sends in a row had no answer, or failed by no fault of their own, of one store or of the whole backend; from some number on only single ones try. */
export interface Circuit {
  readonly cause: 'network' | 'platform';
  readonly inARow: number;
  /** When the next one tries, ms since the epoch, or null where nothing is held back. */
  readonly until: number | null;
  /** How long after that one the next may try, ms. */
  readonly waitMs: number;
  /** Of the whole backend: how many sends in a row it has answered, but only by that something behind it fails. */
  readonly failing: number;
}

/** Stands for the whole backend among the stores; no id is empty. */
const BACKEND: StoreId = '';

/** Until when everything waits for one that tries, or null where the circuit is closed. */
export function circuitUntil({ state }: Turn, storeId: StoreId = BACKEND): number | null {
  return state.circuits.get(storeId)?.until ?? null;
}

/** An attempt has ended: what its end says of who answers, and how fast. Before its flight is taken off. */
export function noteAttempt(turn: Turn, { conversationId, key, storeId }: OutboxEntry, attempt: number, outcome: SendOutcome): void {
  const { flight } = turn.lane(conversationId);
  const departed = flight?.kind === 'send' && flight.key === key && flight.attempt === attempt ? departedAt(flight, turn.policy) : null;
  const cause = outcome.kind === 'accepted' ? null : (outcome.failure?.cause ?? null);
  if (departed === null && outcome.kind !== 'accepted') return;
  if (outcome.kind === 'unreached') return failing(turn, storeId, 'network');
  // What asks for time shuts its store by itself; whatever else proves nothing is as good as silence.
  if (outcome.kind === 'unknown' && outcome.why === 'left-out') return answered(turn, null);
  if (outcome.kind === 'unknown' && cause !== 'throttled' && cause !== 'quota') return unanswered(turn, storeId);
  if (departed !== null) answeredWithin(turn, storeId, turn.now - departed);
  if (departed !== null && cause === 'throttled') slowDown(turn, storeId, departed);
  if (cause === 'platform') failing(turn, storeId, cause);
  else answered(turn, storeId);
}

/** A message has turned out to have arrived, by whatever news: its store takes messages. */
export function noteArrival(turn: Turn, { storeId }: OutboxEntry): void {
  answered(turn, storeId);
}

/** A look-up has ended: it asks the backend, not the platform behind it. */
export function noteLookUp(turn: Turn, { conversationId, key }: OutboxEntry, number: number, outcome: LookUpOutcome): void {
  const { flight } = turn.lane(conversationId);
  if (flight?.kind !== 'look-up' || flight.key !== key || flight.number !== number) return;
  if (outcome.kind === 'unknown') unanswered(turn, null);
  else answered(turn, null);
}

/** Nobody answered. A store that is known for it says nothing of the others. */
function unanswered(turn: Turn, storeId: StoreId | null): void {
  const { policy } = turn;
  const isKnown = storeId !== null && circuitUntil(turn, storeId) !== null;
  if (storeId !== null) count(turn, storeId, policy.circuitStoreMax, policy.circuitStoreMs);
  if (!isKnown) count(turn, BACKEND, policy.circuitBackendMax, policy.circuitBackendMs);
}

/** The backend answers, but what is behind it fails: that is a matter of the store. Where it goes on from store to store, each of them learns it at once. */
function failing(turn: Turn, storeId: StoreId, cause: Circuit['cause']): void {
  const failed = (turn.state.circuits.get(BACKEND)?.failing ?? 0) + 1;
  const { circuitBackendMax, circuitBackendMs, circuitStoreMax, circuitStoreMs } = turn.policy;
  if (cause === 'platform') answered(turn, null);
  put(turn, BACKEND, { ...(turn.state.circuits.get(BACKEND) ?? { cause, inARow: 0, until: null, waitMs: circuitBackendMs }), failing: failed });
  count(turn, storeId, failed >= circuitBackendMax ? 1 : circuitStoreMax, circuitStoreMs, cause);
}

function count(turn: Turn, id: StoreId, most: number, waitMs: number, cause: Circuit['cause'] = 'network'): void {
  const circuit = turn.state.circuits.get(id) ?? { inARow: 0, until: null, waitMs, failing: 0 };
  const inARow = circuit.inARow + 1;
  if (inARow >= most) turn.gatesStale = true;
  put(turn, id, { ...circuit, cause, inARow, until: circuit.until ?? (inARow >= most ? nextTryAt(turn, id, waitMs) : null) });
}

/** Of many stores one after another tries. */
function nextTryAt({ now, policy, state }: Turn, id: StoreId, waitMs: number): number {
  const others = [...state.circuits].map(([of, { until }]) => (of === BACKEND || of === id || until === null ? 0 : until + policy.circuitSpreadMs));
  return id === BACKEND ? now + waitMs : Math.max(now + waitMs, ...others);
}

function put(turn: Turn, id: StoreId, circuit: Circuit): void {
  turn.set({ circuits: new Map(turn.state.circuits).set(id, circuit) });
}

/** Somebody answered, whatever it was: for a store where it was the answer to a send. */
function answered(turn: Turn, storeId: StoreId | null): void {
  for (const id of [BACKEND, storeId]) {
    const circuit = id === null ? undefined : turn.state.circuits.get(id);
    if (circuit === undefined) continue;
    const circuits = new Map(turn.state.circuits);
    circuits.delete(id ?? BACKEND);
    turn.set({ circuits });
    if (circuit.until !== null) turn.gatesStale = true;
  }
}

/** What was known of answers that did not come is over. */
export function closeAll(turn: Turn): void {
  if (turn.state.circuits.size === 0) return;
  turn.set({ circuits: new Map() });
  turn.gatesStale = true;
}

/** One tries: a message to a store, or a look-up. The next one waits, for the whole backend longer each time. */
export function tries(turn: Turn, storeId: StoreId | null): void {
  for (const id of [BACKEND, storeId]) {
    const circuit = id === null ? undefined : turn.state.circuits.get(id);
    if (id === null || circuit === undefined || circuit.until === null) continue;
    const waitMs = id === BACKEND ? Math.min(turn.policy.circuitBackendMsMax, circuit.waitMs * 2) : circuit.waitMs;
    put(turn, id, { ...circuit, until: nextTryAt(turn, id, waitMs), waitMs });
  }
}

/** Whether a new message to a store may leave at once. */
export function isFree(turn: Turn, storeId: StoreId): boolean {
  return circuitUntil(turn) === null && circuitUntil(turn, storeId) === null && paceTurnAt(turn, storeId) <= turn.now;
}

/** From when on something may leave for a store, by its pace and by who answers, ms since the epoch; Infinity where an answer decides. */
export function turnAt(turn: Turn, storeId: StoreId): number {
  const backend = circuitUntil(turn);
  if (backend !== null && turn.state.inFlight > 0) return Infinity;
  return Math.max(backend ?? 0, circuitUntil(turn, storeId) ?? 0, paceTurnAt(turn, storeId));
}
