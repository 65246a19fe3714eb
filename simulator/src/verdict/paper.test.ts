import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { history } from './history.harness.ts';
import { judge } from './judge.ts';

const paper = readFileSync(new URL('../../../docs/verdict.md', import.meta.url), 'utf8');

/** The JSON that stands under this name in the paper. */
function block(name: string): unknown {
  const [, json] = new RegExp(`^\`\`\`json ${name}\\n(.*?)^\`\`\``, 'msu').exec(paper) ?? [];
  assert.ok(json !== undefined, `docs/verdict.md has no block "json ${name}"`);
  return JSON.parse(json);
}

const evidence = history(
  [
    { at: 100, key: 'm-17', told: null, taken: 150 },
    { at: 30_000, key: 'm-18', toldAt: 30_150 },
  ],
  { scenario: { name: 'lost-reply', expect: ['noLoss', 'noDuplicate'] }, told: { 'm-17': 34_000 } },
);

test('SIM-10.23 the example of docs/verdict.md is what the judge says of that story', () => {
  assert.deepEqual(block('verdict'), judge(evidence));
  assert.deepEqual(block('attempt'), evidence.attempts[1]);
  assert.deepEqual(block('ledger'), evidence.ledger[1]);
});
