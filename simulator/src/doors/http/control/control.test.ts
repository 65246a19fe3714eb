import assert from 'node:assert/strict';
import test from 'node:test';
import { httpDoor } from '../../../../../test/support/node/http-door.ts';
import { httpCannot } from '../cannot.ts';

const limit = { timeout: 10_000 };
type Door = Awaited<ReturnType<typeof httpDoor>>;
type Json = Readonly<Record<string, unknown>>;

/** A refusal of the server: its status, and what it says. */
async function refusal({ ask }: Door, method: string, path: string, body?: string) {
  const response = await ask(path, { method, ...(body !== undefined && { body }) });
  assert.equal(response.headers.get('content-type'), 'application/problem+json', `${method} ${path}`);
  const problem = (await response.json()) as Json & { readonly detail: string; readonly problems?: readonly Json[] };
  assert.equal(problem['status'], response.status);
  return { ...problem, status: response.status, allow: response.headers.get('allow') };
}

async function send({ ask, json }: Door, key: string) {
  const { conversations } = (await json('api/cs/sync')) as { readonly conversations: readonly { readonly id: string; readonly storeId: string }[] };
  const [first] = conversations;
  assert.ok(first);
  return ask(`api/cs/conversations/${first.id}/messages/${key}`, { method: 'PUT', body: JSON.stringify({ storeId: first.storeId, text: 'Hello' }) });
}

async function rows({ ask }: Door, path: string): Promise<readonly Json[]> {
  const response = await ask(path);
  assert.equal(response.headers.get('content-type'), 'application/x-ndjson');
  const text = await response.text();
  assert.ok(text === '' || text.endsWith('\n'));
  return text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Json);
}

test('SIM-8.13 what there is, is listed; what there is not, says what there is', limit, async (t) => {
  const door = await httpDoor(t);
  const { resources } = (await door.json('__sim/')) as { readonly resources: readonly { readonly path: string; readonly methods: readonly string[] }[] };
  for (const { path, methods } of resources) {
    if (methods.includes('GET')) assert.equal((await door.ask(path.slice(1))).status, 200, path);
    const wrong = await refusal(door, 'PATCH', path.slice(1));
    assert.equal(wrong.status, 405);
    assert.equal(wrong.allow, methods.join(', '));
  }
  const missing = await refusal(door, 'GET', '__sim/ledgers');
  assert.equal(missing.status, 404);
  assert.match(missing.detail, /\/__sim\/ledger, /u);
});

test('SIM-8.13 a body that is no JSON is refused', limit, async (t) => {
  const wrong = await refusal(await httpDoor(t), 'POST', '__sim/fault', '{"do":');
  assert.equal(wrong.status, 400);
  assert.match(wrong.detail, /POST \/__sim\/fault must be JSON/u);
});

test('SIM-8.14 the scenario: read, and another one put, by its JSON or by its name', limit, async (t) => {
  const door = await httpDoor(t);
  const scenario = (await door.json('__sim/scenario')) as { readonly name: string };
  assert.equal(scenario.name, 'tested');
  await send(door, 'k1');
  const put = (body: unknown) => door.json('__sim/scenario', { method: 'PUT', body: JSON.stringify(body) });
  const played = await put({ ...scenario, name: 'again', seed: 9 });
  assert.deepEqual([played['scenario'], played['seed']], ['again', 9]);
  assert.equal(((await door.json('__sim/scenario')) as { readonly name: string }).name, 'again');
  assert.deepEqual(await rows(door, '__sim/ledger'), [], 'it begins anew');
  const named = await put({ name: 'throttled-store', seed: 7 });
  assert.deepEqual([named['scenario'], named['seed']], ['throttled-store', 7]);
  assert.equal((await door.json('__sim/state'))['seed'], 7);
});

test('SIM-8.14 a scenario that does not fit is refused with paths and suggestions, and the old one goes on', limit, async (t) => {
  const door = await httpDoor(t);
  await send(door, 'k1');
  const wrong = await refusal(door, 'PUT', '__sim/scenario', JSON.stringify({ version: 1, name: 'x', title: 'x', rules: [{ do: 'store.throttel' }] }));
  assert.equal(wrong.status, 422);
  assert.deepEqual(wrong.problems?.map(({ path, suggestion }) => [path, suggestion]), [['rules[0].do', 'store.throttle']]);
  assert.match(wrong.detail, /rules\[0\]\.do: .*did you mean "store\.throttle"\?/u);
  const unknown = await refusal(door, 'PUT', '__sim/scenario', '{"name":"throttled-stor"}');
  assert.deepEqual([unknown.status, unknown.problems?.[0]?.['suggestion']], [422, 'throttled-store']);
  assert.match((await refusal(door, 'PUT', '__sim/scenario', '{"name":"calm","seed":-1}')).detail, /seed is -1; it must be a whole number/u);
  assert.equal((await refusal(door, 'PUT', '__sim/scenario', '[]')).status, 422);
  assert.equal((await rows(door, '__sim/ledger')).length, 1);
});

