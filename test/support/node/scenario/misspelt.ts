import { type Duration, durationMs } from '../../../../simulator/src/duration.ts';
import type { Random } from '../../../simulation/random.ts';
import { durationBounds } from './generated-value.ts';
import type { Mutation } from './mutation.ts';
import { pathOf, type Place, placesIn, withValue } from './places.ts';

type Misspelling = (place: Place, random: Random) => Omit<Mutation, 'kind' | 'value'> & { readonly at: Place['keys']; readonly to: unknown } | null;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);
const here = (place: Place, to: unknown, inSchema = true) => ({ at: place.keys, to, path: pathOf(place.keys), inSchema });

/** Mistakes that concern one member alone. */
const misspellings: Readonly<Record<string, Misspelling>> = {
  'wrong type': (place, random) => here(place, random.pick([{}, [], 'x'.repeat(400), -1.5, true, null].filter((value) => !fitsType(place, value)))),
  'out of range': (place, random) => outOfRange(place, random),
  'unknown key': ({ value, keys }, random) => {
    const key = random.pick(['zzzzzz', '__proto__', 'constructor', 'quite unknown', 'DO', '$ref']);
    if (!isObject(value)) return null;
    const shown = /^[$\w]+$/u.test(key) ? key : `["${key}"]`;
    return { at: keys, to: Object.fromEntries([...Object.entries(value), [key, 1]]), path: `${pathOf(keys)}${keys.length === 0 || shown.startsWith('[') ? '' : '.'}${shown}`, inSchema: true };
  },
  'misspelt key': ({ value, keys, within, schema }) => {
    const key = keys.at(-1);
    // The keys of rules and promises tell which one is meant: without them it would be another mistake.
    if (typeof key !== 'string' || key.length < 4 || within?.required?.includes(key) === true || schema.const !== undefined) return null;
    const typo = `${key.slice(0, -1)}${key.at(-1) === 'q' ? 'w' : 'q'}`;
    return { at: [...keys.slice(0, -1), typo], to: value, path: pathOf([...keys.slice(0, -1), typo]), inSchema: true, suggestion: key };
  },
  'misspelt value': (place) => {
    const { value, schema } = place;
    return schema.enum === undefined || typeof value !== 'string' ? null : { ...here(place, `${value}q`), ...(value.length > 4 && { suggestion: value }) };
  },
  'misspelt fault': (place) =>
    place.keys.at(-1) === 'do' && typeof place.value === 'string' ? { ...here(place, `${place.value.slice(0, -1)}_`), suggestion: place.value } : null,
  'missing key': (place) => {
    const { keys, within, others } = place;
    // Of an expectation without any key nobody can say which one it lacks.
    const isNameless = keys[0] === 'expect' && keys.length === 3 && others === 0;
    return within?.required?.includes(String(keys.at(-1))) === true && !isNameless ? here(place, undefined) : null;
  },
};

export const misspellingKinds: readonly string[] = Object.keys(misspellings);

/** The scenario with one mistake of this kind, wherever chance puts it; null where it has no place for one. */
export function misspelt(scenario: unknown, kind: string, random: Random): Mutation | null {
  const possible = placesIn(scenario).flatMap((place) => misspellings[kind]?.(place, random) ?? []);
  if (possible.length === 0) return null;
  const { at, to, ...told } = random.pick(possible);
  const cleared = kind === 'misspelt key' ? withValue(scenario, [...at.slice(0, -1), told.suggestion ?? ''], undefined) : scenario;
  return { kind, value: withValue(cleared, at, to), ...told };
}

function fitsType({ schema, within, keys }: Place, value: unknown): boolean {
  // A list or an object may be empty, and what a rule or a promise is, hangs from its members.
  if (keys[0] === 'expect' && keys.length === 2) return isObject(value) || typeof value === 'string';
  switch (typeof value) {
    case 'string':
      return schema.type === 'string' || schema.const !== undefined;
    case 'number':
      return schema.type === 'number' || schema.type === 'integer' || within === null;
    case 'boolean':
      return schema.type === 'boolean';
    default:
      return Array.isArray(value) ? schema.type === 'array' : value !== null && schema.type === 'object';
  }
}

function outOfRange(place: Place, random: Random): ReturnType<Misspelling> {
  const { schema, value } = place;
  const beyond: unknown[] = [];
  if (typeof value === 'number' && schema.type !== undefined) {
    if (schema.maximum !== undefined) beyond.push(schema.maximum + 1);
    if (schema.minimum !== undefined) beyond.push(schema.minimum - 1);
    if (schema.exclusiveMinimum !== undefined) beyond.push(schema.exclusiveMinimum);
    if (schema.type === 'integer') beyond.push(value + 0.5);
  }
  if (Array.isArray(value)) {
    if (schema.maxItems !== undefined && value.length > 0) beyond.push(Array.from({ length: schema.maxItems + 1 }, () => value[0] as unknown));
    if (schema.minItems !== undefined && schema.minItems > 0) beyond.push([]);
  }
  if (typeof value === 'string' && schema.enum === undefined && schema.type === 'string') {
    const bounds = durationBounds(schema);
    if (bounds !== null) return random.chance(0.5) ? here(place, outOf(bounds), false) : here(place, random.pick(['', '5', `${value} `, 's', '-1s', '1w']));
    beyond.push(schema.pattern === undefined ? 'x'.repeat((schema.maxLength ?? 0) + 1) : `${value} `, '');
  }
  return beyond.length === 0 ? null : here(place, random.pick(beyond));
}

function outOf({ min, max }: { readonly min: number; readonly max: number }): Duration {
  const beyond: Duration = `${max / 1_000 + 1}s`;
  return min > 1 && durationMs('1ms') < min ? '1ms' : beyond;
}
