import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test, { describe } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parseScenario } from '../../simulator/src/scenario/parse-scenario.ts';
import { parseScenarioJson } from '../../simulator/src/scenario/parse-scenario-json.ts';
import type { Scenario } from '../../simulator/src/scenario/scenario.ts';
import { Random } from '../simulation/random.ts';
import { generatedScenario } from '../support/node/scenario/generated-scenario.ts';
import { misspelt, misspellingKinds } from '../support/node/scenario/misspelt.ts';
import type { Mutation } from '../support/node/scenario/mutation.ts';
import { chosen, type JsonSchema, publishedSchema, resolved } from '../support/node/scenario/published-schema.ts';
import { nonsenseKinds, senseless } from '../support/node/scenario/senseless.ts';
import { scenarioSchemaFile, scenarioSchemaText } from './scenario-schema-file.ts';

const SCENARIOS = 1_000;
const scenarios = Array.from({ length: SCENARIOS }, (_, n) => generatedScenario(n + 1));
const fits = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: true }).compile(publishedSchema);

describe('simulator/scenario.v1.json', () => {
  test('SIM-6.9 says what the schema says; `npm run schema` writes it anew', () => {
    assert.ok(readFileSync(scenarioSchemaFile, 'utf8') === scenarioSchemaText(), 'a schema or a fault has changed: run `npm run schema`');
  });

  test('SIM-6.9 has a sentence for each key', () => {
    const silent: string[] = [];
    const look = (schema: JsonSchema, path: string) => {
      const { properties = {}, items, oneOf = [], anyOf = [] } = resolved(schema);
      for (const [key, one] of Object.entries(properties)) {
        if (resolved(one).description?.endsWith('.') !== true) silent.push(`${path}.${key}`);
        look(one, `${path}.${key}`);
      }
      for (const one of [...oneOf, ...anyOf, ...(items === undefined ? [] : [items])]) look(one, `${path}|${one.title ?? ''}`);
    };
    look(publishedSchema, '');
    assert.deepEqual(silent, []);
  });
});

describe('1,000 scenarios out of the published schema', () => {
  test('SIM-6.10 each is accepted, as it was written, and fits the JSON Schema', () => {
    for (const [n, scenario] of scenarios.entries()) {
      const seed = n + 1;
      const parsed = parseScenario(scenario);
      assert.ok(parsed.ok, `seed ${seed}: ${JSON.stringify(parsed)} ${JSON.stringify(scenario)}`);
      assert.deepEqual(parsed.scenario, scenario);
      assert.deepEqual(parseScenarioJson(JSON.stringify(parsed.scenario)), parsed);
      assert.ok(fits(scenario), `seed ${seed}: ${JSON.stringify(fits.errors)}`);
    }
  });

  test('SIM-6.10 together they use each key and each value that the schema names', () => {
    const used = new Set<string>();
    for (const scenario of scenarios) for (const name of namesIn(publishedSchema, scenario, '')) used.add(name);
    const unused = [...allNames(publishedSchema, '')].filter((name) => !used.has(name));
    assert.deepEqual(unused, []);
    assert.ok(used.size > 250, String(used.size));
  });
});

describe('1,000 scenarios with one mistake each', () => {
  const kinds = [...misspellingKinds, ...nonsenseKinds];
  // Mistakes of one member may stand in many places, so that they come up more often.
  const turns = [...misspellingKinds, ...misspellingKinds, ...misspellingKinds, ...nonsenseKinds];
  const mutations = scenarios.flatMap((scenario, n) => mutated(scenario, turns, n));

  test('SIM-6.11 each is refused, and the first problem names the very place', () => {
    assert.equal(mutations.length, SCENARIOS);
    for (const { kind, path, value } of mutations) {
      const parsed = parseScenario(value);
      assert.ok(!parsed.ok, `${kind} at ${path} was let pass`);
      assert.equal(parsed.problems[0]?.path, path, `${kind}: ${JSON.stringify(parsed.problems)}`);
      for (const { message } of parsed.problems) assert.match(message, /^["A-Z].{10,}\.$/su, message);
    }
  });

  test('SIM-6.11 what was misspelt is suggested as it was', () => {
    const told = mutations.filter(({ suggestion }) => suggestion !== undefined);
    assert.ok(told.length > 50, String(told.length));
    for (const { kind, value, suggestion } of told) {
      const parsed = parseScenario(value);
      assert.equal(parsed.ok ? undefined : parsed.problems[0]?.suggestion, suggestion, `${kind}: ${JSON.stringify(parsed)}`);
    }
  });

  test('SIM-6.11 the JSON Schema refuses whatever it can see', () => {
    for (const { kind, path, value, inSchema } of mutations) assert.equal(fits(value), !inSchema, `${kind} at ${path}`);
  });

  test('SIM-6.11 no kind of mistake was left out', () => {
    assert.deepEqual(kinds.filter((kind) => !mutations.some((one) => one.kind === kind)), []);
  });
});

/** One mistake in a scenario: the kinds take turns, and where one finds no place the next one does. */
function mutated(scenario: Scenario, kinds: readonly string[], turn: number): readonly Mutation[] {
  const random = new Random(turn + 1);
  for (let n = 0; n < kinds.length; n++) {
    const kind = kinds[(turn + n) % kinds.length] ?? '';
    const mutation = misspelt(scenario, kind, random) ?? senseless(scenario, kind);
    if (mutation !== null) return [mutation];
  }
  return [];
}

/** Keys and values of a choice that a value uses: `rules|store.throttle.retryAfter="none"`. */
function namesIn(written: JsonSchema, value: unknown, path: string): readonly string[] {
  const schema = chosen(resolved(written), value);
  const at = placeOf(written, schema, path);
  if (schema.enum !== undefined || schema.type === 'boolean') return [`${at}=${JSON.stringify(value)}`];
  if (Array.isArray(value)) return value.flatMap((one) => namesIn(schema.items ?? {}, one, at));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => [`${at}.${key}`, ...namesIn(schema.properties?.[key] ?? {}, one, `${at}.${key}`)]);
}

/** What all rules share stands in one place, wherever it is used. */
function placeOf(written: JsonSchema, { title }: JsonSchema, path: string): string {
  return written.$ref ?? (title === undefined || path === '' ? path : `${path}|${title}`);
}

function* allNames(written: JsonSchema, path: string): Generator<string> {
  const schema = resolved(written);
  const at = placeOf(written, schema, path);
  const values = schema.type === 'boolean' ? [true, false] : (schema.enum ?? []);
  for (const value of values) yield `${at}=${JSON.stringify(value)}`;
  for (const option of schema.oneOf ?? schema.anyOf ?? []) yield* allNames(option, at);
  if (schema.items !== undefined) yield* allNames(schema.items, at);
  for (const [key, one] of Object.entries(schema.properties ?? {})) {
    yield `${at}.${key}`;
    yield* allNames(one, `${at}.${key}`);
  }
}
