import assert from 'node:assert/strict';
import test from 'node:test';
import { routes } from '@cs-inbox/protocol';
import type { Answer } from '../../answer.ts';
import { calm } from '../../scenarios/calm.ts';
import { createVirtualClock } from '../../virtual-clock.ts';
import { createWorld } from '../../world/world.ts';
import { createHost, type Host } from '../host.ts';
import { installPageDoor } from './install-page-door.ts';
import { createPageDoor } from './page-door.ts';

const START = 1_790_000_000_000;
const BASE = 'http://sim.test/api/cs/';
const first = createWorld(3, START).threads[0]?.conversation;
assert.ok(first);
const init = { method: 'PUT', body: JSON.stringify({ storeId: first.storeId, text: 'Hello' }) };
const url = `${BASE}${routes.send(first.id, 'k1')}`;

function setUp() {
  const clock = createVirtualClock(START);
  const host = createHost({ scenario: calm, seed: 3, account: 'mei', clock });
  return { clock, host, door: createPageDoor({ host, baseUrl: BASE }) };
}

/** A host that has one answer ready. */
function answering(answer: Answer): Host {
  const { host } = setUp();
  return Object.assign(Object.create(host) as Host, { handle: () => Promise.resolve(answer) });
}

test('SIM-3.2 the page door answers with a real response, after its delay', async () => {
  const { clock, door } = setUp();
  let response: Response | null = null;
  const pending = door.fetch(url, init).then((got) => {
    response = got;
    return got;
  });
  await clock.advance(1);
  assert.equal(response, null);
  await clock.advance(5_000);
  const got = await pending;
  assert.equal(got.status, 201);
  assert.equal(got.url, url);
  assert.equal(got.headers.get('content-type'), 'application/json');
  assert.equal(((await got.json()) as { key: string }).key, 'k1');
});

test('SIM-3.2 to abort ends the wait and undoes nothing', async () => {
  const { clock, host, door } = setUp();
  const abort = new AbortController();
  const pending = door.fetch(url, { ...init, signal: abort.signal });
  await new Promise((resolve) => setImmediate(resolve));
  await clock.advance(1);
  abort.abort();
  await assert.rejects(pending, { name: 'AbortError' });
  assert.equal((await host.ledger()).length, 1);
  const never = door.fetch(`${BASE}${routes.send(first.id, 'k2')}`, { ...init, signal: AbortSignal.abort() });
  await assert.rejects(never, { name: 'AbortError' });
  assert.equal((await host.ledger()).length, 1);
});

test('SIM-3.2 refused, reset and offline are a TypeError, as with any fetch', async () => {
  for (const kind of ['refused-connection', 'reset'] as const) {
    const door = createPageDoor({ host: answering({ kind, delayMs: 0 }), baseUrl: BASE });
    await assert.rejects(door.fetch(`${BASE}sync`), TypeError);
  }
  const { host } = setUp();
  await assert.rejects(createPageDoor({ host, baseUrl: BASE, online: () => false }).fetch(url, init), TypeError);
  assert.deepEqual(await host.ledger(), []);
});

test('SIM-3.2 a cut reply breaks while its body is read', async () => {
  const cut: Answer = { kind: 'cut', status: 200, headers: { 'content-type': 'application/json' }, body: '{"a":"é"}', afterBytes: 4, delayMs: 0 };
  const response = await createPageDoor({ host: answering(cut), baseUrl: BASE }).fetch(`${BASE}sync`);
  assert.equal(response.status, 200);
  const reader = response.body?.getReader();
  assert.equal((await reader?.read())?.value?.length, 4);
  await assert.rejects(async () => reader?.read(), TypeError);
});

test('SIM-3.3 installed, it takes only what goes below its base', async () => {
  const { clock, host } = setUp();
  const real = globalThis.fetch;
  const elsewhere: unknown[] = [];
  globalThis.fetch = async (input) => {
    elsewhere.push(input);
    return new Response('elsewhere');
  };
  try {
    const ours = globalThis.fetch;
    const installed = installPageDoor({ host, baseUrl: BASE });
    const pending = fetch(`${BASE}capabilities`);
    await new Promise((resolve) => setImmediate(resolve));
    await clock.advance(5_000);
    assert.equal((await pending).status, 200);
    assert.equal(await (await fetch('http://sim.test/other')).text(), 'elsewhere');
    installed.stop();
    assert.equal(globalThis.fetch, ours);
    assert.deepEqual(elsewhere, ['http://sim.test/other']);
  } finally {
    globalThis.fetch = real;
  }
});
