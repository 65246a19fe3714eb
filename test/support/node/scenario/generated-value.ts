import { type Duration, durationMs } from '../../../../simulator/src/duration.ts';
import type { Random } from '../../../simulation/random.ts';
import { type JsonSchema, resolved } from './published-schema.ts';

/** A value that fits a schema, by chance. Throws where the schema says something that it does not know. */
export function generatedValue(schema: JsonSchema, random: Random): unknown {
  const { const: only, enum: choice, type, oneOf, anyOf, ...rest } = resolved(schema);
  if (only !== undefined) return only;
  if (choice !== undefined) return random.pick(choice);
  const options = oneOf ?? anyOf;
  if (options !== undefined) return generatedValue(random.pick(options), random);
  switch (type) {
    case 'boolean':
      return random.chance(0.5);
    case 'integer':
      return number(rest, random);
    case 'number':
      return random.chance(0.3) ? (rest.maximum ?? 1) : fraction(rest, random);
    case 'string':
      return text(rest, random);
    case 'array':
      return list(rest, random);
    case 'object':
      return object(rest, random);
    default:
      throw new TypeError(`nothing is known of ${JSON.stringify(schema)}`);
  }
}

function number({ minimum = 0, maximum = 1_000 }: JsonSchema, random: Random): number {
  const draw = random.next();
  if (draw < 0.1) return minimum;
  if (draw < 0.15) return maximum;
  return random.between(minimum, Math.min(maximum, minimum + (draw < 0.8 ? 9 : 999)));
}

function fraction({ minimum, exclusiveMinimum, maximum = 1 }: JsonSchema, random: Random): number {
  const low = minimum ?? exclusiveMinimum ?? 0;
  const high = Math.min(maximum, 60);
  return Math.max(low + 0.01, Math.round((low + (high - low) * random.next()) * 100) / 100);
}

function text(schema: JsonSchema, random: Random): string {
  const { pattern, minLength = 1, maxLength = 20 } = schema;
  if (pattern === undefined) {
    const length = random.chance(0.05) ? maxLength : random.between(minLength, Math.min(maxLength, 24));
    return Array.from({ length }, () => random.pick([...'abc XYZ 0189 .,!?-_ äπ中'])).join('');
  }
  const bounds = durationBounds(schema);
  const written = bounds === null ? random.pick(textsFor(pattern)) : generatedDuration(random, bounds.min, Math.min(bounds.max, random.chance(0.9) ? 60_000 : bounds.max));
  if (!new RegExp(pattern, 'u').test(written)) throw new TypeError(`"${written}" does not fit ${pattern}`);
  return written;
}

/** By the pattern, for what only a few texts fit. */
function textsFor(pattern: string): readonly string[] {
  const known = ['a', 'friday-peak', '0-9', `z${'y'.repeat(63)}`, 'SIM-1', 'ABCDEFGHIJKLMNOP-999999', 'MY', 'BR', '00:00Z', '23:59+14:00', '00:00-03:30', 'c1-1'];
  const fitting = known.filter((one) => new RegExp(pattern, 'u').test(one));
  if (fitting.length === 0) throw new TypeError(`no text is known that fits ${pattern}`);
  return fitting;
}

/** The bounds of a length of time, in ms, as its description tells them; null where it is none. */
export function durationBounds({ pattern, description = '' }: JsonSchema): { readonly min: number; readonly max: number } | null {
  if (pattern === undefined || !pattern.endsWith('(?:ms|s|m|h|d)$')) return null;
  const told = /ength of time from "(\w+)" to "(\w+)"/u.exec(description);
  if (told === null) throw new TypeError(`its description tells no bounds: ${description}`);
  return { min: durationMs(told[1] as Duration), max: durationMs(told[2] as Duration) };
}

export function generatedDuration(random: Random, min: number, max: number): Duration {
  const drawn = random.chance(0.1) ? min : random.chance(0.1) ? max : random.between(min, max);
  // A length of time has nine digits at most; the larger bounds are whole minutes.
  const ms = drawn > 1_000_000 ? Math.ceil(drawn / 60_000) * 60_000 : drawn;
  if (ms % 86_400_000 === 0 && ms > 0) return `${ms / 86_400_000}d`;
  if (ms % 60_000 === 0) return `${ms / 60_000}m`;
  return ms % 10 === 0 ? `${ms / 1_000}s` : `${ms}ms`;
}

function list({ items = {}, minItems = 0, maxItems = 3 }: JsonSchema, random: Random): readonly unknown[] {
  return Array.from({ length: random.between(minItems, Math.min(maxItems, minItems + 2)) }, () => generatedValue(items, random));
}

function object({ properties = {}, required = [] }: JsonSchema, random: Random): object {
  const kept = Object.entries(properties).filter(([key]) => required.includes(key) || random.chance(0.5));
  return Object.fromEntries(kept.map(([key, schema]) => [key, generatedValue(schema, random)]));
}
