import type { Click } from './click.ts';
import type { Violation } from './violation.ts';

/** What all judges know, and what they have found. */
export class Evidence {
  readonly violations: Violation[] = [];
  readonly clicks = new Map<string, Click>();
  /** Keys that the platform has taken. */
  readonly committed = new Set<string>();
  /** ms since the epoch, true time. */
  readonly now: () => number;
  readonly rows: ReadonlyMap<string, unknown>;
  /** Until when the disk answers nobody, ms since the epoch: what it has is not known to other tabs before. */
  hungUntil = 0;
  /** When the disk has refused anything for the last time, ms since the epoch: what it was to learn goes with the page. */
  diskRefusedAt = -Infinity;
  readonly #note: (line: string) => void;

  constructor(rows: ReadonlyMap<string, unknown>, now: () => number, note: (line: string) => void) {
    this.rows = rows;
    this.now = now;
    this.#note = note;
  }

  /** When an earlier message of its conversation has arrived last, ms since the epoch: behind what others had written by then it speaks for this one. */
  spokenAt({ conversationId, order }: Click): number {
    let at = -Infinity;
    for (const other of this.clicks.values()) if (other.conversationId === conversationId && other.order < order) at = Math.max(at, other.arrivedAt);
    return at;
  }

  blame(invariant: Violation['invariant'], why: string): void {
    this.#note(`VIOLATION ${invariant}: ${why}`);
    this.violations.push({ invariant, why });
  }
}

/** How long news take from one tab to another, ms. */
export const TOLD_WITHIN_MS = 100;
