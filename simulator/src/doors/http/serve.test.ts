import assert from 'node:assert/strict';
import test from 'node:test';
import { routes } from '@cs-inbox/protocol';
import { httpDoor } from '../../../../test/support/node/http-door.ts';
import { RawClient } from '../../../../test/support/node/raw-client.ts';
import { createVirtualClock } from '../../virtual-clock.ts';
import { createHost } from '../host.ts';
import { startServer } from './serve.ts';
import { socketsFlushed } from './sockets-flushed.ts';

const limit = { timeout: 10_000 };

/** The first conversation of the world, and a message to it. */
async function message(json: (path: string) => Promise<Readonly<Record<string, unknown>>>, key: string) {
  const { conversations } = (await json('api/cs/sync')) as { readonly conversations: readonly { readonly id: string; readonly storeId: string }[] };
  const [first] = conversations;
  assert.ok(first);
  return { path: `api/cs/${routes.send(first.id, key)}`, init: { method: 'PUT', body: JSON.stringify({ storeId: first.storeId, text: 'Hello' }) } };
}

test('SIM-8.3 the platform answers below the base, and the ledger has what was sent', limit, async (t) => {
  const { host, ask, json } = await httpDoor(t);
  const { path, init } = await message(json, 'k1');
  const response = await ask(path, init);
  assert.equal(response.status, 201);
  assert.equal(((await response.json()) as { readonly key: string }).key, 'k1');
  assert.deepEqual((await host.ledger()).map(({ key }) => key), ['k1']);
});

