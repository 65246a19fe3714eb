import type { Arrived, OutboxState, Tables } from '@cs-inbox/core';
import type { Message, MessageKey } from '@cs-inbox/protocol';
import type { FailureCase } from './failure-case.ts';
import type { FailureRecord } from './failure-record.ts';
import { guarded } from './guarded.ts';
import type { Ports, Row, RowChanges } from './ports.ts';
import { caseOf, caseRow, readRecordRows, type RecordRows, sentOf, SLOT_MS, twiceRow } from './record-rows.ts';
import { recordTidying } from './record-tidying.ts';

const DAY_MS = 86_400_000;
/** How long a page sends before it tidies up, and from one step of that to the next, ms. */
const REST_MS = 600_000;
const STEP_MS = 10_000;
const CASES_MAX = 20_000;
/** Of so many messages it is noticed that they are there twice. */
const IDS_MAX = 5_000;
/** What was blocked longer ago was told of before, ms. */
const BLOCKED_MS = 7 * DAY_MS;

/**
 * Keeps the record of the days behind: reads it, notes what was blocked, and lets go of what is old. Its keys do not
 * tell how old it is, so it has to be read for that: once a day, and once for each time that this tab is to send.
 */
export class RecordKeeper {
  readonly #ports: Pick<Ports, 'storage' | 'clock'>;
  readonly #outbox: () => OutboxState;
  readonly #tables: () => Tables;
  readonly #unread: (keys: readonly string[]) => void;
  readonly #keptMs: number;
  readonly #noted = new Set<MessageKey>();
  /** By key, the id of each own message that the backend has told of lately. */
  readonly #ids = new Map<MessageKey, string>();
  /** Under which leadership it writes; undefined: it does not. */
  #epoch: number | null | undefined;
  /** When there may be something to tidy up again, ms since the epoch. */
  #tidyAt = 0;
  /** What is left of it to do, a transaction each; null: not known. */
  #tidying: ReturnType<typeof recordTidying> | null = null;

  /**
   * @param unread told which rows cannot be read, whenever the disk is
   * @param days for how long cases and counts are kept
   */
  constructor(ports: Pick<Ports, 'storage' | 'clock'>, outbox: () => OutboxState, tables: () => Tables, unread: (keys: readonly string[]) => void, days = 90) {
    this.#ports = ports;
    this.#outbox = outbox;
    this.#tables = tables;
    this.#unread = unread;
    this.#keptMs = days * DAY_MS;
  }

  /** From now on this tab writes. @param epoch null where nobody shares the disk */
  lead(epoch: number | null): void {
    this.stop();
    this.#epoch = epoch;
    this.#rest(REST_MS);
  }

  /** From now on it does not. */
  stop(): void {
    this.#epoch = undefined;
    this.#tidying = null;
    this.#noted.clear();
  }

  /**
   * The backend has told of messages. What was blocked in the last seven days is written once for each time that this tab
   * comes to send, though it may be there already: to know that, all of the record would have to be read, at the start.
   */
  observed(messages: readonly Message[]): void {
    if (this.#epoch === undefined) return;
    const since = this.#ports.clock.now() - BLOCKED_MS;
    const blocked = messages.filter(({ at, direction, key, receipt }) => receipt === 'blocked' && direction === 'out' && key !== null && !this.#noted.has(key) && at >= since);
    const cases = blocked.flatMap((message) => this.#caseOf(message) ?? []);
    const twice = messages.flatMap((message) => (this.#isOther(message) ? (message.key ?? []) : []));
    if (cases.length + twice.length === 0) return;
    for (const { key } of cases) this.#noted.add(key);
    this.#commit({ puts: [...cases.map(caseRow), ...twice.map((key) => twiceRow(key, this.#ports.clock.now()))], deletes: [] }, (ok) => {
      if (!ok) for (const { key } of cases) this.#noted.delete(key);
    });
  }

  /** Whether the backend has told of it under another id before. */
  #isOther({ direction, id, key }: Message): boolean {
    if (direction !== 'out' || key === null) return false;
    const known = this.#ids.get(key);
    this.#ids.set(key, known ?? id);
    if (this.#ids.size > IDS_MAX) this.#ids.clear();
    return known !== undefined && known !== id;
  }

  /** The outbox has changed: where nothing is on its way, one step of tidying up. No timer is taken for that: without messages nothing comes. */
  follow({ commits, inFlight }: OutboxState): void {
    const epoch = this.#epoch;
    const { clock, storage } = this.#ports;
    if (epoch === undefined || commits.size + inFlight > 0 || clock.now() < this.#tidyAt) return;
    this.#rest(REST_MS);
    if (this.#tidying !== null) return this.#tidy(this.#tidying);
    guarded(clock, () =>
      storage.load((rows) => {
        if (this.#epoch === epoch && rows !== null) this.#tidy(recordTidying(this.#readRows(rows), clock.now(), this.#since(), CASES_MAX));
      }, 'record'),
    );
  }

  #tidy([step, ...others]: ReturnType<typeof recordTidying>): void {
    if (step === undefined) return this.#rest(DAY_MS);
    // Until it is done, nobody knows what is.
    this.#tidying = null;
    const epoch = this.#epoch;
    this.#commit(step, (ok) => {
      if (!ok || this.#epoch !== epoch) return;
      if (others.length === 0) return this.#rest(DAY_MS);
      this.#tidying = others;
      this.#rest(STEP_MS);
    });
  }

  read(done: (record: FailureRecord | null) => void): void {
    this.#ports.storage.load((rows) => done(rows === null ? null : this.#recordOf(this.#readRows(rows))), 'record');
  }

  #readRows(rows: readonly Row[]): RecordRows {
    const read = readRecordRows(rows);
    this.#unread(read.unread);
    return read;
  }

  #recordOf(read: RecordRows): FailureRecord {
    const since = this.#since();
    const cases = new Map(read.cases);
    for (const { entries } of this.#outbox().lanes.values()) {
      for (const entry of entries) {
        const open = caseOf(entry, null, null);
        if (open !== null) cases.set(open.key, open);
      }
    }
    const kept = [...cases.values()].filter(({ failedAt }) => failedAt >= since).sort((a, b) => a.failedAt - b.failedAt);
    return { cases: kept.slice(-CASES_MAX), sent: sentOf(read).filter(({ slot }) => (slot + 1) * SLOT_MS > since), lost: 0, doubled: read.twice.filter(({ at }) => at >= since).length };
  }

  /** Of one that was taken, and blocked after that. */
  #caseOf({ at, conversationId, key }: Message): FailureCase | null {
    const told = this.#tables().conversations.get(conversationId);
    if (told === undefined || key === null) return null;
    const to = { storeId: told.storeId, buyerName: told.buyer.name };
    const { history } = this.#outbox().arrived.get(key) ?? ({ history: [] } satisfies Partial<Arrived>);
    const before = caseOf({ ...to, key, conversationId, createdAt: at, attempts: history }, 'blocked', at);
    return { code: '', requestId: '', retries: [], cause: 'content', failedAt: at, ...before, ...to, key, conversationId, createdAt: at, lastCause: 'content', end: 'blocked', endAt: at };
  }

  #since(): number {
    return this.#ports.clock.now() - this.#keptMs;
  }

  #rest(ms: number): void {
    this.#tidyAt = this.#ports.clock.now() + ms;
  }

  #commit(rows: Pick<RowChanges, 'puts' | 'deletes'>, done: (ok: boolean) => void): void {
    const epoch = this.#epoch ?? null;
    guarded(this.#ports.clock, () => this.#ports.storage.commit({ ...rows, epoch }, ({ ok }) => done(ok)));
  }
}
