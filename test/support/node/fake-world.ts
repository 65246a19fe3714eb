import type { Answered, LookUpOutcome, SendOutcome, StreamNews } from '@cs-inbox/core';
import type { Capabilities, HistoryPage, SyncPage } from '@cs-inbox/protocol';
import type { BackendPort, OutgoingMessage, PageLife, Ports, Row, StorageAnswer, StoragePort, TabsPort } from '@cs-inbox/state';
import { FakeDisk } from './fake-disk.ts';
import { sampleMessage } from './sample-message.ts';
import { samplePage } from './sample-page.ts';

/** A question that the inbox has asked and nobody has answered yet. */
interface Question<Asked, Answer> {
  readonly asked: Asked;
  readonly answer: (answer: Answer) => void;
  cancelled: boolean;
}

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** What a world has in common with those of other tabs. */
interface Shared {
  readonly disk?: FakeDisk;
  readonly rows?: Map<string, unknown>;
  readonly tabs?: TabsPort;
  /** What its keys begin with. */
  readonly keys?: string;
}

type Commit = Question<Parameters<StoragePort['commit']>[0], StorageAnswer>;

/** Everything an inbox asks of the world, driven by hand: nothing is answered and no time passes unless the test says so. */
export class FakeWorld {
  now = 1_780_000_000_000;
  online = true;
  visible = true;
  kind: 'disk' | 'memory' = 'disk';
  readonly disk: FakeDisk;
  readonly rows: Map<string, unknown>;
  readonly timers = new Set<Timer>();
  readonly networkListeners = new Set<(online: boolean) => void>();
  readonly #lifeListeners = new Set<(life: PageLife) => void>();
  readonly commits: Commit[] = [];
  readonly capabilities: Question<null, Answered<Capabilities>>[] = [];
  readonly sends: Question<OutgoingMessage, SendOutcome>[] = [];
  readonly retries: Question<{ keys: readonly string[]; reason: string }, ReadonlyMap<string, SendOutcome>>[] = [];
  readonly lookUps: Question<string, LookUpOutcome>[] = [];
  readonly syncs: Question<string | null, Answered<SyncPage>>[] = [];
  readonly histories: Question<{ conversationId: string; before: number | null }, Answered<HistoryPage>>[] = [];
  readonly streams: Question<string, StreamNews>[] = [];
  /** Commits of the cache, beside those of the outbox. */
  readonly cacheCommits: Commit[] = [];
  readonly reads: Question<{ conversationId: string; position: number }, Answered<unknown>>[] = [];
  readonly wipes: Question<null, StorageAnswer>[] = [];
  readonly #loads: (() => void)[] = [];
  readonly #wipesBefore: number;
  #keys = 0;

  readonly ports: Ports;

  constructor({ rows = new Map(), disk = new FakeDisk(rows), tabs, keys = 'k' }: Shared = {}) {
    this.disk = disk;
    this.rows = disk.rows;
    this.#wipesBefore = disk.wipes;
    this.ports = {
      backend: this.#backend(),
      storage: {
        kind: () => this.kind,
        load: (answer, part) => void this.#loads.push(() => answer(part === 'record' ? this.disk.recorded() : this.#read())),
        lead: (answer) => void this.#loads.push(() => answer(this.#wipesBefore < this.disk.wipes ? 'wiped' : { epoch: this.kind === 'memory' ? 1 : this.disk.lead(), rows: this.#read() })),
        commit: (asked, answer) => void (asked.relaxed ? this.cacheCommits : this.commits).push({ asked, answer, cancelled: false }),
        wipe: (answer) => void this.wipes.push({ asked: null, answer, cancelled: false }),
      },
      clock: {
        now: () => this.now,
        setTimer: (delayMs, run) => {
          const timer = { at: this.now + delayMs, run };
          this.timers.add(timer);
          return () => this.timers.delete(timer);
        },
      },
      network: {
        online: () => this.online,
        subscribe: (changed) => {
          this.networkListeners.add(changed);
          return () => this.networkListeners.delete(changed);
        },
      },
      life: {
        visible: () => this.visible,
        subscribe: (changed) => {
          this.#lifeListeners.add(changed);
          return () => this.#lifeListeners.delete(changed);
        },
      },
      tabs: tabs ?? null,
      newKey: () => `${keys}${++this.#keys}`,
      chance: () => 0.5,
    };
  }

