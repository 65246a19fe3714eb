import assert from 'node:assert/strict';
import test from 'node:test';
import { findScenario } from './find-scenario.ts';
import { networkUp, nextNetworkChange } from './network.ts';
import { calm } from './calm.ts';
import { networkDrop } from './network-drop.ts';
import { scenarios } from './scenarios.ts';

test('DEMO-1.3 each scenario is found by its name, and is plain data', () => {
  for (const scenario of scenarios) {
    assert.deepEqual(findScenario(scenario.name), { ok: true, scenario });
    assert.deepEqual(JSON.parse(JSON.stringify(scenario)), scenario);
  }
});

test('DEMO-1.2 an unknown scenario is told with the good names and the nearest one', () => {
  const found = findScenario('network-dorp');
  const names = ['calm', 'network-drop', 'lost-reply', 'throttled-store', 'cookie-expired-401', 'cookie-expired-403', 'content-violation'];
  assert.deepEqual(found, {
    ok: false,
    why: `There is no scenario "network-dorp". Did you mean "network-drop"? Known: ${names.join(', ')}.`,
    names,
    nearest: 'network-drop',
  });
  const far = findScenario('zzzzzzzzzzzz');
  assert.ok(!far.ok && far.nearest === null && !far.why.includes('mean'));
});

test('SIM-2.1 the network of network-drop goes after 6 s for 10 s, every 24 s', () => {
  const up = (s: number) => networkUp(networkDrop, 1_000, 1_000 + s * 1_000);
  assert.deepEqual([0, 5.9, 6, 15.9, 16, 29.9, 30, 40].map(up), [true, true, false, false, true, true, false, true]);
  const next = (s: number) => nextNetworkChange(networkDrop, 1_000, 1_000 + s * 1_000);
  assert.deepEqual([next(0), next(6), next(16)], [{ at: 7_000, up: false }, { at: 17_000, up: true }, { at: 31_000, up: false }]);
  assert.equal(nextNetworkChange(calm, 0, 0), null);
});