test('SIM-8.15 a fault is added from now on, and taken away again', limit, async (t) => {
  const door = await httpDoor(t, { scenario: { rules: [{ do: 'platform.late-receipts', by: '1s' }] } });
  await door.clock.advance(60_000);
  const add = async (rule: unknown) => {
    const response = await door.ask('__sim/fault', { method: 'POST', body: JSON.stringify(rule) });
    assert.equal(response.status, 201);
    return ((await response.json()) as { readonly id: string }).id;
  };
  const id = await add({ do: 'platform.fail', status: 503, for: '20s' });
  assert.equal((await send(door, 'k1')).status, 503);
  await door.clock.advance(21_000);
  assert.equal((await send(door, 'k1')).status, 201, 'its time has not passed');
  assert.equal(await add({ id: 'mine', do: 'platform.fail' }), 'mine');
  assert.equal((await send(door, 'k2')).status, 503);
  const ids = async () => ((await door.json('__sim/state')) as { readonly rules: readonly { readonly id: string }[] }).rules.map((rule) => rule.id);
  assert.deepEqual(await ids(), ['platform.late-receipts-1', id, 'mine']);
  assert.deepEqual(await door.json('__sim/fault?id=mine', { method: 'DELETE' }), { removed: 'mine' });
  assert.equal((await send(door, 'k2')).status, 201);
  assert.equal((await refusal(door, 'DELETE', '__sim/fault?id=platform.late-receipts-1')).status, 404);
  assert.deepEqual(await door.json('__sim/fault', { method: 'DELETE' }), { removed: 'all' });
  assert.deepEqual(await ids(), ['platform.late-receipts-1']);
});

test('SIM-8.15 a fault that does not fit is refused with its problems', limit, async (t) => {
  const door = await httpDoor(t);
  const wrong = await refusal(door, 'POST', '__sim/fault', '{"do":"store.throttle","fro":"20s"}');
  assert.equal(wrong.status, 422);
  assert.deepEqual(wrong.problems?.map(({ path, suggestion }) => [path, suggestion]), [['rule.fro', 'for']]);
  assert.equal((await refusal(door, 'POST', '__sim/fault', '7')).status, 422);
});

test('SIM-8.16 the clock tells the time; a virtual one can be moved, a real one says how to get a virtual one', limit, async (t) => {
  const door = await httpDoor(t);
  assert.deepEqual(await door.json('__sim/clock'), { now: 1_790_000_000_000, virtual: true });
  assert.deepEqual(await door.json('__sim/clock', { method: 'POST', body: '{"advance":"20s"}' }), { now: 1_790_000_020_000, virtual: true });
  for (const body of ['{"advance":"20"}', '{"advance":20}', '{"advance":"8d"}', '{}', '']) {
    assert.match((await refusal(door, 'POST', '__sim/clock', body)).detail, /advance is .*written like "500ms"/u);
  }
  const real = await httpDoor(t, { real: true });
  assert.equal((await real.json('__sim/clock'))['virtual'], false);
  const wrong = await refusal(real, 'POST', '__sim/clock', '{"advance":"20s"}');
  assert.equal(wrong.status, 409);
  assert.match(wrong.detail, /--virtual-clock/u);
});

test('SIM-8.17 ledger, attempts and journal: one JSON text per line', limit, async (t) => {
  const door = await httpDoor(t, { scenario: { rules: [{ do: 'reply.lose', on: { send: {} } }] } });
  await assert.rejects(send(door, 'k1'));
  assert.equal((await send(door, 'k1')).status, 200);
  assert.deepEqual((await rows(door, '__sim/ledger')).map(({ key }) => key), ['k1']);
  assert.deepEqual((await rows(door, '__sim/attempts')).map(({ key, committed, told }) => [key, committed, told]), [['k1', true, null], ['k1', false, 'accepted']]);
  const journal = await rows(door, '__sim/journal');
  assert.deepEqual(journal.map(({ method, outcome }) => [method, outcome]), [['GET', 'reply'], ['PUT', 'reset-before-headers'], ['GET', 'reply'], ['PUT', 'reply']]);
});

