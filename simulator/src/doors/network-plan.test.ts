import assert from 'node:assert/strict';
import test from 'node:test';
import { compileRule } from '../scenario/compile-rule.ts';
import type { Rule } from '../scenario/rule.ts';
import { networkDrop } from '../scenarios/network-drop.ts';
import { networkUp, nextNetworkChange } from './network-plan.ts';

const START = 1_000;
const compiled = (...rules: Rule[]) => rules.map((rule, place) => compileRule(rule, place + 1, START));
const at = (s: number) => START + s * 1_000;

test('SIM-2.1 the network of network-drop goes after 6 s for 10 s, every 24 s', () => {
  const rules = compiled(...networkDrop.rules);
  assert.deepEqual([0, 5.9, 6, 15.9, 16, 29.9, 30, 40].map((s) => networkUp(rules, at(s))), [true, true, false, false, true, true, false, true]);
  const next = [0, 6, 16].map((s) => nextNetworkChange(rules, at(s)));
  assert.deepEqual(next, [{ at: at(6), up: false }, { at: at(16), up: true }, { at: at(30), up: false }]);
});

test('SIM-8.28 rules that touch or overlap are one outage', () => {
  const rules = compiled(
    { do: 'network.offline', at: '1s', for: '4s' },
    { do: 'network.offline', at: '5s', for: '2s' },
    { do: 'network.offline', at: '6s', for: '3s' },
  );
  assert.deepEqual(nextNetworkChange(rules, at(0)), { at: at(1), up: false });
  assert.deepEqual(nextNetworkChange(rules, at(1)), { at: at(9), up: true });
  assert.equal(nextNetworkChange(rules, at(9)), null);
});

test('SIM-8.28 without a time the network is down for good', () => {
  const rules = compiled({ do: 'network.offline' });
  assert.equal(networkUp(rules, at(0)), false);
  assert.equal(nextNetworkChange(rules, at(0)), null);
});

test('SIM-8.28 the browser keeps its network where a rule is not about all of it, or time alone does not tell', () => {
  const offline = { do: 'network.offline' } as const;
  for (const rule of [
    { ...offline, fireEvents: false },
    { ...offline, where: { store: 'shopee-my' } },
    { ...offline, on: { send: { nth: 1 } }, for: '5s' },
    { ...offline, probability: 0.5 },
    { ...offline, times: 3 },
    { ...offline, until: 'restart' },
    { do: 'network.slow', by: '1s' },
  ] satisfies Rule[]) {
    assert.equal(networkUp(compiled(rule), at(1)), true, JSON.stringify(rule));
    assert.equal(nextNetworkChange(compiled(rule), at(0)), null, JSON.stringify(rule));
  }
});
