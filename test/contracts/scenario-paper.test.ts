import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { describe } from 'node:test';
import { parseScenario } from '../../simulator/src/scenario/parse-scenario.ts';
import { type JsonSchema, publishedSchema, resolved } from '../support/node/scenario/published-schema.ts';
import { root } from '../support/node/workspace-copy.ts';

const paper = readFileSync(join(root, 'docs/scenarios.md'), 'utf8');
const blocks = (kind: string) => [...paper.matchAll(new RegExp(`^\`\`\`json ${kind}\n(.*?)^\`\`\``, 'gmsu'))].map(([, text = '']) => JSON.parse(text) as unknown);

describe('docs/scenarios.md', () => {
  test('SIM-6.12 its examples are accepted', () => {
    assert.ok(blocks('scenario').length >= 3);
    for (const scenario of blocks('scenario')) assert.deepEqual(parseScenario(scenario), { ok: true, scenario });
  });

  test('SIM-6.12 its mistakes are told as it says', () => {
    assert.ok(blocks('wrong').length >= 2);
    for (const { scenario, problems } of blocks('wrong') as { scenario: unknown; problems: unknown }[]) assert.deepEqual(parseScenario(scenario), { ok: false, problems });
  });

  test('SIM-6.12 it names each key of the language but the settings of faults, and each promise', () => {
    const silent: string[] = [];
    const look = (schema: JsonSchema) => {
      const { properties = {}, items, anyOf = [], enum: values = [] } = resolved(schema);
      for (const word of [...Object.keys(properties), ...values.map(String)]) if (!new RegExp(`[\`".[\\]]${word.replace('$', '\\$')}["\`.[]`, 'u').test(paper)) silent.push(word);
      for (const one of [...Object.values(properties), ...anyOf, ...(items === undefined ? [] : [items])]) look(one);
    };
    look(publishedSchema);
    for (const shared of Object.values(publishedSchema.$defs ?? {})) look({ ...shared });
    assert.deepEqual(silent, []);
  });
});