test('SIM-8.17 the verdict as JSON and as JUnit XML', limit, async (t) => {
  const door = await httpDoor(t);
  await send(door, 'k1');
  const { messages, delivered } = await door.json('__sim/verdict');
  assert.deepEqual([messages, delivered], [1, 1]);
  const xml = await door.ask('__sim/verdict?format=junit');
  assert.equal(xml.headers.get('content-type'), 'application/xml; charset=utf-8');
  assert.match(await xml.text(), /<testsuites?/u);
  assert.match((await refusal(door, 'GET', '__sim/verdict?format=pdf')).detail, /json or junit/u);
});

test('SIM-8.18 the state says what is played, what is open, and what this door cannot do', limit, async (t) => {
  const door = await httpDoor(t, { scenario: { world: { stores: [{ id: 'one', platform: 'shopee', market: 'MY', name: 'One', languages: ['en'] }] } } });
  await send(door, 'k1');
  const state = await door.json('__sim/state');
  const { scenario, seed, startedAt, now, virtual, arrived, waiting, openStreams, delivered, attempts, cannot } = state;
  assert.deepEqual([scenario, seed, startedAt, now, virtual], ['tested', 3, 1_790_000_000_000, 1_790_000_000_000, true]);
  assert.deepEqual([arrived, waiting, openStreams, delivered, attempts], [2, 0, 0, 1, 1]);
  assert.deepEqual((state['stores'] as readonly { readonly id: string }[]).map(({ id }) => id), ['one']);
  assert.deepEqual(cannot, httpCannot);
});

test('SIM-8.19 reset begins anew, with another seed where one is given', limit, async (t) => {
  const door = await httpDoor(t);
  await send(door, 'k1');
  assert.equal((await door.json('__sim/reset', { method: 'POST' }))['seed'], 3);
  assert.deepEqual(await rows(door, '__sim/ledger'), []);
  assert.equal((await door.json('__sim/reset', { method: 'POST', body: '{"seed":8}' }))['seed'], 8);
  assert.equal((await door.json('__sim/state'))['seed'], 8);
  assert.match((await refusal(door, 'POST', '__sim/reset', '{"seed":"8"}')).detail, /seed is "8"; it must be a whole number/u);
});

test('SIM-8.37 commands: a store is throttled, and the answer to a wrong one names what is right', limit, async (t) => {
  const door = await httpDoor(t, { scenario: { world: { stores: [{ id: 'one', platform: 'shopee', market: 'MY', name: 'One', languages: ['en'] }] } } });
  const done = await door.ask('__sim/command', { method: 'POST', body: '{"do":"throttle","storeId":"one","forMs":20000,"retryAfter":true}' });
  assert.equal(done.status, 200);
  assert.equal((await send(door, 'k1')).status, 429);
  assert.match((await refusal(door, 'POST', '__sim/command', '{"do":"dance"}')).detail, /do is "dance"; it must be one of throttle/u);
  const nowhere = await refusal(door, 'POST', '__sim/command', '{"do":"log-in","storeId":"two"}');
  assert.equal(nowhere.status, 409);
  assert.match(nowhere.detail, /There is no store "two"\. Known: one\./u);
});

test('SIM-8.38 an operator is known by a cookie, and rules may concern one alone', limit, async (t) => {
  const door = await httpDoor(t, { scenario: { rules: [{ do: 'reply.status', status: 500, where: { operator: 'ana' } }] } });
  const signIn = await door.ask('__sim/operator', { method: 'POST', body: '{"name":"ana"}' });
  const cookie = signIn.headers.get('set-cookie') ?? '';
  assert.match(cookie, /^cs-operator=ana; Path=\/; HttpOnly; SameSite=Lax$/u);
  const headers = { cookie: cookie.split(';', 1)[0] ?? '' };
  assert.equal((await door.ask('api/cs/sync', { headers })).status, 500);
  assert.equal((await door.ask('api/cs/sync')).status, 200);
  assert.deepEqual(await door.json('__sim/operator', { headers }), { name: 'ana' });
  const signOut = await door.ask('__sim/operator', { method: 'POST', body: '{"name":null}', headers });
  assert.match(signOut.headers.get('set-cookie') ?? '', /^cs-operator=; Max-Age=0/u);
  for (const name of ['', 'a;b', 'a\r\nset-cookie: x=y', 7]) {
    assert.match((await refusal(door, 'POST', '__sim/operator', JSON.stringify({ name }))).detail, /name is .*it must be/u);
  }
});