  /** The disk has been read, as often as it was asked for. @returns whether it was */
  open(): boolean {
    const loads = this.#loads.splice(0);
    for (const answer of loads) answer();
    return loads.length > 0;
  }

  #read(): readonly Row[] {
    return this.kind === 'memory' ? [] : this.disk.all();
  }

  /** The disk takes everything that it was given, in order. */
  store(): void {
    for (let commit = this.commits.shift(); commit !== undefined; commit = this.commits.shift()) {
      commit.answer(this.kind === 'memory' ? { ok: true } : this.disk.take(commit.asked, this.#wipesBefore));
    }
    for (const { answer, asked } of this.cacheCommits.splice(0)) answer(this.kind === 'memory' ? { ok: true } : this.disk.take(asked, this.#wipesBefore));
    for (const wipe of this.wipes.splice(0)) {
      this.disk.wipe();
      wipe.answer({ ok: true });
    }
  }

  /** The disk refuses everything that it was given, also what is tried again once the cache has made room. */
  refuse(why = 'quota'): void {
    for (const { answer } of [...this.commits.splice(0), ...this.cacheCommits.splice(0)]) answer({ ok: false, why });
    if (why !== 'quota' || !this.open()) return;
    for (const list of [this.cacheCommits, this.commits]) for (const { answer } of list.splice(0)) answer({ ok: false, why });
  }

  setOnline(online: boolean): void {
    this.online = online;
    for (const listener of this.networkListeners) listener(online);
  }

  /** The page is hidden, shown, put to sleep or woken. */
  live(life: PageLife): void {
    if (life === 'hidden' || life === 'visible') this.visible = life === 'visible';
    for (const listener of this.#lifeListeners) listener(life);
  }

  /** Time passes, and what is due runs in its order. */
  pass(ms: number): void {
    const until = this.now + ms;
    for (;;) {
      const [next] = [...this.timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
      if (next === undefined) break;
      this.timers.delete(next);
      this.now = Math.max(this.now, next.at);
      next.run();
    }
    this.now = until;
  }

  /** The backend says what it can do, and gives one full page. */
  bringUp(page: Partial<SyncPage> = {}, capabilities: Partial<Capabilities> = {}): void {
    const value: Capabilities = { protocol: 1, account: 'mei', deduplicationWindowMs: 86_400_000, lookUp: true, stream: 'none', bulkRetry: false, ...capabilities };
    this.capabilities.shift()?.answer({ ok: true, value });
    this.page({ mode: 'full', ...page });
  }

  page(change: Partial<SyncPage> = {}): void {
    this.syncs.shift()?.answer({ ok: true, value: samplePage(change) });
  }

  history(change: Partial<HistoryPage> = {}): void {
    const question = this.histories.shift();
    if (question === undefined) throw new Error('no history was asked for');
    const { conversationId } = question.asked;
    question.answer({ ok: true, value: { account: 'mei', conversationId, messages: [], hasMore: false, ...change } });
  }

  /** The backend takes the oldest message that is on its way. */
  accept(position = 100): void {
    const question = this.sends.shift();
    if (question === undefined) throw new Error('nothing was sent');
    const { key, conversationId, text } = question.asked;
    question.answer({ kind: 'accepted', message: sampleMessage({ id: `id-${key}`, key, conversationId, text, position, at: this.now }) });
  }

  #backend(): BackendPort {
    const ask = <Asked, Answer>(list: Question<Asked, Answer>[], asked: Asked, answer: (answer: Answer) => void) => {
      const question = { asked, answer, cancelled: false };
      list.push(question);
      return () => {
        question.cancelled = true;
      };
    };
    return {
      capabilities: (answer) => ask(this.capabilities, null, answer),
      send: (message, answer) => ask(this.sends, message, answer),
      retryMany: (messages, reason, answer) => ask(this.retries, { keys: messages.map(({ key }) => key), reason }, answer),
      lookUp: ({ key }, answer) => ask(this.lookUps, key, answer),
      sync: (cursor, answer) => ask(this.syncs, cursor, answer),
      stream: (cursor, heard) => ask(this.streams, cursor, heard),
      history: (conversationId, before, _limit, answer) => ask(this.histories, { conversationId, before }, answer),
      read: (conversationId, position, answer) => ask(this.reads, { conversationId, position }, answer),
    };
  }
}
