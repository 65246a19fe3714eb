import { type CalendarDay, calendarDay } from './calendar-day.ts';
import type { OutboxState, SyncState } from '@cs-inbox/core';
import type { ConversationId, Message, MessageKey, StoreId } from '@cs-inbox/protocol';
import { atom, onMount, type ReadableAtom } from 'nanostores';
import type { HealthCheck, HealthLevel } from './health-check.ts';
import { healthFacts, type HealthSource, isDown, unreadOf } from './health-facts.ts';
import type { Inbox } from './inbox.ts';
import type { ClockPort } from './ports.ts';

/** What it looks at. */
type Watched = Pick<Inbox, '$stores' | '$conversations' | '$failures' | '$overdue' | '$sync' | '$halted' | '$storage' | '$quarantined' | '$tick' | 'readRecord'>;

const QUARTER_MS = 900_000;
const TICKS_MAX = 96;
const LOSSES_MAX = 1_000;
/** From so many quarter hours on it is known what is usual. */
const SAMPLES_MIN = 4;
/** How often the disk is asked for the retries of today, ms. */
const RECORD_MS = 300_000;
const severity: readonly HealthLevel[] = ['ok', 'look', 'act'];

/** The daily checklist that measures itself while somebody watches, and what it remembers of today. */
export class HealthMonitor {
  readonly $health = atom<readonly HealthCheck[]>([]);
  readonly #inbox: Watched;
  readonly #$outbox: ReadableAtom<OutboxState>;
  readonly #time: ClockPort;
  readonly #ready: () => boolean;
  /** Today, once somebody has measured. */
  #day: CalendarDay | null = null;
  #losses: { readonly at: number; readonly ms: number }[] = [];
  #lostAt: number | null = null;
  #fullAt: number | null = null;
  #generation = 0;
  #cases: HealthSource['cases'] = null;
  #recordAt = -Infinity;
  /** By check, then by quarter hour: the worst that was measured. */
  readonly #ticks = new Map<HealthCheck['id'], Map<number, HealthLevel>>();
  /** By store, then by quarter hour: unread messages. */
  readonly #unread = new Map<StoreId, Map<number, number>>();
  #offered: ConversationId | null = null;
  #test: { readonly key: MessageKey; readonly at: number; outcome: 'sent' | 'failed' | 'pending' } | null = null;

  /** @param ready whether messages are taken */
  constructor(inbox: Watched, $outbox: ReadableAtom<OutboxState>, time: ClockPort, ready: () => boolean) {
    this.#inbox = inbox;
    this.#$outbox = $outbox;
    this.#time = time;
    this.#ready = ready;
    onMount(this.$health, () => {
      // As long as somebody watches the checks they are not made anew for each of them.
      const { $conversations, $failures, $overdue, $stores, $tick } = inbox;
      const ends = [...[$conversations, $failures, $overdue, $stores].map((one) => one.listen(() => {})), $tick.subscribe(() => this.measure())];
      return () => ends.forEach((end) => end());
    });
  }

