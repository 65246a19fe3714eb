import assert from 'node:assert/strict';
import test from 'node:test';
import { parseJson, routes, SyncPage } from '@cs-inbox/protocol';
import { createChance } from '../chance.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { nextSequence } from './change-log.ts';
import { createPlatform } from './create-platform.ts';
import { step } from './step.ts';

const START = 1_790_000_000_000;
const chance = createChance(1);

test('SIM-7.8 a sync that is answered with everything, although its cursor was good, shows every newest message and brings its client up to date', () => {
  const scenario: Scenario = {
    version: 1,
    name: 'everything',
    title: 'Everything.',
    traffic: { perMinute: 0 },
    rules: [
      { do: 'reply.lose', on: { attempt: { nth: 50 } } },
      { do: 'sync.expire-cursor', how: 'full', on: { sync: { nth: 2 } } },
    ],
  };
  let state = createPlatform({ seed: 1, scenario, account: 'mei', startedAt: START, syncPageSize: 40 });
  const ask = (method: string, path: string, body: string | null, now: number) => {
    const stepped = step(state, { method, path, body, headers: {} }, now, chance);
    state = stepped.state;
    const page = stepped.answer.kind === 'reply' ? parseJson(SyncPage, stepped.answer.body) : null;
    return { ...stepped, page: page?.ok === true ? page.value : null };
  };
  const first = ask('GET', routes.sync(null), null, START);
  const cursor = first.page?.cursor ?? null;
  const talk = first.page?.conversations[0];
  assert.ok(talk && cursor !== null);
  const send = (key: string) => ask('PUT', routes.send(talk.id, key), JSON.stringify({ storeId: talk.storeId, text: `text of ${key}` }), START + 1);
  // More changes than one page has.
  for (let n = 2; n <= 50; n++) send(`k${n}`);
  assert.equal(send('k1').answer.kind, 'broken');
  assert.equal(state.keys.get('k1')?.toldAt, null);
  const whole = ask('GET', routes.sync(cursor), null, START + 100);
  assert.equal(whole.page?.conversations.length, state.threads.list.length);
  assert.equal(state.keys.get('k1')?.toldAt, START + 100);
  assert.deepEqual(whole.synced, { operator: 'mei', head: nextSequence(state.log), at: START + 100 });
  // Its cursor goes on where all this stands.
  const next = ask('GET', routes.sync(whole.page?.cursor ?? null), null, START + 101);
  assert.deepEqual([next.page?.mode, next.page?.conversations, next.page?.hasMore], ['incremental', [], false]);
});
