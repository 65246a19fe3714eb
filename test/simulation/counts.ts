/** How often things happened, by name. */
export class Counts<Name extends string> {
  readonly #times = new Map<Name, number>();

  add(name: Name, times = 1): void {
    if (times > 0) this.#times.set(name, (this.#times.get(name) ?? 0) + times);
  }

  of(name: Name): number {
    return this.#times.get(name) ?? 0;
  }

  /** As plain data, for other threads. */
  list(): readonly (readonly [Name, number])[] {
    return [...this.#times];
  }
}
