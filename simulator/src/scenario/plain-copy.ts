import { pathTo } from './path-to.ts';
import type { ScenarioProblem } from './scenario-problem.ts';

/** Far more than any scenario within the limits of the schema. */
const VALUES_MAX = 50_000;
const DEPTH_MAX = 12;

type PlainCopy = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: ScenarioProblem };

/**
 * A copy of plain data, as JSON would carry it: members that are undefined are
 * left out. Whatever JSON cannot say (a getter, a cycle, a function) is refused, and no code of the value runs but a proxy's.
 */
export function plainCopy(value: unknown): PlainCopy {
  const copier = new Copier();
  try {
    return { ok: true, value: copier.copy(value, '', 0) };
  } catch (error) {
    if (error instanceof Unfit) return { ok: false, problem: error.problem };
    return { ok: false, problem: { path: '', message: 'The value cannot be read: reading it throws. Pass plain data.', suggestion: null } };
  }
}

/** Never leaves this file. */
class Unfit extends Error {
  readonly problem: ScenarioProblem;

  constructor(path: string, message: string) {
    super(message);
    this.problem = { path, message, suggestion: null };
  }
}

class Copier {
  #values = 0;

  copy(value: unknown, path: string, depth: number): unknown {
    this.#count(1);
    if (depth > DEPTH_MAX) throw new Unfit(path, `This is nested more than ${DEPTH_MAX} deep, or contains itself.`);
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return value;
      case 'number':
        if (Number.isFinite(value)) return value;
        throw new Unfit(path, `Expected a number that JSON can carry, found ${value}.`);
      case 'object':
        if (value === null) return null;
        return Array.isArray(value) ? this.#list(value, path, depth) : this.#object(value, path, depth);
      case 'undefined':
        throw new Unfit(path, 'Expected a value, found none.');
      default:
        throw new Unfit(path, `Expected plain data, found a ${typeof value}.`);
    }
  }

  #list(list: readonly unknown[], path: string, depth: number): unknown[] {
    const { length } = list;
    this.#count(length);
    return Array.from({ length }, (_, i) => this.copy(own(list, String(i), pathTo(path, i)), pathTo(path, i), depth + 1));
  }

  #object(value: object, path: string, depth: number): object {
    const prototype: unknown = Object.getPrototypeOf(value);
    const isPlain = prototype === null || Object.getPrototypeOf(prototype) === null;
    if (!isPlain) throw new Unfit(path, 'Expected plain data, found an object of a class.');
    const entries: [string, unknown][] = [];
    for (const key of Object.keys(value)) {
      const at = pathTo(path, key);
      const member = own(value, key, at);
      if (member !== undefined) entries.push([key, this.copy(member, at, depth + 1)]);
    }
    // An assignment to `__proto__` would be lost; here it is a key like any other, and the schema refuses it.
    return Object.fromEntries(entries);
  }

  #count(values: number): void {
    this.#values += values;
    if (this.#values > VALUES_MAX) throw new Unfit('', `This is too large for a scenario: more than ${VALUES_MAX} values.`);
  }
}

function own(value: object, key: string, path: string): unknown {
  const property = Object.getOwnPropertyDescriptor(value, key);
  if (property !== undefined && !('value' in property)) throw new Unfit(path, 'Expected plain data, found a getter.');
  return property?.value as unknown;
}
