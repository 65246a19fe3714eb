import type { AccountId } from '@cs-inbox/protocol';
import { itemsOf } from '../append-list.ts';
import type { Answer } from '../answer.ts';
import { type Chance, createChance } from '../chance.ts';
import type { Clock } from '../clock.ts';
import { advance } from '../platform/advance.ts';
import type { Attempt } from '../platform/attempt.ts';
import { createPlatform } from '../platform/create-platform.ts';
import { emptyJournal, type Journal, journaled } from '../platform/journal.ts';
import { ledger, type LedgerEntry } from '../platform/ledger.ts';
import type { PlatformCommand } from '../platform/platform-command.ts';
import type { PlatformRequest } from '../platform/platform-request.ts';
import type { PlatformState } from '../platform/platform-state.ts';
import { type PlatformView, viewOf } from '../platform/platform-view.ts';
import type { CompiledRule } from '../scenario/compiled-rule.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { broughtTo } from '../stream/brought-to.ts';
import type { OpenStream } from '../stream/open-stream.ts';
import { judge } from '../verdict/judge.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { type Decision, decideCommand, decideRequest, decideTold, type Obeyed, replayed } from './decision.ts';
import { type Disk, type Found, type Founding, type Put, sameFounding } from './disk.ts';
import { evidenceOf, type Witnessed } from './evidence-of.ts';
import { whyFull } from './why-full.ts';
import { createMemoryDisk } from './memory-disk.ts';
import { OpenStreams, type StreamSink } from './open-streams.ts';

export type { StreamSink } from './open-streams.ts';

/** Raised whenever the same rows would make another platform. */
const VERSION = 4;
/** How often the disk is looked at for what other tabs did, while a stream stands open, in ms. */
const LOOK_MS = 1_000;
/** Most clients whose place is remembered; the one that moved longest ago goes first. */
const CLIENTS_MAX = 1_000;

export interface HostOptions {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly account: AccountId;
  readonly clock: Clock;
  /** Where it is left out, nothing outlives the host. */
  readonly disk?: Disk;
}

/** A platform that lives in time and, with a disk, beyond the page. What every door leads to. No method rejects. */
export interface Host {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly clock: Clock;
  /** Handles a request now, and resolves when its answer would arrive, or begins to hang. */
  handle(request: PlatformRequest): Promise<Answer>;
  /** Feeds a stream that was opened until it ends. The answer stops it: its client has gone. */
  pump(stream: OpenStream, sink: StreamSink): () => void;
  /** Does something to the platform, for every tab; it is on the disk when this resolves. */
  command(command: PlatformCommand): Promise<Obeyed>;
  /** Its stores, its rules, and what stands against messages. */
  view(): Promise<PlatformView>;
  rules(): Promise<readonly CompiledRule[]>;
  /** What buyers received, in every tab so far. */
  ledger(): Promise<readonly LedgerEntry[]>;
  /** Each departure of a message, in every tab so far. */
  attempts(): Promise<readonly Attempt[]>;
  /** What is to be said of the clients, from all that was seen so far. */
  verdict(): Promise<Verdict>;
  /** The requests of this page. */
  journal(): Journal;
  /** Requests that have come so far, those of them whose answers are not out yet, and streams that stand open. */
  traffic(): { readonly arrived: number; readonly waiting: number; readonly openStreams: number };
  /** When this platform was started, in ms since 1970. */
  startedAt(): Promise<number>;
  /** Where it is kept, and why not on a disk. */
  storage(): { readonly kind: Disk['kind']; readonly why: string };
  /** Begins anew: an empty ledger, a new epoch, no rule that was added; streams break. With another seed it leaves its disk. */
  reset(seed?: number): Promise<void>;
  /** Plays another story from its beginning. It leaves its disk, which belongs to the old one. */
  play(scenario: Scenario, seed: number): Promise<void>;
}

export function createHost(options: HostOptions): Host {
  return new DiskHost(options);
}

