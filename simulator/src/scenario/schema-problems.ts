import * as v from 'valibot';
import { expected, knownValues } from './expected.ts';
import { nearestName } from './nearest-name.ts';
import { pathTo } from './path-to.ts';
import type { ScenarioProblem } from './scenario-problem.ts';
import { present, type SchemaShape } from './schema-shape.ts';
import { shown } from './shown.ts';

type PlainObject = Readonly<Record<string, unknown>>;

/** Every problem of a plain value with a schema, in the order of the value. */
export function schemaProblems(schema: SchemaShape, value: unknown, path = ''): readonly ScenarioProblem[] {
  const shape = present(schema);
  switch (shape.type) {
    case 'strict_object':
      // A list passes for an object with valibot.
      return isObject(value) ? orWhole(objectProblems(shape, value, path), shape, value, path) : [unlike(expected(shape), value, path)];
    case 'array':
      return orWhole(listProblems(shape, value, path), shape, value, path);
    case 'variant':
      return ruleProblems(shape, value, path);
    case 'union':
      return choiceProblems(shape, value, path);
    default:
      return wholeProblems(shape, value, path);
  }
}

/** What the members do not show: too many of them, say. */
function orWhole(problems: readonly ScenarioProblem[], shape: SchemaShape, value: unknown, path: string): readonly ScenarioProblem[] {
  return problems.length > 0 ? problems : wholeProblems(shape, value, path);
}

function wholeProblems(shape: SchemaShape, value: unknown, path: string): readonly ScenarioProblem[] {
  const parsed = v.safeParse(shape as unknown as v.GenericSchema, value);
  if (parsed.success) return [];
  const { message } = parsed.issues[0];
  // Valibot's own sentences begin so; ours are what is right.
  const right = message.startsWith('Invalid ') ? expected(shape) : message;
  const suggestion = typeof value === 'string' ? nearestName(value, knownValues(shape).filter((one) => typeof one === 'string')) : null;
  return [unlike(right, value, path, suggestion)];
}

function unlike(right: string, value: unknown, path: string, suggestion: string | null = null): ScenarioProblem {
  return { path, message: `Expected ${right}, found ${shown(value)}.`, suggestion };
}

function objectProblems({ entries = {} }: SchemaShape, value: PlainObject, path: string): readonly ScenarioProblem[] {
  const keys = Object.keys(entries);
  const ofMembers = Object.keys(value).flatMap((key) => {
    const entry = Object.hasOwn(entries, key) ? entries[key] : undefined;
    return entry === undefined ? [unknownKey(pathTo(path, key), key, keys)] : schemaProblems(entry, value[key], pathTo(path, key));
  });
  const missing = Object.entries(entries)
    .filter(([key, entry]) => entry.wrapped === undefined && !Object.hasOwn(value, key))
    .map(([key, entry]) => ({ path: pathTo(path, key), message: `The key "${key}" is missing. Expected ${expected(entry)}.`, suggestion: null }));
  return [...ofMembers, ...missing];
}

function unknownKey(path: string, key: string, known: readonly string[]): ScenarioProblem {
  return { path, message: `There is no key ${shown(key)} here. There are: ${known.join(', ')}.`, suggestion: nearestName(key, known) };
}

function listProblems({ item, pipe = [] }: SchemaShape, value: unknown, path: string): readonly ScenarioProblem[] {
  if (!Array.isArray(value) || item === undefined) return [];
  const most = pipe.find(({ type }) => type === 'max_length')?.requirement;
  if (typeof most === 'number' && value.length > most) return [];
  return value.flatMap((one: unknown, i) => schemaProblems(item, one, pathTo(path, i)));
}

/** Of a rule: its settings hang from its `do`. */
function ruleProblems(shape: SchemaShape, value: unknown, path: string): readonly ScenarioProblem[] {
  if (!isObject(value)) return [unlike('an object', value, path)];
  const options = (shape.options ?? []) as readonly SchemaShape[];
  const names = options.map((option) => String(option.entries?.['do'] === undefined ? '' : knownValues(option.entries['do'])[0]));
  const meant = Object.hasOwn(value, 'do') ? value['do'] : undefined;
  const option = typeof meant === 'string' ? options[names.indexOf(meant)] : undefined;
  if (option !== undefined) return schemaProblems(option, value, path);
  const said = meant === undefined ? 'The key "do" is missing: it says what the rule does.' : `There is no fault ${shown(meant)}.`;
  const domain = typeof meant === 'string' ? `${meant.split('.')[0]}.` : '.';
  const near = names.filter((name) => name.startsWith(domain));
  const message = `${said} There are: ${(near.length > 0 ? near : names).join(', ')}.`;
  return [{ path: pathTo(path, 'do'), message, suggestion: typeof meant === 'string' ? nearestName(meant, names) : null }];
}

/** Of something that may be one of several: it is held against the one that it looks like. */
function choiceProblems(shape: SchemaShape, value: unknown, path: string): readonly ScenarioProblem[] {
  const options = ((shape.options ?? []) as readonly SchemaShape[]).map(present);
  if (!isObject(value)) {
    const texts = options.filter((option) => option.type === 'picklist');
    const [only] = texts;
    return texts.length === 1 && only !== undefined && typeof value === 'string' ? wholeProblems(only, value, path) : wholeProblems(shape, value, path);
  }
  const objects = options.filter((option) => option.type === 'strict_object');
  if (objects.length === 0) return wholeProblems(shape, value, path);
  const first = objects.find(({ entries = {} }) => Object.keys(value).some((key) => Object.hasOwn(entries, key)));
  if (first !== undefined) return schemaProblems(first, value, path);
  const known = objects.flatMap(({ entries = {} }) => Object.keys(entries));
  const keys = Object.keys(value);
  if (keys.length === 0) return [unlike(`an object with one of the keys ${known.join(', ')}`, value, path)];
  return keys.map((key) => unknownKey(pathTo(path, key), key, known));
}

function isObject(value: unknown): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