test('SIM-8.3 another base', limit, async (t) => {
  const { ask } = await httpDoor(t, { base: 'backend' });
  assert.equal((await ask('backend/capabilities')).status, 200);
  const elsewhere = await ask('api/cs/capabilities');
  assert.equal(elsewhere.status, 404);
  assert.match(await elsewhere.text(), /\/api\/cs\/capabilities.*\/backend\/.*\/__sim\//u);
});

test('SIM-8.3 the date of an answer is that of the platform', limit, async (t) => {
  const { ask } = await httpDoor(t);
  assert.equal((await ask('api/cs/capabilities')).headers.get('date'), new Date(1_790_000_000_000).toUTCString());
});

test('SIM-8.3 HEAD has the headers of GET and no body; OPTIONS says what there is', limit, async (t) => {
  const { ask } = await httpDoor(t);
  const [head, get] = [await ask('api/cs/sync', { method: 'HEAD' }), await ask('api/cs/sync')];
  assert.equal(head.status, 200);
  assert.equal(head.headers.get('content-length'), get.headers.get('content-length'));
  assert.equal(await head.text(), '');
  assert.match((await ask('api/cs/sync', { method: 'OPTIONS' })).headers.get('allow') ?? '', /GET.*PUT/u);
});

test('SIM-8.4 on a virtual clock an answer waits until the clock is moved', limit, async (t) => {
  const { ask, json, host } = await httpDoor(t, { scenario: { latency: { p50: '300ms', p95: '300ms' } } });
  let got: number | null = null;
  const answer = ask('api/cs/capabilities').then(({ status }) => (got = status));
  while (host.traffic().arrived === 0) await socketsFlushed();
  await socketsFlushed();
  assert.equal(got, null);
  assert.equal(host.traffic().waiting, 1);
  const moved = await json('__sim/clock', { method: 'POST', body: '{"advance":"5s"}' });
  assert.deepEqual(moved, { now: 1_790_000_005_000, virtual: true });
  assert.equal(await answer, 200);
  assert.equal(host.traffic().waiting, 0);
});

test('SIM-8.5 a request whose client has gone is still done', limit, async (t) => {
  const { host, clock, json, served } = await httpDoor(t, { scenario: { latency: { p50: '300ms', p95: '300ms' } } });
  const pending = message(json, 'k1');
  while (host.traffic().waiting === 0) await socketsFlushed();
  await clock.advance(5_000);
  const { path, init } = await pending;
  const client = new RawClient(served.port).ask(`PUT /${path}`, ['host: localhost'], init.body);
  while (host.traffic().waiting === 0) await socketsFlushed();
  client.leave();
  await clock.advance(5_000);
  assert.deepEqual((await host.ledger()).map(({ key }) => key), ['k1']);
  assert.equal(host.traffic().waiting, 0);
});

test('SIM-8.6 pages of this machine may ask with credentials and read what they need; others may not', limit, async (t) => {
  const { ask, host } = await httpDoor(t, { origins: ['https://shop.example'] });
  const from = (origin: string, path = 'api/cs/capabilities', init: RequestInit = {}) => ask(path, { ...init, headers: { origin, ...init.headers } });
  for (const origin of ['http://localhost:5173', 'http://127.0.0.1:8080', 'https://shop.example']) {
    const { status, headers } = await from(origin);
    assert.equal(status, 200);
    assert.equal(headers.get('access-control-allow-origin'), origin);
    assert.equal(headers.get('access-control-allow-credentials'), 'true');
    for (const name of ['retry-after', 'date', 'x-request-id']) assert.ok(headers.get('access-control-expose-headers')?.includes(name), name);
    assert.equal(headers.get('vary'), 'origin');
  }
  const { arrived } = host.traffic();
  for (const origin of ['https://evil.example', 'null', 'http://localhost.evil.example']) {
    const refused = await from(origin);
    assert.equal(refused.status, 403, origin);
    assert.equal(refused.headers.get('access-control-allow-origin'), null);
    assert.equal((await from(origin, '__sim/reset', { method: 'POST' })).status, 403);
  }
  assert.equal(host.traffic().arrived, arrived, 'the platform was asked');
});

test('SIM-8.6 the question before a question is answered, also for a private network', limit, async (t) => {
  const { ask, host } = await httpDoor(t);
  const headers = {
    origin: 'http://localhost:5173',
    'access-control-request-method': 'PUT',
    'access-control-request-headers': 'content-type, x-csrf-token',
    'access-control-request-private-network': 'true',
  };
  const { status, headers: got } = await ask('api/cs/conversations/c1/messages/k1', { method: 'OPTIONS', headers });
  assert.equal(status, 204);
  assert.match(got.get('access-control-allow-methods') ?? '', /PUT/u);
  assert.match(got.get('access-control-allow-headers') ?? '', /x-csrf-token/u);
  assert.equal(got.get('access-control-allow-private-network'), 'true');
  assert.equal(got.get('access-control-allow-origin'), 'http://localhost:5173');
  assert.equal(host.traffic().arrived, 0);
});

test('SIM-8.7 a name that is not of this machine is refused, whatever it points to', limit, async (t) => {
  const { served, host } = await httpDoor(t, { origins: ['https://shop.example'] });
  const statusFor = async (name: string, path = '/api/cs/capabilities') => {
    const client = new RawClient(served.port).ask(`GET ${path}`, [`host: ${name}`, 'connection: close']);
    await client.until(({ ended }) => ended !== null);
    return Number(client.received.split(' ')[1]);
  };
  for (const name of ['localhost', `127.0.0.1:${served.port}`, 'app.localhost', '[::1]:1', 'shop.example']) assert.equal(await statusFor(name), 200, name);
  const { arrived } = host.traffic();
  for (const name of ['evil.example', 'localhost.evil.example', '10.0.0.1']) {
    assert.equal(await statusFor(name), 421, name);
    assert.equal(await statusFor(name, '/__sim/state'), 421, name);
  }
  assert.equal(host.traffic().arrived, arrived);
});

test('SIM-8.8 a body that is too long is refused, and the platform is not asked', limit, async (t) => {
  const { ask, host } = await httpDoor(t, { limits: { bodyBytes: 1_000 } });
  const put = (length: number) => ask('api/cs/conversations/c1/messages/k1', { method: 'PUT', body: 'x'.repeat(length) });
  const refused = await put(1_001);
  assert.equal(refused.status, 413);
  assert.equal(refused.headers.get('content-type'), 'application/problem+json');
  assert.match(await refused.text(), /1000 bytes/u);
  assert.equal(host.traffic().arrived, 0);
  await put(1_000);
  assert.equal(host.traffic().arrived, 1);
});

test('SIM-8.8 more connections than allowed are closed at once', limit, async (t) => {
  const { served, host } = await httpDoor(t, { limits: { sockets: 2 }, scenario: { rules: [{ do: 'socket.silence' }] } });
  const open = [new RawClient(served.port), new RawClient(served.port)].map((client) => client.ask('GET /api/cs/sync'));
  while (host.traffic().arrived < 2) await socketsFlushed();
  const third = new RawClient(served.port).ask('GET /__sim/clock');
  await third.until(({ ended }) => ended !== null);
  assert.equal(third.received, '');
  for (const client of open) client.leave();
});

test('SIM-8.8 headers that are too long are refused', limit, async (t) => {
  const { served } = await httpDoor(t, { limits: { headBytes: 2_000 } });
  const client = new RawClient(served.port).ask('GET /__sim/clock', ['host: localhost', `x-long: ${'x'.repeat(3_000)}`]);
  await client.until(({ ended }) => ended !== null);
  assert.match(client.received, /^HTTP\/1\.1 431 /u);
});

test('SIM-8.9 it binds to this machine alone, and says why it cannot listen', limit, async (t) => {
  const { served } = await httpDoor(t);
  assert.equal(served.url, `http://127.0.0.1:${served.port}/`);
  const host = createHost({ scenario: { version: 1, name: 'second', title: 'Another.', rules: [] }, seed: 1, account: 'mei', clock: createVirtualClock(0) });
  const taken = await startServer({ host, port: served.port });
  assert.ok(!taken.ok);
  assert.match(taken.why, new RegExp(`Port ${served.port} at 127.0.0.1 is taken`, 'u'));
  const foreign = await startServer({ host, hostname: '192.0.2.1' });
  assert.ok(!foreign.ok);
  assert.match(foreign.why, /192\.0\.2\.1 is no address of this machine/u);
});

test('SIM-8.9 to close ends what hangs', limit, async (t) => {
  const { served, host } = await httpDoor(t, { scenario: { rules: [{ do: 'socket.silence' }] } });
  const idle = new RawClient(served.port);
  const client = new RawClient(served.port).ask('GET /api/cs/sync');
  while (host.traffic().arrived === 0) await socketsFlushed();
  await socketsFlushed();
  assert.equal(client.ended, null);
  await served.close();
  await client.until(({ ended }) => ended !== null);
  await idle.until(({ ended }) => ended !== null);
  await served.close();
});

test('SIM-8.2 every answer is the last one of its connection, so that no browser repeats a request by itself', limit, async (t) => {
  const { served } = await httpDoor(t);
  for (const path of ['/api/cs/capabilities', '/__sim/clock', '/nowhere']) {
    const client = new RawClient(served.port).ask(`GET ${path}`);
    await client.until(({ ended }) => ended === 'end');
    assert.match(client.received, /\r\nconnection: close\r\n/iu, path);
  }
});
