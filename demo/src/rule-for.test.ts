import assert from 'node:assert/strict';
import test from 'node:test';
import { createHost, createRealClock } from '@cs-inbox/simulator/doors/page';
import { type FaultName, faults, type Scenario } from '@cs-inbox/simulator';
import { ruleFor } from './rule-for.ts';

const scenario: Scenario = { version: 1, name: 'all', title: 'All that can be.', stream: true, bulkRetry: true, rules: [] };
const names = Object.keys(faults) as FaultName[];
const host = () => createHost({ scenario, seed: 1, account: 'mei', clock: createRealClock() });

test('DEMO-1.10 each fault has a rule that the platform takes as it is', async () => {
  for (const name of names) {
    const fresh = host();
    const [store] = (await fresh.view()).stores;
    assert.ok(store);
    const ready = ruleFor(name, store);
    assert.ok(ready, name);
    assert.deepEqual(await fresh.command({ do: 'add-rule', rule: ready.rule }), { ok: true, id: 'added-1' }, name);
    const [rule] = (await fresh.view()).rules;
    assert.deepEqual([rule?.do, rule?.label, rule?.added], [name, ready.when, true]);
  }
});

test('DEMO-1.10 what is said to concern the store concerns it alone, and cannot be had without one', async () => {
  const [store] = (await host().view()).stores;
  assert.ok(store);
  const ofStore = names.filter((name) => ruleFor(name, null) === null);
  assert.ok(ofStore.includes('reply.lose') && ofStore.includes('store.throttle') && !ofStore.includes('network.offline'));
  for (const name of names) {
    const { rule, when } = ruleFor(name, store) ?? {};
    const named = ofStore.includes(name);
    assert.deepEqual(rule?.where, named ? { store: store.id } : undefined, name);
    assert.equal(when?.includes(store.name), named, name);
  }
});
