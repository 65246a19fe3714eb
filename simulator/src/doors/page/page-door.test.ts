import assert from 'node:assert/strict';
import test from 'node:test';
import type { Answer, Reply } from '../../answer.ts';
import type { PlatformRequest } from '../../platform/platform-request.ts';
import { createVirtualClock } from '../../virtual-clock.ts';
import type { StreamSink } from '../open-streams.ts';
import { pageCannot } from './cannot.ts';
import { installPageDoor } from './install-page-door.ts';
import { createPageDoor } from './page-door.ts';

const START = 1_790_000_000_000;
const BASE = 'http://sim.test/api/cs/';
const URL_OF_SEND = `${BASE}conversations/c1/messages/k1`;
const init = { method: 'PUT', body: '{"text":"Hello"}', headers: { 'X-Who': 'mei' } };
const reply: Reply = { kind: 'reply', status: 201, headers: { 'content-type': 'application/json' }, body: '{"key":"k1"}', delayMs: 100 };
const opened = { kind: 'opened', headers: {}, stream: {} as never, delayMs: 0 } satisfies Answer;

/** A host that has one answer ready, and door and base that lead to it. */
function setUp(answer: Answer = reply) {
  const clock = createVirtualClock(START, () => new Promise((resolve) => setImmediate(resolve)));
  const handled: PlatformRequest[] = [];
  const sinks: StreamSink[] = [];
  let stops = 0;
  const host = {
    clock,
    async handle(request: PlatformRequest) {
      handled.push(request);
      if (answer.delayMs > 0) await new Promise<void>((resolve) => clock.setTimer(answer.delayMs, resolve));
      return answer;
    },
    pump(_: unknown, sink: StreamSink) {
      sinks.push(sink);
      return () => void stops++;
    },
  };
  const options = { host, baseUrl: BASE };
  return { clock, handled, sinks, stops: () => stops, options, door: createPageDoor(options) };
}

test('SIM-3.2 the page door answers with a real response, after its delay', async () => {
  const { clock, door, handled } = setUp();
  let settled = false;
  const pending = door.fetch(`${URL_OF_SEND}?a=1#top`, init).finally(() => {
    settled = true;
  });
  await clock.advance(99);
  assert.equal(settled, false);
  await clock.advance(1);
  const response = await pending;
  assert.equal(response.status, 201);
  assert.equal(response.url, `${URL_OF_SEND}?a=1`);
  assert.deepEqual(await response.json(), { key: 'k1' });
  const { headers, ...request } = handled[0] ?? assert.fail();
  assert.deepEqual(request, { method: 'PUT', path: 'conversations/c1/messages/k1?a=1', body: '{"text":"Hello"}' });
  assert.equal(headers['x-who'], 'mei');
});

test('SIM-3.2 to abort ends the wait and undoes nothing', async () => {
  const { clock, door, handled } = setUp();
  const abort = new AbortController();
  const pending = door.fetch(URL_OF_SEND, { ...init, signal: abort.signal });
  await clock.advance(1);
  abort.abort();
  await assert.rejects(pending, { name: 'AbortError' });
  assert.equal(handled.length, 1);
  await assert.rejects(door.fetch(URL_OF_SEND, { ...init, signal: AbortSignal.abort() }), { name: 'AbortError' });
  assert.equal(handled.length, 1);
});

test('SIM-3.2 refused, reset and offline are a TypeError, as with any fetch', async () => {
  for (const how of ['refuse', 'reset-before-headers'] as const) {
    await assert.rejects(setUp({ kind: 'broken', how, reply, delayMs: 0 }).door.fetch(`${BASE}sync`), { name: 'TypeError', message: 'Failed to fetch' });
  }
  const { options, handled } = setUp();
  await assert.rejects(createPageDoor({ ...options, online: () => false }).fetch(URL_OF_SEND, init), TypeError);
  assert.deepEqual(handled, []);
});

test('SIM-8.25 what hangs waits until it is aborted', async () => {
  const { clock, door } = setUp({ kind: 'broken', how: 'silence', reply, delayMs: 0 });
  const abort = new AbortController();
  let settled = false;
  const pending = door.fetch(`${BASE}sync`, { signal: abort.signal }).finally(() => {
    settled = true;
  });
  await clock.advance(60_000);
  assert.equal(settled, false);
  abort.abort(new Error('too long'));
  await assert.rejects(pending, { message: 'too long' });
  assert.equal(clock.pending(), 0);
});

