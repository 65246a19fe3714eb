import type { ConversationId, MessageKey, StoreId } from '@cs-inbox/protocol';
import type { SendPolicy } from '../retry/policy.ts';
import type { ArrivedChange, OutboxEffect, PutDraft } from './outbox-effect.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import type { Flight, Lane, OutboxState, PendingCommit } from './outbox-state.ts';
import { departedAt, lands, leaves } from './pace.ts';
import { placesChange } from './place.ts';

/** A draw in [0, 1). */
export type Chance = () => number;

const emptyLane: Lane = { entries: [], flight: null, storing: [] };

/**
 * One step being taken: the state so far and the orders given so far. It lives
 * no longer than the call of `step`, so it may change itself; what it hands out
 * it never changes.
 */
export class Turn {
  readonly effects: OutboxEffect[] = [];
  readonly now: number;
  readonly chance: Chance;
  readonly policy: SendPolicy;
  #state: OutboxState;
  #lanes: Map<ConversationId, Lane> | null = null;
  /** Clocks of the markets that this step has asked. */
  readonly clocks = new Map<string, Intl.DateTimeFormat>();
  /** Whether something may have shut or opened a store. */
  gatesStale = false;
  readonly #touched = new Set<ConversationId>();
  readonly #before: OutboxState;

  constructor(state: OutboxState, now: number, chance: Chance, policy: SendPolicy) {
    this.#state = state;
    this.#before = state;
    this.now = now;
    this.chance = chance;
    this.policy = policy;
  }

  get state(): OutboxState {
    return this.#state;
  }

  set(change: Partial<Omit<OutboxState, 'lanes' | 'size' | 'inFlight'>>): void {
    this.#state = { ...this.#state, ...change };
  }

  /** Lanes in which something may wait for something else than before. */
  lanesToRefresh(): Iterable<ConversationId> {
    const { network, gates, leading, paused, capabilities } = this.#before;
    const all =
      network !== this.#state.network ||
      gates !== this.#state.gates ||
      leading !== this.#state.leading ||
      paused !== this.#state.paused ||
      capabilities !== this.#state.capabilities;
    return all ? [...this.#state.lanes.keys()] : this.#touched;
  }

  lane(conversationId: ConversationId): Lane {
    return this.#state.lanes.get(conversationId) ?? emptyLane;
  }

  entry(conversationId: ConversationId, key: MessageKey): OutboxEntry | undefined {
    return this.lane(conversationId).entries.find((entry) => entry.key === key);
  }

  putLane(conversationId: ConversationId, change: Partial<Lane>): void {
    const before = this.lane(conversationId);
    const after = { ...before, ...change };
    this.#touched.add(conversationId);
    if (this.#lanes === null) this.#lanes = new Map(this.#state.lanes);
    if (after.entries.length === 0 && after.flight === null) this.#lanes.delete(conversationId);
    else this.#lanes.set(conversationId, after);
    this.#state = {
      ...this.#state,
      lanes: this.#lanes,
      size: this.#state.size + after.entries.length - before.entries.length,
      inFlight: this.#state.inFlight + count(after.flight) - count(before.flight),
    };
    this.#noteFlights(before, after);
  }

  /** However a flight ends, its store has one less on its way. */
  #noteFlights(before: Lane, { flight, entries }: Lane): void {
    const was = before.flight;
    if (was?.key === flight?.key && was?.kind === flight?.kind) return;
    const storeOf = (key: MessageKey) => [...before.entries, ...entries].find((entry) => entry.key === key)?.storeId;
    const from = was === null ? undefined : storeOf(was.key);
    const to = flight === null ? undefined : storeOf(flight.key);
    if (from !== undefined) lands(this, from, departedAt(was, this.policy));
    if (to !== undefined) leaves(this, to);
  }

  /** Whether as much is on its way as may be. */
  get full(): boolean {
    return this.#state.inFlight >= (this.#state.capabilities?.sendsAtOnce ?? this.policy.inFlightMax);
  }

  putEntry(entry: OutboxEntry): void {
    const { entries } = this.lane(entry.conversationId);
    const known = entries.find((other) => other.key === entry.key);
    const isNews = known === undefined && this.#state.circuits.size > 0;
    if (isNews || shutsStore(entry) || shutsStore(known) || this.#isShut(entry)) this.gatesStale = true;
    if (known !== undefined) return this.putLane(entry.conversationId, { entries: entries.map((other) => (other === known ? entry : other)) });
    const after = entries.findIndex((other) => other.seq > entry.seq);
    this.putLane(entry.conversationId, { entries: after === -1 ? [...entries, entry] : entries.toSpliced(after, 0, entry) });
  }

  dropEntry(conversationId: ConversationId, key: MessageKey): void {
    const lane = this.lane(conversationId);
    const known = this.entry(conversationId, key);
    if (shutsStore(known) || this.#isShut(known)) this.gatesStale = true;
    this.putLane(conversationId, {
      entries: lane.entries.filter((entry) => entry.key !== key),
      storing: lane.storing.filter((storing) => storing !== key),
      flight: lane.flight?.key === key ? null : lane.flight,
    });
  }

  /** Which message opens a store depends on what stands in front of it. */
  #isShut(entry: OutboxEntry | undefined): boolean {
    return entry !== undefined && this.#state.gates.has(entry.storeId);
  }

  commit(
    pending: PendingCommit,
    rows: { puts?: readonly OutboxEntry[]; deletes?: readonly MessageKey[]; dropDraft?: ConversationId; putDraft?: PutDraft; paused?: ReadonlySet<StoreId>; arrived?: ArrivedChange | null; places?: readonly ConversationId[] },
  ): void {
    const commit = this.#state.nextCommit;
    this.set({ commits: new Map(this.#state.commits).set(commit, pending), nextCommit: commit + 1 });
    this.effects.push({
      type: 'commit',
      commit,
      puts: rows.puts ?? [],
      deletes: rows.deletes ?? [],
      dropDraft: rows.dropDraft ?? null,
      putDraft: rows.putDraft ?? null,
      paused: rows.paused ?? null,
      arrived: rows.arrived ?? null,
      places: placesChange(this, rows.places ?? []),
    });
  }

  takeCommit(commit: number): PendingCommit | undefined {
    const pending = this.#state.commits.get(commit);
    if (pending === undefined) return undefined;
    const commits = new Map(this.#state.commits);
    commits.delete(commit);
    this.set({ commits });
    return pending;
  }
}

function shutsStore(entry: OutboxEntry | undefined): boolean {
  return entry !== undefined && entry.shuts !== null;
}

function count(flight: Flight | null): number {
  return flight === null || (flight.kind === 'send' && flight.together === true) ? 0 : 1;
}
