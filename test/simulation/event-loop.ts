/** Events at one and the same instant that no sane engine needs. */
const EVENTS_PER_INSTANT_MAX = 20_000;

/** Time that passes only when it is told to: what is due runs in order of time, then of scheduling. */
export class EventLoop {
  #now: number;
  #count = 0;
  #atThisInstant = 0;
  readonly #heap: Due[] = [];

  constructor(startedAt: number) {
    this.#now = startedAt;
  }

  now(): number {
    return this.#now;
  }

  /** @returns cancels it */
  at(time: number, run: () => void): () => void {
    const due: Due = { at: Math.max(time, this.#now), order: ++this.#count, run };
    this.#push(due);
    return () => {
      due.run = null;
    };
  }

  in(delayMs: number, run: () => void): () => void {
    return this.at(this.#now + delayMs, run);
  }

  /** Runs everything due until then. `after` is called after each event. @returns false where time stands still, because each event brings another */
  runUntil(time: number, after: () => void): boolean {
    for (let due = this.#heap[0]; due !== undefined && due.at <= time; due = this.#heap[0]) {
      this.#pop();
      if (due.run === null) continue;
      this.#atThisInstant = due.at === this.#now ? this.#atThisInstant + 1 : 0;
      if (this.#atThisInstant > EVENTS_PER_INSTANT_MAX) return false;
      this.#now = due.at;
      due.run();
      after();
    }
    this.#now = time;
    return true;
  }

  #push(due: Due): void {
    const heap = this.#heap;
    let i = heap.push(due) - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || before(above, due)) break;
      heap[i] = above;
      i = parent;
    }
    heap[i] = due;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      const right = heap[child + 1];
      const left = heap[child];
      if (left === undefined) break;
      if (right !== undefined && before(right, left)) child++;
      const least = heap[child];
      if (least === undefined || before(last, least)) break;
      heap[i] = least;
      i = child;
    }
    heap[i] = last;
  }
}

interface Due {
  readonly at: number;
  readonly order: number;
  run: (() => void) | null;
}

function before(a: Due, b: Due): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
