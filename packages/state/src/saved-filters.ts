import { atom } from 'nanostores';
import { allFailed, type FailedChoice } from './failed-choice.ts';
import { guarded } from './guarded.ts';
import type { Ports, Row } from './ports.ts';
import { type SavedFilter, savedFilterLimits } from './saved-filter.ts';
import { isObject, VERSION } from './tab-message.ts';

const KEY = 'filters';
/** What is left of a character that a cut has divided. */
const halved = /[\ud800-\udbff]$/u;

/** The named filters of an account, alike in all its tabs. The list that was saved last counts. */
export class SavedFilters {
  readonly $filters = atom<readonly SavedFilter[]>([]);
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** @returns keys of rows that cannot be read, to be left alone */
  load(rows: readonly Row[]): readonly string[] {
    const row = rows.find(({ key }) => key === KEY);
    if (row === undefined) return [];
    const filters = read(row.value);
    if (filters !== null) this.$filters.set(filters);
    return filters === null ? [KEY] : [];
  }

  /** Of more than fit, the first. Where the disk refuses them they live as long as the page. */
  save(filters: readonly SavedFilter[]): void {
    const { clock, storage, tabs } = this.#ports;
    const { countMax, nameMax } = savedFilterLimits;
    const kept = filters.slice(0, countMax).map(({ name, choice }) => ({ name: name.slice(0, nameMax).replace(halved, '').toWellFormed(), choice }));
    const value = { v: 1, filters: kept };
    this.$filters.set(kept);
    guarded(clock, () => storage.commit({ puts: [{ key: KEY, value }], deletes: [], epoch: null }, ({ ok }) => ok && tabs?.post({ type: KEY, v: VERSION, value })));
  }

  /** Another tab has said something, perhaps of these. */
  heard(message: unknown): void {
    if (isObject(message) && message['type'] === KEY && message['v'] === VERSION) this.$filters.set(read(message['value']) ?? this.$filters.get());
  }

  forget(): void {
    this.$filters.set([]);
  }
}

function read(value: unknown): readonly SavedFilter[] | null {
  if (!isObject(value) || value['v'] !== 1 || !Array.isArray(value['filters'])) return null;
  const { filters } = value as { readonly filters: readonly unknown[] };
  return filters.flatMap((one) => (isObject(one) && typeof one['name'] === 'string' && isObject(one['choice']) ? [{ name: one['name'], choice: choiceOf(one['choice']) }] : []));
}

/** What is missing or of another kind is everything. */
function choiceOf(stored: Readonly<Record<string, unknown>>): FailedChoice {
  const known = Object.keys(allFailed).filter((name) => stored[name] !== null && typeof stored[name] !== 'object' && stored[name] !== undefined);
  const choice = { ...allFailed, ...Object.fromEntries(known.map((name) => [name, stored[name]])) };
  return { ...choice, text: String(choice.text) };
}
