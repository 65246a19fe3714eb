import { chosen, type JsonSchema, publishedSchema, resolved } from './published-schema.ts';

/** A member of a scenario, and what the published schema says of it. */
export interface Place {
  readonly keys: readonly (string | number)[];
  readonly value: unknown;
  readonly schema: JsonSchema;
  /** The schema of what it is a member of; null for the whole. */
  readonly within: JsonSchema | null;
  /** How many members there are beside it. */
  readonly others: number;
}

/** Every member of a scenario, the whole first. */
export function placesIn(scenario: unknown): readonly Place[] {
  return below({ keys: [], value: scenario, schema: publishedSchema, within: null, others: 0 });
}

function below(place: Place): readonly Place[] {
  const { keys, value } = place;
  const schema = chosen(resolved(place.schema), value);
  const here = { ...place, schema };
  if (Array.isArray(value)) return [here, ...value.flatMap((one: unknown, i) => below({ keys: [...keys, i], value: one, schema: schema.items ?? {}, within: schema, others: value.length - 1 }))];
  if (typeof value !== 'object' || value === null) return [here];
  const others = Object.keys(value).length - 1;
  return [here, ...Object.entries(value).flatMap(([key, one]) => below({ keys: [...keys, key], value: one, schema: schema.properties?.[key] ?? {}, within: schema, others }))];
}

/** As problems name it: `rules[2].on.send.nth`. */
export function pathOf(keys: readonly (string | number)[]): string {
  return keys.map((key, i) => (typeof key === 'number' ? `[${key}]` : i === 0 ? key : `.${key}`)).join('');
}

/** A copy with another value there; `undefined` takes the member away. */
export function withValue(whole: unknown, keys: readonly (string | number)[], value: unknown): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  const copy: Record<string | number, unknown> | unknown[] = Array.isArray(whole) ? [...(whole as unknown[])] : { ...(whole as object) };
  const members = copy as Record<string | number, unknown>;
  const member = withValue(members[key], rest, value);
  if (member === undefined) delete members[key];
  else members[key] = member;
  return copy;
}
