import assert from 'node:assert/strict';
import http, { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import test, { after, before } from 'node:test';
import type { Answer, Reply } from '../../answer.ts';
import { type Breakage, seenOf } from '../../breakage.ts';
import type { PlatformRequest } from '../../platform/platform-request.ts';
import { setupServer } from 'msw/node';
import { createVirtualClock } from '../../virtual-clock.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { createHost } from '../host.ts';
import type { StreamSink } from '../open-streams.ts';
import { nodeCannot } from './cannot.ts';
import { startNodeDoor } from './node-door.ts';
import { nodeHandler } from './node-handler.ts';

const START = 1_790_000_000_000;
const BASE = 'http://sim.test:8080/api/cs/';
const BODY = '{"key":"k1","é":1}';
const reply: Reply = { kind: 'reply', status: 200, headers: { 'content-type': 'application/json' }, body: BODY, delayMs: 0 };

/** Turns of the event loop: enough for an answer to go through the sockets of msw. */
async function tasks(): Promise<void> {
  for (let turn = 0; turn < 40; turn++) await new Promise<void>((resolve) => setImmediate(resolve));
}

const clock = createVirtualClock(START, tasks);
let answer: Answer = reply;
const handled: PlatformRequest[] = [];
/** What the platform does with a stream. */
let script: (sink: StreamSink) => void = () => undefined;
let stops = 0;
let stop: () => void = () => undefined;

const host = {
  clock,
  async handle(request: PlatformRequest) {
    handled.push(request);
    return answer;
  },
  pump(_: unknown, sink: StreamSink) {
    script(sink);
    return () => void stops++;
  },
};

before(() => {
  ({ stop } = startNodeDoor({ host, baseUrl: BASE }));
});
after(() => stop());

/** What a client sees of the next answer, as far as it has come after so long. */
async function seen(next: Answer, ms = 0) {
  answer = next;
  const client = new AbortController();
  const got = { status: 0, text: '', how: 'pending' };
  const done = (async () => {
    try {
      const response = await fetch(`${BASE}sync`, { signal: client.signal });
      got.status = response.status;
      got.how = 'body-pending';
      const decoder = new TextDecoder();
      for await (const chunk of response.body ?? []) got.text += decoder.decode(chunk, { stream: true });
      got.how = 'end';
    } catch (error) {
      got.how = client.signal.aborted ? got.how : `${got.status === 0 ? 'rejected' : 'body'} ${error instanceof Error ? error.name : ''}`;
    }
  })();
  await clock.advance(ms);
  const now = { ...got };
  client.abort();
  await done;
  return now;
}

const broken = (how: Breakage): Answer => ({ kind: 'broken', how, reply, delayMs: 0 });
const breakages = Object.keys(seenOf) as Breakage[];
const half = new TextDecoder().decode(new TextEncoder().encode(BODY).slice(0, 9));

test('SIM-8.30 the node door answers fetch with what the platform says, and passes the request on whole', async () => {
  answer = { ...reply, status: 201 };
  handled.length = 0;
  const response = await fetch(`${BASE}conversations/c%201/messages/k1?a=b`, { method: 'PUT', body: '{"text":"é"}', headers: { 'X-Who': 'mei' } });
  assert.deepEqual([response.status, await response.text(), response.headers.get('x-cs-simulator')], [201, BODY, 'node']);
  const { headers, ...request } = handled[0] ?? assert.fail();
  assert.deepEqual(request, { method: 'PUT', path: 'conversations/c%201/messages/k1?a=b', body: '{"text":"é"}' });
  assert.equal(headers['x-who'], 'mei');
});

test('SIM-8.30 node:http comes in by the same door', async () => {
  answer = reply;
  const text = await new Promise<string>((resolve, reject) => {
    http.get(`${BASE}sync`, (response) => {
      let read = '';
      response.setEncoding('utf8').on('data', (data: string) => (read += data)).on('end', () => resolve(read)).on('error', reject);
    }).on('error', reject);
  });
  assert.equal(text, BODY);
});

const expected: Readonly<Record<Breakage, { readonly ms?: number; readonly status: number; readonly text: string; readonly how: string }>> = {
  refuse: { status: 0, text: '', how: 'rejected TypeError' },
  'connect-hang': { ms: 60_000, status: 0, text: '', how: 'pending' },
  'reset-before-headers': { status: 0, text: '', how: 'rejected TypeError' },
  'fin-before-headers': { status: 0, text: '', how: 'rejected TypeError' },
  silence: { ms: 60_000, status: 0, text: '', how: 'pending' },
  'garbage-status-line': { status: 0, text: '', how: 'rejected TypeError' },
  'slow-headers': { ms: 17_000, status: 200, text: BODY, how: 'end' },
  'reset-after-headers': { status: 200, text: '', how: 'body TypeError' },
  'silence-after-headers': { ms: 60_000, status: 200, text: '', how: 'body-pending' },
  'reset-mid-body': { status: 200, text: half, how: 'body TypeError' },
  'fin-mid-body': { status: 200, text: half, how: 'body TypeError' },
  'byte-per-second': { ms: 4_000, status: 200, text: BODY.slice(0, 5), how: 'body-pending' },
  'bad-chunk-size': { status: 200, text: half, how: 'body TypeError' },
  'content-length-short': { status: 200, text: half, how: 'end' },
  'content-length-long': { status: 200, text: BODY, how: 'body TypeError' },
  'gzip-cut': { status: 200, text: half, how: 'body TypeError' },
};

for (const how of breakages) {
  test(`SIM-8.31 through the node door, fetch notices ${how} as it would on a real connection`, async () => {
    const { ms = 0, ...rest } = expected[how];
    assert.deepEqual(await seen(broken(how), ms), rest);
    await tasks();
    assert.equal(clock.pending(), 0, 'its client has gone, and something still waits');
  });
}

const opened = { kind: 'opened', headers: {}, stream: {} as never, delayMs: 0 } satisfies Answer;

test('SIM-8.32 a stream stands at once, brings each frame, and a reset of it is no end', async () => {
  for (const [how, shown] of [['end', 'end'], ['reset', 'body TypeError']] as const) {
    const before = stops;
    script = (sink) => {
      clock.setTimer(1_000, () => sink.frame('data: 1\n\n'));
      clock.setTimer(2_000, () => sink.frame('data: 2\n\n'));
      clock.setTimer(3_000, () => sink.end(how));
    };
    assert.deepEqual(await seen(opened, 3_000), { status: 200, text: 'data: 1\n\ndata: 2\n\n', how: shown });
    assert.equal(stops, before + 1);
  }
});

test('SIM-8.32 a stream on which nothing comes stands all the same, and closes when its client goes', async () => {
  const before = stops;
  script = () => undefined;
  assert.deepEqual(await seen(opened, 1_000), { status: 200, text: '', how: 'body-pending' });
  await tasks();
  assert.equal(stops, before + 1);
});

test('SIM-8.30 a host of a story, and another one beside it, in the server of msw that is there already', async () => {
  const story: Scenario = { version: 1, name: 'two-hosts', title: 'Nothing goes wrong.', stream: true, rules: [{ do: 'socket.reset-mid-body', on: { sync: { nth: 2 } } }] };
  const doors = ['http://one.test/api/', 'http://two.test/api/'].map((baseUrl, place) => ({
    baseUrl,
    host: createHost({ scenario: story, seed: place + 1, account: `operator-${place + 1}`, clock }),
  }));
  stop();
  const server = setupServer(...doors.map(nodeHandler));
  server.listen();
  try {
    const asked = Promise.all(doors.map(async ({ baseUrl }) => ((await (await fetch(`${baseUrl}capabilities`)).json()) as { account: string }).account));
    await clock.advance(5_000);
    assert.deepEqual(await asked, ['operator-1', 'operator-2']);
    const [first, second] = [0, 1].map(() => fetch('http://one.test/api/sync').then((response) => response.text()).then(JSON.parse, String));
    await clock.advance(5_000);
    assert.deepEqual([typeof (await first), await second], ['object', 'TypeError: terminated']);
    const events = await opening('http://one.test/api/events');
    assert.equal(doors[0]?.host.traffic().openStreams, 1);
    await events.body?.cancel();
    await tasks();
    assert.equal(doors[0]?.host.traffic().openStreams, 0);
  } finally {
    server.close();
    ({ stop } = startNodeDoor({ host, baseUrl: BASE }));
  }
});

async function opening(url: string): Promise<Response> {
  const response = fetch(url);
  await clock.advance(5_000);
  return response;
}

test('SIM-8.33 what goes elsewhere is not touched', async () => {
  const server = createServer((request, response) => response.end(`real ${request.url}`)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  handled.length = 0;
  try {
    assert.equal(await (await fetch(`http://127.0.0.1:${port}/api/cs/sync`)).text(), 'real /api/cs/sync');
    assert.deepEqual(handled, []);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test('SIM-8.27 the node door says what it cannot do', () => {
  for (const word of ['ECONNREFUSED', 'gzip-cut', 'process']) assert.ok(nodeCannot.some((sentence) => sentence.includes(word)), word);
});
