/** What a row was at the platform for a while. */
interface Version<Row> {
  /** Number of the change that made it so: whoever stands there, or before, need not have it yet. */
  readonly sequence: number;
  /** When that was, ms since the epoch, true time. */
  readonly at: number;
  readonly row: Row;
}

const always: Pick<Version<unknown>, 'sequence' | 'at'> = { sequence: -Infinity, at: -Infinity };
const still = { sequence: Infinity, at: Infinity };

/** All that one row has been, oldest first. */
export class Versions<Row extends object> {
  readonly #list: Version<Row>[];
  readonly #same: (a: Row, b: Row) => boolean;

  constructor(first: Row, same: (a: Row, b: Row) => boolean, since = always) {
    this.#list = [{ ...since, row: first }];
    this.#same = same;
  }

  add(version: Version<Row>): void {
    this.#list.push(version);
  }

  /** As it was for whoever stands at this number; undefined where it was not there yet. */
  at(sequence: number): Row | undefined {
    return this.#list.findLast((version) => version.sequence < sequence)?.row;
  }

  /** As it was at that time. */
  atTime(at: number): Row | undefined {
    return this.#list.findLast((version) => version.at < at)?.row;
  }

  /** Whether it ever was like that. */
  knows(row: Row): boolean {
    return this.#find(row) >= 0;
  }

  /** Whether a row is as new as whoever stands at this number must have it. */
  isHeldAt(row: Row, sequence: number): boolean {
    return (this.#after(row)?.sequence ?? -1) >= sequence;
  }

  /** Whether a row is as new as whoever knows of everything before that time must have it. */
  isHeldSince(row: Row, at: number): boolean {
    return (this.#after(row)?.at ?? -1) >= at;
  }

  /** What came after the newest version that says the same; null where it was never like that. */
  #after(row: Row): { readonly sequence: number; readonly at: number } | null {
    const place = this.#find(row);
    return place < 0 ? null : (this.#list[place + 1] ?? still);
  }

  #find(row: Row): number {
    const list = this.#list;
    let place = list.length - 1;
    for (let version = list[place]; version !== undefined && !this.#same(version.row, row); version = list[place]) place--;
    return place;
  }
}
