import type { HealthRow } from './health-row.ts';

const places = { act: 0, look: 1, ok: 2 } as const satisfies Record<HealthRow['level'], number>;

/** Which row stands where: what needs somebody first, then what is to be watched; alike ones as they are given. */
export class RowOrder {
  #ids: readonly string[] = [];

  /** @param hold whether a person is among the rows: each stays in its place then, and what is new takes that of what has gone */
  sorted(rows: readonly HealthRow[], hold: boolean): readonly HealthRow[] {
    const byLevel = [...rows].sort((a, b) => places[a.level] - places[b.level]);
    const shown = hold ? this.#held(byLevel) : byLevel;
    this.#ids = shown.map(({ id }) => id);
    return shown;
  }

  #held(rows: readonly HealthRow[]): readonly HealthRow[] {
    const byId = new Map(rows.map((row) => [row.id, row]));
    const fresh = rows.filter(({ id }) => !this.#ids.includes(id));
    return [...this.#ids.flatMap((id) => byId.get(id) ?? fresh.shift() ?? []), ...fresh];
  }
}