class DiskHost implements Host {
  readonly clock: Clock;
  readonly #account: AccountId;
  #scenario: Scenario;
  #seed: number;
  #chance: Chance;
  #disk: Disk;
  #whyMemory = '';
  #founding: Founding | null = null;
  /** The rows so far and nothing else, so that all tabs have the same. */
  #base: PlatformState | null = null;
  /** What became of it by itself since. */
  #ahead: { readonly base: PlatformState; readonly state: PlatformState } | null = null;
  #rows = 0;
  #journal = emptyJournal;
  #clients = new Map<string, Brought>();
  #arrived = 0;
  #waiting = 0;
  /** Attempts that were not kept, because there was no room. */
  #dropped = 0;
  readonly #streams: OpenStreams;
  /** Requests of one page wait for each other; those of several, for the disk. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor({ scenario, seed, account, clock, disk = createMemoryDisk() }: HostOptions) {
    this.#scenario = scenario;
    this.#seed = seed;
    this.#account = account;
    this.clock = clock;
    this.#chance = createChance(seed);
    this.#disk = disk;
    this.#streams = new OpenStreams({
      clock,
      lookMs: disk.kind === 'browser' ? LOOK_MS : Number.POSITIVE_INFINITY,
      onDue: () => void this.#look(() => null),
      onPushed: (stream) => this.#pushed(stream),
      onShown: (keys) => void this.#exchange((base, full) => decideTold(base, full, keys, clock.now(), this.#chance)),
    });
  }

  get scenario(): Scenario {
    return this.#scenario;
  }

  get seed(): number {
    return this.#seed;
  }

  async handle(request: PlatformRequest): Promise<Answer> {
    this.#arrived++;
    this.#waiting++;
    const { answer, entry, synced, turnedAway } = await this.#exchange((base, full) => decideRequest(base, full, request, this.clock.now(), this.#chance));
    if (turnedAway) this.#dropped++;
    this.#journal = journaled(this.#journal, entry);
    if (synced !== null) this.#brought(synced);
    const delayMs = Math.max(0, entry.at + answer.delayMs - this.clock.now());
    if (delayMs > 0) await new Promise<void>((resolve) => this.clock.setTimer(delayMs, resolve));
    this.#waiting--;
    return answer;
  }

  pump(stream: OpenStream, sink: StreamSink): () => void {
    // Who has a stream has asked for it, so there is a platform.
    return this.#base === null ? () => undefined : this.#streams.add(stream, sink, this.#now(this.#base), this.#chance);
  }

  command(command: PlatformCommand): Promise<Obeyed> {
    return this.#exchange((base, full) => decideCommand(base, full, command, this.clock.now(), this.#chance));
  }

  view(): Promise<PlatformView> {
    return this.#look((state) => viewOf(this.#streams.counted(state), this.clock.now()));
  }

  rules(): Promise<readonly CompiledRule[]> {
    return this.#look(({ rules }) => rules);
  }

  ledger(): Promise<readonly LedgerEntry[]> {
    return this.#look((state) => [...ledger(state)]);
  }

  attempts(): Promise<readonly Attempt[]> {
    return this.#look(({ attempts }) => [...itemsOf(attempts)]);
  }

  verdict(): Promise<Verdict> {
    return this.#look((state) => judge(evidenceOf(this.#streams.counted(state), { clients: [...this.#clients.values()], streamsMax: this.#streams.max, dropped: this.#dropped })));
  }

  journal(): Journal {
    return this.#journal;
  }

  traffic(): ReturnType<Host['traffic']> {
    return { arrived: this.#arrived, waiting: this.#waiting, openStreams: this.#streams.size };
  }

  startedAt(): Promise<number> {
    return this.#look(({ startedAt }) => startedAt);
  }

  storage(): ReturnType<Host['storage']> {
    return { kind: this.#disk.kind, why: this.#whyMemory };
  }

  reset(seed = this.#seed): Promise<void> {
    return seed === this.#seed ? this.#beginAnew(() => undefined) : this.play(this.#scenario, seed);
  }

  play(scenario: Scenario, seed: number): Promise<void> {
    return this.#beginAnew(() => {
      this.#scenario = scenario;
      this.#seed = seed;
      this.#chance = createChance(seed);
      if (this.#disk.kind === 'memory') return;
      this.#disk = createMemoryDisk();
      this.#whyMemory = 'Another story is played than the one that the disk belongs to.';
    });
  }

  async #beginAnew(change: () => void): Promise<void> {
    await this.#inTurn(async () => {
      change();
      this.#forget();
      await this.#exchangeNow((base) => ({ value: null, state: base, row: null }), true);
    });
  }

  /** What this page alone knows of a platform that is gone. */
  #forget(): void {
    this.#streams.endAll();
    this.#clients.clear();
    this.#dropped = 0;
    this.#journal = emptyJournal;
  }

  /** Since when a client stands where it stands: who only asked again has not moved. */
  #brought(client: Brought): void {
    const { operator, head } = client;
    if (this.#clients.get(operator)?.head === head) return;
    this.#clients.delete(operator);
    this.#clients.set(operator, client);
    if (this.#clients.size <= CLIENTS_MAX) return;
    const [first] = this.#clients.keys();
    if (first !== undefined) this.#clients.delete(first);
  }

  /** Who is not known yet stands where its stream begins. */
  #pushed(stream: OpenStream): number {
    const { operator, from } = stream;
    const head = broughtTo(stream, this.#clients.get(operator)?.head ?? from);
    this.#brought({ operator, head, at: this.clock.now() });
    return head;
  }

  /** The platform as it stands now. */
  #now(base: PlatformState): PlatformState {
    const state = advance(this.#ahead?.base === base ? this.#ahead.state : base, this.clock.now(), this.#chance);
    this.#ahead = { base, state };
    return state;
  }

  #look<T>(read: (state: PlatformState) => T): Promise<T> {
    return this.#exchange((base) => ({ value: read(this.#now(base)), state: base, row: null }));
  }

  #exchange<T>(decide: Decide<T>): Promise<T> {
    return this.#inTurn(() => this.#exchangeNow(decide, false));
  }

  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(run);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #exchangeNow<T>(decide: Decide<T>, anew: boolean): Promise<T> {
    let decided: Learned<T> | null = null;
    const known = { founding: this.#founding, rows: this.#rows };
    const onFound = (found: Found): Put => {
      decided = this.#learn(found, decide, anew);
      return decided.put;
    };
    try {
      await this.#disk.exchange(known, onFound);
    } catch (error) {
      this.#whyMemory = `The browser's database failed: ${error instanceof Error ? error.message : String(error)}`;
      this.#disk = createMemoryDisk(this.#founding);
      await this.#disk.exchange(known, onFound);
    }
    // Assigned in a callback, which the compiler does not follow.
    const { founding, rows, base, value } = decided as unknown as Learned<T>;
    // Another tab has begun anew.
    if (this.#founding !== null && !sameFounding(this.#founding, founding)) this.#forget();
    this.#founding = founding;
    this.#rows = rows;
    this.#base = base;
    if (this.#streams.size > 0) this.#streams.feed(this.#now(base), this.#chance);
    return value;
  }

  #learn<T>(found: Found, decide: Decide<T>, anew: boolean): Learned<T> {
    const usable = !anew && found.founding?.version === VERSION;
    const founding = usable && found.founding !== null ? found.founding : this.#found();
    const same = usable && this.#base !== null && sameFounding(this.#founding, founding);
    let rows = same ? this.#rows : 0;
    let base = same && this.#base !== null ? this.#base : this.#create(founding.startedAt);
    if (usable) {
      base = found.rows.reduce((state, row) => replayed(state, row, this.#chance), base);
      rows += found.rows.length;
    }
    const { value, state, row } = decide(base, whyFull(base, rows, this.#disk.rowsMax));
    const kept = this.#disk.rowsMax === null ? null : row;
    return { founding, rows: kept === null ? rows : rows + 1, base: state, value, put: { founding: usable ? null : founding, row: kept } };
  }

  #found(): Founding {
    const now = this.clock.now();
    // A platform that is founded within the same ms as the last one would pass for it.
    const startedAt = this.#founding === null ? now : Math.max(now, this.#founding.startedAt + 1);
    return { version: VERSION, startedAt };
  }

  #create(startedAt: number): PlatformState {
    return createPlatform({ seed: this.#seed, scenario: this.#scenario, account: this.#account, startedAt });
  }
}

/** Given the platform, and why nothing more is kept, or null. */
type Decide<T> = (base: PlatformState, full: string | null) => Decision<T>;

/** How far in the change log a client was brought, and when (ms since 1970). */
type Brought = Witnessed['clients'][number];

interface Learned<T> {
  readonly founding: Founding;
  readonly rows: number;
  readonly base: PlatformState;
  readonly value: T;
  readonly put: Put;
}
