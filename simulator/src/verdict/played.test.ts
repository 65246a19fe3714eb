import assert from 'node:assert/strict';
import test from 'node:test';
import { parseJson, routes, SyncPage } from '@cs-inbox/protocol';
import { createHost } from '../doors/host.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { createVirtualClock } from '../virtual-clock.ts';
import { START } from './history.harness.ts';

const base = { version: 1, name: 'played', title: 'A story that is played.' } as const;

/** A client that does as the test says, on a platform that plays the story. */
async function played(story: Pick<Scenario, 'rules' | 'expect'>) {
  const clock = createVirtualClock(START);
  const host = createHost({ scenario: { ...base, ...story }, seed: 1, account: 'mei', clock });
  const ask = async (method: string, path: string, body: object | null = null) => {
    const answer = host.handle({ method, path, body: body === null ? null : JSON.stringify(body), headers: {} });
    await clock.advance(5_000);
    return answer;
  };
  const sync = async () => {
    const answer = await ask('GET', routes.sync(null));
    const page = parseJson(SyncPage, answer.kind === 'reply' ? answer.body : '');
    assert.ok(page.ok);
    return page.value;
  };
  const [conversation] = (await sync()).conversations;
  assert.ok(conversation !== undefined);
  const { id, storeId } = conversation;
  const send = (key: string) => ask('PUT', routes.send(id, key), { storeId, text: 'Hello' });
  return { clock, host, send, sync };
}

const lostReply: Pick<Scenario, 'rules'> = { rules: [{ do: 'reply.lose', on: { send: { nth: 1 } }, when: 'after-commit' }] };

test('SIM-10.3 played: after a lost reply the same key again is clean, and a new key is one doubled message', async () => {
  const same = await played(lostReply);
  await same.send('a');
  await same.send('a');
  assert.deepEqual((await same.host.verdict()).findings, []);
  const other = await played(lostReply);
  await other.send('a');
  await other.send('b');
  const verdict = await other.host.verdict();
  assert.equal(verdict.doubled, 1);
  assert.equal(verdict.clean, false);
});

test('SIM-10.3 played: the same words again are no double once a sync page has shown the first', async () => {
  const { host, send, sync } = await played(lostReply);
  await send('a');
  await sync();
  await send('b');
  assert.deepEqual((await host.verdict()).findings, []);
});

test('SIM-10.15 played: a client that has everything and only asks again keeps its place', async () => {
  const { host, clock, sync } = await played({ rules: [], expect: [{ convergesWithin: '9s' }] });
  await clock.advance(60_000);
  await sync();
  assert.deepEqual((await host.verdict()).expectations.map(({ met, says }) => (met ? 'met' : says)), ['met']);
});
