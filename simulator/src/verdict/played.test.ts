import assert from 'node:assert/strict';
import test from 'node:test';
import { parseJson, routes, SyncPage } from '@cs-inbox/protocol';
import { createHost } from '../doors/host.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { createVirtualClock } from '../virtual-clock.ts';
import { START } from './history.harness.ts';

const base = { version: 1, name: 'played', title: 'A story that is played.' } as const;

/** A client that does as the test says, on a platform that plays the story. */
async function played(story: Partial<Scenario> & Pick<Scenario, 'rules'>) {
  const clock = createVirtualClock(START);
  const host = createHost({ scenario: { ...base, ...story }, seed: 1, account: 'mei', clock });
  const ask = async (method: string, path: string, body: object | null = null, operator = 'mei') => {
    const answer = host.handle({ method, path, body: body === null ? null : JSON.stringify(body), headers: { 'x-cs-operator': operator } });
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
  const send = (key: string, operator = 'mei') => ask('PUT', routes.send(id, key), { storeId, text: 'Hello' }, operator);
  const retry = (...keys: readonly string[]) => ask('POST', routes.retries(), { keys });
  const until = (ms: number) => clock.advance(START + ms - clock.now());
  return { clock, host, send, sync, retry, until };
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

test('SIM-10.4 played: a message that is let go is lost although its rule comes back within a minute, and open while that stands', async () => {
  const drop = { do: 'network.offline', at: '6s', for: '10s', every: '24s' } as const;
  const { host, send, until } = await played({ rules: [drop], expect: ['noLoss'] });
  await until(6_500);
  await send('a');
  await until(90_000);
  const early = await host.verdict();
  assert.deepEqual([early.open, early.lost], [1, 0]);
  await until(3_600_000);
  const late = await host.verdict();
  assert.deepEqual([late.open, late.lost, late.expectations.map(({ met }) => met)], [0, 1, [false]]);
});

test('SIM-10.4 played: a rule that comes back excuses also where nobody has asked for anything since', async () => {
  const { host, send, retry, until } = await played({
    rules: [
      { do: 'socket.silence', when: 'before-arrival', on: { attempt: { nth: 1 } } },
      { do: 'network.offline', at: '10s', for: '4m', every: '5m' },
    ],
  });
  await until(20_000);
  await retry('none');
  await until(305_000);
  await send('a');
  await until(400_000);
  const verdict = await host.verdict();
  assert.deepEqual([verdict.open, verdict.lost], [1, 0]);
});

test('SIM-10.6 played: an unconfirmed message that a bulk answer calls refused is refused, unless that answer is lost', async () => {
  const story = (rules: Scenario['rules']): Parameters<typeof played>[0] => ({
    bulkRetry: true,
    rules: [{ do: 'content.refuse', words: ['hello'] }, { do: 'reply.lose', on: { attempt: { nth: 1 } } }, ...rules],
  });
  const heard = await played(story([]));
  await heard.send('a');
  await heard.retry('a');
  await heard.clock.advance(120_000);
  const verdict = await heard.host.verdict();
  assert.deepEqual([verdict.refused, verdict.lost, verdict.clean], [1, 0, true]);
  const unheard = await played(story([{ do: 'reply.lose', on: { 'bulk-retry': { nth: 1 } } }]));
  await unheard.send('a');
  await unheard.retry('a');
  await unheard.clock.advance(120_000);
  assert.equal((await unheard.host.verdict()).lost, 1);
});

test('SIM-10.6 played: what left again after a bulk refusal is not refused by it', async () => {
  const { host, clock, send, retry } = await played({ bulkRetry: true, rules: [{ do: 'content.refuse', words: ['hello'] }, { do: 'reply.lose', on: { attempt: {} } }] });
  await send('a');
  await retry('a');
  await send('a');
  await clock.advance(120_000);
  const once = await host.verdict();
  assert.deepEqual([once.refused, once.lost], [0, 1]);
  await retry('a');
  assert.equal((await host.verdict()).refused, 1);
});

test('SIM-10.9 played: an attempt and its waits belong to its operator', async () => {
  const throttling: Pick<Scenario, 'rules'> = { rules: [{ do: 'store.throttle', on: { send: { nth: 1 } }, for: '60s' }] };
  const two = await played(throttling);
  await two.send('a');
  await two.send('b', 'lin');
  assert.equal((await two.host.verdict()).sentWhileGated, 0);
  assert.deepEqual((await two.host.attempts()).map(({ operator }) => operator), ['mei', 'lin']);
  const one = await played(throttling);
  await one.send('a');
  await one.send('b');
  assert.equal((await one.host.verdict()).sentWhileGated, 1);
});

test('SIM-10.12 played: a client that never asks again is found, however often something changes', async () => {
  for (const perMinute of [2, 40, 600]) {
    const { host, clock, sync } = await played({ rules: [], traffic: { perMinute } });
    await clock.advance(120_000);
    assert.equal((await host.verdict()).notConverged, 1, `${perMinute} a minute`);
    await sync();
    assert.equal((await host.verdict()).notConverged, 0, `${perMinute} a minute, and asked`);
  }
});

test('SIM-10.12 played: a restart after which nothing has changed yet leaves a client behind that did not have all', async () => {
  const { host, until, send } = await played({ rules: [{ do: 'server.restart', at: '60s' }] });
  await send('a');
  await until(200_000);
  assert.equal((await host.verdict()).notConverged, 1);
});