test('SIM-8.25 whoever aborts before the request has left asks for nothing', async () => {
  const { door, handled } = setUp();
  const abort = new AbortController();
  const pending = door.fetch(URL_OF_SEND, { ...init, body: new Blob([init.body]), signal: abort.signal });
  abort.abort();
  await assert.rejects(pending, { name: 'AbortError' });
  for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(handled, []);
});

test('SIM-8.25 an abort breaks a body that is still coming, and closes the stream', async () => {
  const { clock, door, stops } = setUp(opened);
  const abort = new AbortController();
  const response = await door.fetch(`${BASE}events`, { signal: abort.signal });
  const body = response.text();
  await clock.advance(0);
  abort.abort();
  await assert.rejects(body, { name: 'AbortError' });
  assert.equal(stops(), 1);
});

test('SIM-8.25 whoever aborts before the stream stands leaves none open', async () => {
  const { clock, door, stops } = setUp({ ...opened, delayMs: 50 });
  const abort = new AbortController();
  const pending = door.fetch(`${BASE}events`, { signal: abort.signal });
  await clock.advance(1);
  abort.abort();
  await assert.rejects(pending, { name: 'AbortError' });
  await clock.advance(50);
  assert.equal(stops(), 1);
});

test('SIM-8.25 closed, the door hangs up on all who wait or read', async () => {
  const { clock, door } = setUp();
  const waiting = door.fetch(`${BASE}sync`);
  const streaming = setUp(opened);
  const body = (await streaming.door.fetch(`${BASE}events`)).text();
  await clock.advance(1);
  door.close();
  streaming.door.close();
  await assert.rejects(waiting, TypeError);
  await assert.rejects(body, TypeError);
  assert.equal(streaming.stops(), 1);
});

test('SIM-8.25 HEAD is answered as GET is, without a body; a body that is too long is refused', async () => {
  const { door, handled } = setUp({ ...reply, delayMs: 0 });
  const head = await door.fetch(`${BASE}sync`, { method: 'HEAD' });
  assert.deepEqual([head.status, head.body, handled[0]?.method], [201, null, 'GET']);
  const long = await door.fetch(URL_OF_SEND, { method: 'PUT', body: 'x'.repeat(1_048_577) });
  assert.equal(long.status, 413);
  assert.match(await long.text(), /1048577 characters.*1048576/u);
  await assert.rejects(door.fetch(URL_OF_SEND, { method: 'PUT', body: 'x'.repeat(65_537), keepalive: true }), TypeError);
  assert.equal(handled.length, 1);
});

test('SIM-3.3 installed, it takes only what goes below its base, until it is stopped', async () => {
  const { clock, options } = setUp();
  const real = globalThis.fetch;
  const elsewhere: unknown[] = [];
  globalThis.fetch = async (input) => {
    elsewhere.push(input);
    return new Response('elsewhere');
  };
  try {
    const ours = globalThis.fetch;
    const installed = installPageDoor(options);
    const pending = fetch(`${BASE}capabilities`);
    await clock.advance(200);
    assert.equal((await pending).status, 201);
    const other = new URL('http://sim.test/other');
    assert.equal(await (await fetch(other)).text(), 'elsewhere');
    const later = globalThis.fetch;
    globalThis.fetch = (input, more) => later(input, more);
    const theirs = globalThis.fetch;
    installed.stop();
    assert.equal(globalThis.fetch, theirs);
    assert.equal(await (await fetch(`${BASE}capabilities`)).text(), 'elsewhere');
    globalThis.fetch = later;
    installed.stop();
    assert.equal(globalThis.fetch, ours);
    assert.deepEqual(elsewhere, [other, `${BASE}capabilities`]);
  } finally {
    globalThis.fetch = real;
  }
});

test('SIM-8.26 a base that is no address is told with a right one', () => {
  const { options } = setUp();
  assert.throws(() => createPageDoor({ ...options, baseUrl: '/api/cs/' }), /"\/api\/cs\/" is no address.*http:\/\/localhost/u);
});

test('SIM-8.27 the page door says what it cannot do', () => {
  for (const word of ['EventSource', 'XMLHttpRequest', 'sendBeacon', 'workers', 'frames', 'keepalive']) {
    assert.ok(pageCannot.some((sentence) => sentence.includes(word)), word);
  }
});
