import type { RowChanges } from '@cs-inbox/state';
import type { Evidence } from './evidence.ts';

const OUT = 'out:';
const RECORD = 'log:';
const SENT = 'log:sent:';
const SUM = 'log:sum:';
const CASE = 'log:case:';

/** Whether a row of the disk is one of the record of the days behind. */
export function isRecord(key: string): boolean {
  return key.startsWith(RECORD);
}

/**
 * Judges the record of what was sent and what failed: it tells of a message when its row goes from the outbox,
 * in the same transaction, and never else; what it says is what the platform has.
 */
export class RecordJudge {
  readonly #evidence: Evidence;
  /** What has gone from the disk because the platform has it, since that was emptied last. */
  readonly #sent = new Set<string>();
  /** What the disk has of it. */
  readonly #rows = new Map<string, unknown>();

  constructor(evidence: Evidence) {
    this.#evidence = evidence;
  }

  /** Told before it takes effect. */
  applied({ puts, deletes }: RowChanges): void {
    const { clicks, committed, rows } = this.#evidence;
    const put = new Map(puts.map(({ key, value }) => [key, value]));
    for (const row of deletes) {
      const key = row.slice(OUT.length);
      const click = clicks.get(key);
      if (!row.startsWith(OUT) || click === undefined || !committed.has(key)) continue;
      // An emptied disk may have lost the row itself.
      if (put.has(SENT + key)) this.#sent.add(key);
      else if (rows.has(row) && !click.givenUp) this.#blame(`${key} has arrived and goes from the disk, and the record does not count it`);
    }
    for (const row of deletes) if (isRecord(row)) this.#rows.delete(row);
    for (const [row, value] of put) {
      if (isRecord(row)) this.#rows.set(row, value);
      if (row.startsWith(SENT)) this.#judgeSent(row.slice(SENT.length), deletes);
      if (row.startsWith(CASE)) this.#judgeCase(row.slice(CASE.length), value, deletes);
    }
  }

  /** Nothing is on the disk any more. */
  cleared(): void {
    this.#sent.clear();
    this.#rows.clear();
  }

  atEnd(): void {
    let count = 0;
    for (const [row, value] of this.#rows) {
      if (row.startsWith(SENT)) count += 1;
      if (row.startsWith(SUM)) for (const [, many] of (value as { readonly counts: readonly (readonly [string, number])[] }).counts) count += many;
    }
    if (count !== this.#sent.size) this.#blame(`${this.#sent.size} messages have gone from the disk because they arrived, and the record counts ${count}`);
  }

  #judgeSent(key: string, deletes: readonly string[]): void {
    if (!this.#evidence.committed.has(key)) this.#blame(`${key} is counted as sent, and the platform does not have it`);
    if (!deletes.includes(OUT + key)) this.#blame(`${key} is counted as sent, and stays in the outbox`);
  }

  #judgeCase(key: string, value: unknown, deletes: readonly string[]): void {
    const { end } = value as { readonly end?: unknown };
    const isOver = deletes.includes(OUT + key);
    const hasArrived = this.#evidence.committed.has(key);
    const fits = {
      arrived: hasArrived && isOver,
      gone: isOver && this.#evidence.clicks.get(key)?.givenUp === true,
      blocked: hasArrived && !this.#evidence.rows.has(OUT + key),
    }[String(end)] ?? false;
    if (!fits) this.#blame(`the record says that ${key} has ended as "${String(end)}", which it has not`);
  }

  #blame(why: string): void {
    this.#evidence.blame('CHECK-2', why);
  }
}