  /** The receiving side has changed. */
  follow({ connection, generation }: SyncState): void {
    const down = isDown(connection);
    if (down === (this.#lostAt !== null) && generation === this.#generation) return;
    const now = this.#time.now();
    if (generation !== this.#generation) this.#fullAt = now;
    this.#generation = generation;
    if (down) this.#lostAt ??= now;
    else if (this.#lostAt !== null) {
      this.#losses = [...this.#losses, { at: this.#lostAt, ms: now - this.#lostAt }].slice(-LOSSES_MAX);
      this.#lostAt = null;
    }
  }

  /** Where the backend takes messages for tests, or null. */
  offers(id: ConversationId | null): void {
    this.#offered = id;
  }

  get offered(): ConversationId | null {
    return this.#offered;
  }

  tested(key: MessageKey): void {
    this.#test = { key, at: this.#time.now(), outcome: 'pending' };
  }

  /** The backend has it. */
  sent(key: MessageKey): void {
    if (this.#test?.key === key) this.#test.outcome = 'sent';
  }

  /** The backend has told of messages: one that went from the outbox while this tab did not hear may be among them. */
  observed(messages: readonly Message[]): void {
    for (const { key } of messages) if (key !== null) this.sent(key);
  }

  /** @param anew whether the disk is asked again too */
  measure(anew = false): void {
    const now = this.#time.now();
    if (anew || now - this.#recordAt >= RECORD_MS) {
      this.#recordAt = now;
      this.#inbox.readRecord((record) => {
        this.#cases = record?.cases ?? null;
        this.#tell();
      });
    }
    this.#tell();
  }

  #tell(): void {
    const now = this.#time.now();
    const { $conversations, $failures, $halted, $overdue, $quarantined, $storage, $stores, $sync } = this.#inbox;
    const rows = $conversations.get();
    const outbox = this.#$outbox.get();
    const today = this.#dayOf(now);
    const quarter = Math.floor((now - today) / QUARTER_MS);
    const facts = healthFacts({
      now, today, rows, outbox, stores: $stores.get(), failures: $failures.get(), overdue: $overdue.get(), sync: $sync.get(), quarantined: $quarantined.get(),
      halted: $halted.get() !== null, ready: this.#ready(), onDisk: $storage.get() === 'disk', fullAt: this.#fullAt, losses: this.#lossesSince(today, now), cases: this.#cases,
      usual: this.#usual(rows, today, quarter), test: this.#testFacts(outbox),
    });
    this.$health.set(facts.map((fact): HealthCheck => ({ ...fact, at: now, ticks: this.#ticksOf(fact.id, fact.level, today, quarter) })));
  }

  /** When the day began where the page is looked at. */
  #dayOf(now: number): number {
    if (this.#day === null || now < this.#day.from || now >= this.#day.to) this.#day = calendarDay(now);
    return this.#day.from;
  }

  #lossesSince(today: number, now: number): HealthSource['losses'] {
    const all = this.#lostAt === null ? this.#losses : [...this.#losses, { at: this.#lostAt, ms: now - this.#lostAt }];
    return all.filter(({ at, ms }) => at + ms >= today);
  }

  #ticksOf(id: HealthCheck['id'], level: HealthLevel, today: number, quarter: number): HealthCheck['ticks'] {
    const levels = this.#ticks.get(id) ?? new Map<number, HealthLevel>();
    const first = Math.floor(today / QUARTER_MS);
    const at = first + quarter;
    const worst = Math.max(severity.indexOf(level), severity.indexOf(levels.get(at) ?? 'ok'));
    this.#ticks.set(id, levels.set(at, severity[worst] ?? level));
    for (const old of levels.keys()) if (old < first) levels.delete(old);
    return Array.from({ length: quarter + 1 }, (_, i) => levels.get(first + i) ?? null).slice(-TICKS_MAX);
  }

  /**
   * The median of the quarter hours before, where there are enough of them. Of the last day, and as long as this page
   * has watched: the record tells what was sent and what failed, and nobody writes down what was unread while no page was open.
   */
  #usual(rows: HealthSource['rows'], today: number, quarter: number): ReadonlyMap<StoreId, number> {
    const usual = new Map<StoreId, number>();
    const at = Math.floor(today / QUARTER_MS) + quarter;
    for (const [storeId, count] of unreadOf(rows)) {
      const samples = this.#unread.get(storeId) ?? new Map<number, number>();
      this.#unread.set(storeId, samples);
      const before = [...samples].flatMap(([when, many]) => (when < at ? [many] : [])).sort((a, b) => a - b);
      const median = before[Math.floor(before.length / 2)];
      if (before.length >= SAMPLES_MIN && median !== undefined) usual.set(storeId, median);
      if (!samples.has(at)) samples.set(at, count);
      for (const old of samples.keys()) if (old <= at - TICKS_MAX) samples.delete(old);
    }
    return usual;
  }

  /** What has gone from the outbox unheard is as it was seen last, until the backend tells of it. */
  #testFacts({ arrived, lanes }: OutboxState): HealthSource['test'] {
    const test = this.#test;
    if (test !== null && test.outcome !== 'sent') {
      const entry = [...lanes.values()].flatMap(({ entries }) => entries.filter(({ key }) => key === test.key))[0];
      if (arrived.has(test.key)) test.outcome = 'sent';
      else if (entry !== undefined) test.outcome = entry.delivery === 'failed' ? 'failed' : 'pending';
    }
    return { offered: this.#offered, sentAt: test?.at ?? null, outcome: test?.outcome ?? null };
  }
}
