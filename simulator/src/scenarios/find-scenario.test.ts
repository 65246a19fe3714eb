import assert from 'node:assert/strict';
import test from 'node:test';
import { findScenario } from './find-scenario.ts';
import { scenarios } from './scenarios.ts';

test('DEMO-1.3 each scenario is found by its name, and is plain data', () => {
  for (const scenario of scenarios) {
    assert.deepEqual(findScenario(scenario.name), { ok: true, scenario });
    assert.deepEqual(JSON.parse(JSON.stringify(scenario)), scenario);
  }
});

test('DEMO-1.2 an unknown scenario is told with the good names and the nearest one', () => {
  const found = findScenario('network-dorp');
  const names = scenarios.map(({ name }) => name);
  assert.deepEqual(found, {
    ok: false,
    why: `There is no scenario "network-dorp". Did you mean "network-drop"? Known: ${names.join(', ')}.`,
    names,
    nearest: 'network-drop',
  });
  const far = findScenario('zzzzzzzzzzzz');
  assert.ok(!far.ok && far.nearest === null && !far.why.includes('mean'));
});
