import assert from 'node:assert/strict';
import { test } from 'node:test';
import { routes } from '@cs-inbox/protocol';
import { createChance } from '../chance.ts';
import type { Rule, Scenario } from '../scenario/scenario.ts';
import { pull } from '../stream/pull.ts';
import { createWorld } from '../world/world.ts';
import { command } from './command.ts';
import { createPlatform } from './create-platform.ts';
import { step } from './step.ts';

const START = 1_790_000_000_000;
const chance = createChance(1);
const world = createWorld(1, START);
const scenarioOf = (...rules: Rule[]): Scenario => ({ version: 1, name: 'cuts', title: 'Cuts.', stream: true, rules });
const get = (path: string) => ({ method: 'GET', path, body: null, headers: {} });

/** How a stream stands after something happened at 5 s. */
function after(scenario: Scenario, what: 'add-rule' | 'history') {
  const start = createPlatform({ seed: 1, scenario, account: 'mei', startedAt: START, world });
  const opening = step(start, get(routes.events(null)), START, chance);
  assert.ok(opening.answer.kind === 'opened');
  const before = pull(opening.state, opening.answer.stream, chance);
  assert.equal(before.end, null);
  const id = world.threads[0]?.conversation.id ?? '';
  const done =
    what === 'add-rule'
      ? command(before.state, { do: 'add-rule', rule: { do: 'network.offline', for: '3s' } }, START + 5_000, chance)
      : { ok: true as const, state: step(before.state, get(routes.history(id, null, 5)), START + 5_000, chance).state };
  assert.ok(done.ok);
  return pull(done.state, before.stream, chance).end;
}

test('SIM-8.52 a network that goes by a rule that was added breaks streams', () => {
  assert.equal(after(scenarioOf(), 'add-rule'), 'reset');
});

test('SIM-8.52 one that goes on an occasion breaks them too, and one that waits for another occasion does not', () => {
  assert.equal(after(scenarioOf({ do: 'network.offline', on: { history: {} }, for: '3s' }), 'history'), 'reset');
  assert.equal(after(scenarioOf({ do: 'network.offline', on: { history: { nth: 2 } }, for: '3s' }), 'history'), null);
});
