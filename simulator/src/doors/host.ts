import type { AccountId } from '@cs-inbox/protocol';
import { type Chance, createChance } from '../chance.ts';
import type { Clock } from '../clock.ts';
import type { Answer } from '../answer.ts';
import { createPlatform } from '../platform/create-platform.ts';
import { emptyJournal, type Journal, journaled } from '../platform/journal.ts';
import type { LedgerEntry } from '../platform/ledger.ts';
import type { PlatformCommand } from '../platform/platform-command.ts';
import type { PlatformRequest } from '../platform/platform-request.ts';
import type { PlatformState } from '../platform/platform-state.ts';
import { type PlatformView, viewOf } from '../platform/platform-view.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { type Decision, decideCommand, decideRequest, type Obeyed, replayed } from './decision.ts';
import { type Disk, type Found, type Founding, type Put, type Row, sameFounding } from './disk.ts';
import { createMemoryDisk } from './memory-disk.ts';

/** Raised whenever the same rows would make another platform. */
const VERSION = 2;

export interface HostOptions {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly account: AccountId;
  readonly clock: Clock;
  /** Where it is left out, nothing outlives the host. */
  readonly disk?: Disk;
}

/** A platform that lives in time and, with a disk, beyond the page. What every door leads to. */
export interface Host {
  readonly scenario: Scenario;
  readonly clock: Clock;
  /** Handles a request now, and resolves when its answer would arrive. Never rejects. */
  handle(request: PlatformRequest): Promise<Answer>;
  /** Does something to the platform, for every tab; it is on the disk when this resolves. Never rejects. */
  command(command: PlatformCommand): Promise<Obeyed>;
  /** Its stores and what stands against their messages. */
  view(): Promise<PlatformView>;
  /** What buyers received, in every tab so far. */
  ledger(): Promise<readonly LedgerEntry[]>;
  /** The requests of this page. */
  journal(): Journal;
  /** When this platform was started, in ms since 1970. */
  startedAt(): Promise<number>;
  /** Where it is kept, and why not on a disk. */
  storage(): { readonly kind: Disk['kind']; readonly why: string };
  /** Begins anew: an empty ledger, a new epoch. */
  reset(): Promise<void>;
}

export function createHost(options: HostOptions): Host {
  return new DiskHost(options);
}

class DiskHost implements Host {
  readonly scenario: Scenario;
  readonly clock: Clock;
  readonly #options: HostOptions;
  readonly #chance: Chance;
  #disk: Disk;
  #whyMemory = '';
  #founding: Founding | null = null;
  /** The rows so far and nothing else, so that all tabs have the same. */
  #base: PlatformState | null = null;
  #rows: readonly Row[] = [];
  #journal = emptyJournal;
  /** Requests of one page wait for each other; those of several, for the disk. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: HostOptions) {
    this.#options = options;
    this.scenario = options.scenario;
    this.clock = options.clock;
    this.#chance = createChance(options.seed);
    this.#disk = options.disk ?? createMemoryDisk();
  }

  async handle(request: PlatformRequest): Promise<Answer> {
    const { answer, entry } = await this.#exchange((base, rows) =>
      decideRequest(base, rows, request, this.clock.now(), this.#chance),
    );
    this.#journal = journaled(this.#journal, entry);
    const delayMs = Math.max(0, entry.at + answer.delayMs - this.clock.now());
    if (delayMs > 0) await new Promise<void>((resolve) => this.clock.setTimer(delayMs, resolve));
    return answer;
  }

  command(command: PlatformCommand): Promise<Obeyed> {
    return this.#exchange((base, rows) => decideCommand(base, rows, command, this.clock.now(), this.#chance));
  }

  view(): Promise<PlatformView> {
    return this.#look((base) => viewOf(base, this.clock.now()));
  }

  ledger(): Promise<readonly LedgerEntry[]> {
    return this.#look((base) => base.ledger);
  }

  journal(): Journal {
    return this.#journal;
  }

  startedAt(): Promise<number> {
    return this.#look((base) => base.startedAt);
  }

  storage(): { kind: Disk['kind']; why: string } {
    return { kind: this.#disk.kind, why: this.#whyMemory };
  }

  async reset(): Promise<void> {
    await this.#exchange((base) => ({ value: null, state: base, row: null }), true);
  }

  #look<T>(read: (base: PlatformState) => T): Promise<T> {
    return this.#exchange((base) => ({ value: read(base), state: base, row: null }));
  }

  #exchange<T>(decide: Decide<T>, anew = false): Promise<T> {
    const turn = this.#turn.then(() => this.#exchangeNow(decide, anew));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #exchangeNow<T>(decide: Decide<T>, anew: boolean): Promise<T> {
    let decided: Learned<T> | null = null;
    const known = { founding: this.#founding, rows: this.#rows.length };
    const onFound = (found: Found): Put => {
      decided = this.#learn(found, decide, anew);
      return decided.put;
    };
    try {
      await this.#disk.exchange(known, onFound);
    } catch (error) {
      this.#whyMemory = `The browser's database failed: ${error instanceof Error ? error.message : String(error)}`;
      this.#disk = createMemoryDisk(this.#founding, this.#rows);
      await this.#disk.exchange(known, onFound);
    }
    // Assigned in a callback, which the compiler does not follow.
    const { founding, rows, base, value } = decided as unknown as Learned<T>;
    this.#founding = founding;
    this.#rows = rows;
    this.#base = base;
    return value;
  }

  #learn<T>(found: Found, decide: Decide<T>, anew: boolean): Learned<T> {
    const usable = !anew && found.founding?.version === VERSION;
    const founding = usable && found.founding !== null ? found.founding : this.#found();
    const same = usable && this.#base !== null && sameFounding(this.#founding, founding);
    let rows = same ? [...this.#rows, ...found.rows] : [];
    let base = same && this.#base !== null ? this.#base : this.#create(founding.startedAt);
    if (usable) {
      base = found.rows.reduce((state, row) => replayed(state, row, this.#chance), base);
      if (!same) rows = [...found.rows];
    }
    const { value, state, row } = decide(base, rows.length);
    if (row !== null) rows = [...rows, row];
    return { founding, rows, base: state, value, put: { founding: usable ? null : founding, row } };
  }

  #found(): Founding {
    const now = this.clock.now();
    // A platform that is founded within the same ms as the last one would pass for it.
    const startedAt = this.#founding === null ? now : Math.max(now, this.#founding.startedAt + 1);
    return { version: VERSION, startedAt };
  }

  #create(startedAt: number): PlatformState {
    const { seed, scenario, account } = this.#options;
    return createPlatform({ seed, scenario, account, startedAt });
  }
}

/** Given the platform and how many rows made it. */
type Decide<T> = (base: PlatformState, rows: number) => Decision<T>;

interface Learned<T> {
  readonly founding: Founding;
  readonly rows: readonly Row[];
  readonly base: PlatformState;
  readonly value: T;
  readonly put: Put;
}
