import type { FailedLine } from './failed-line.ts';

/** The row that has the tab stop, and where it stands. */
export class FailedCursor {
  #id: string | null = null;
  #at = -1;

  get id(): string | null {
    return this.#id;
  }

  get at(): number {
    return this.#at;
  }

  /** It stays with its row; where that has gone, what stands in its place has it. @returns whether its row has gone */
  follow(lines: readonly FailedLine[]): boolean {
    const at = lines[this.#at]?.id === this.#id ? this.#at : lines.findIndex(({ id }) => id === this.#id);
    const isGone = at === -1 && this.#id !== null;
    this.stop(lines, at === -1 ? Math.max(0, Math.min(this.#at, lines.length - 1)) : at);
    return isGone;
  }

  stop(lines: readonly FailedLine[], at: number): void {
    this.#id = lines[at]?.id ?? null;
    this.#at = this.#id === null ? -1 : at;
  }
}
