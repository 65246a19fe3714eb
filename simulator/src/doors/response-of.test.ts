import assert from 'node:assert/strict';
import test from 'node:test';
import type { Answer, Reply } from '../answer.ts';
import { type Breakage, type Seen, seenOf } from '../breakage.ts';
import type { OpenStream } from '../stream/open-stream.ts';
import { createVirtualClock } from '../virtual-clock.ts';
import type { StreamSink } from './open-streams.ts';
import { responseOf } from './response-of.ts';

const START = 1_790_000_000_000;
/** 20 bytes, of which the half cuts a letter in two. */
const BODY = '{"aaaa":"éé","":1}';
const reply: Reply = { kind: 'reply', status: 201, headers: { 'content-type': 'application/json' }, body: BODY, delayMs: 0 };
const opened: Answer = { kind: 'opened', headers: { 'x-a': '1' }, stream: {} as OpenStream, delayMs: 0 };
const broken = (how: Breakage): Answer => ({ kind: 'broken', how, reply, delayMs: 0 });
/** What so many bytes of the body say; a letter of which only a part came says nothing. */
const textOf = (bytes: number) => new TextDecoder().decode(new TextEncoder().encode(BODY).slice(0, bytes), { stream: true });

function setUp() {
  const clock = createVirtualClock(START, tasks);
  const client = new AbortController();
  const pumped: { sink: StreamSink | null; stops: number } = { sink: null, stops: 0 };
  const host = {
    clock,
    pump(_: OpenStream, sink: StreamSink) {
      pumped.sink = sink;
      return () => void pumped.stops++;
    },
  };
  const show = (answer: Answer) => watched(responseOf(answer, { host, door: 'page', signal: client.signal }));
  return { clock, client, pumped, show };
}

/** Streams need tasks beside microtasks. */
async function tasks(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise<void>((resolve) => setImmediate(resolve));
}

/** A promise and what has become of it so far. */
function watched<T>(promise: Promise<T>) {
  const seen: { value: T | 'waiting' } = { value: 'waiting' };
  void promise.then((value) => {
    seen.value = value;
  });
  return { promise, now: () => seen.value };
}

/** Reads a body; `text` grows, and `how` says what came at its end. */
function reading(response: Response | null) {
  const seen = { text: '', how: 'open' };
  const decoder = new TextDecoder();
  void (async () => {
    try {
      for await (const chunk of response?.body ?? []) seen.text += decoder.decode(chunk, { stream: true });
      seen.how = 'end';
    } catch (error) {
      seen.how = error instanceof Error ? error.name : String(error);
    }
  })();
  return seen;
}

const breakages = (seen: Seen) => (Object.keys(seenOf) as Breakage[]).filter((how) => seenOf[how] === seen);

test('SIM-8.20 a whole reply is a response with its status, headers and body, dated by the clock of the simulator, and names its door', async () => {
  const { show } = setUp();
  const response = await show(reply).promise;
  assert.equal(response?.status, 201);
  assert.equal(response.headers.get('content-type'), 'application/json');
  assert.equal(response.headers.get('date'), new Date(START).toUTCString());
  assert.equal(response.headers.get('x-cs-simulator'), 'page');
  assert.equal(await response.text(), BODY);
});

test('SIM-8.20 an answer without a body has none, whatever breaks', async () => {
  const { show } = setUp();
  const empty: Reply = { ...reply, status: 204, body: '' };
  for (const answer of [empty, ...(['reset-mid-body', 'content-length-short', 'silence-after-headers'] as const).map((how): Answer => ({ kind: 'broken', how, reply: empty, delayMs: 0 }))]) {
    const response = await show(answer).promise;
    assert.equal(response?.status, 204);
    assert.equal(response.body, null);
  }
});

test('SIM-8.21 a connection that breaks before its headers rejects, and one that hangs is let go after 10 minutes', async () => {
  const { clock, show } = setUp();
  assert.deepEqual(breakages('rejected'), ['refuse', 'reset-before-headers', 'fin-before-headers', 'garbage-status-line']);
  for (const how of breakages('rejected')) assert.equal(await show(broken(how)).promise, null, how);
  const hanging = breakages('pending').map((how) => show(broken(how)));
  assert.equal(hanging.length, 2);
  await clock.advance(599_999);
  assert.deepEqual(hanging.map(({ now }) => now()), ['waiting', 'waiting']);
  await clock.advance(1);
  assert.deepEqual(hanging.map(({ now }) => now()), [null, null]);
});

test('SIM-8.21 whoever waits may go at any time, and leaves no timer behind', async () => {
  const { clock, client, show } = setUp();
  const waiting = [show(broken('silence')), show(broken('slow-headers'))];
  await clock.advance(1_000);
  assert.equal(clock.pending(), 2);
  client.abort();
  for (const { promise } of waiting) assert.equal(await promise, null);
  assert.equal(clock.pending(), 0);
});

test('SIM-8.22 slow headers come after 17 s, and then the answer is whole', async () => {
  const { clock, show } = setUp();
  const slow = show(broken('slow-headers'));
  await clock.advance(16_999);
  assert.equal(slow.now(), 'waiting');
  await clock.advance(1);
  assert.equal(await (await slow.promise)?.text(), BODY);
});

test('SIM-8.23 a body that breaks is read as far as it came, and then reading rejects', async () => {
  const { clock, show } = setUp();
  const part = { 'reset-after-headers': 0, 'reset-mid-body': 10, 'fin-mid-body': 10, 'bad-chunk-size': 10, 'content-length-long': 20, 'gzip-cut': 10 };
  assert.deepEqual(breakages('broken-body').toSorted(), Object.keys(part).toSorted());
  for (const [how, length] of Object.entries(part)) {
    const response = await show(broken(how as Breakage)).promise;
    assert.equal(response?.status, 201, how);
    const body = reading(response);
    await clock.advance(0);
    assert.deepEqual(body, { text: textOf(length), how: 'TypeError' }, how);
  }
});

test('SIM-8.23 a body that is announced too short ends there, as if all were well', async () => {
  const { clock, show } = setUp();
  const response = await show(broken('content-length-short')).promise;
  assert.equal(response?.headers.get('content-length'), '10');
  const body = reading(response);
  await clock.advance(0);
  assert.deepEqual(body, { text: textOf(10), how: 'end' });
});

test('SIM-8.23 a body that never comes stays open for 10 minutes', async () => {
  const { clock, show } = setUp();
  const body = reading(await show(broken('silence-after-headers')).promise);
  await clock.advance(599_999);
  assert.deepEqual(body, { text: '', how: 'open' });
  await clock.advance(1);
  assert.equal(body.how, 'TypeError');
});

test('SIM-8.23 a slow body comes at one byte per second, and stops when its reader has gone', async () => {
  const { clock, show } = setUp();
  const body = reading(await show(broken('byte-per-second')).promise);
  await clock.advance(4_500);
  assert.equal(body.text, textOf(5));
  await clock.advance(15_500);
  assert.deepEqual(body, { text: BODY, how: 'end' });
  const left = await show(broken('byte-per-second')).promise;
  assert.equal(clock.pending(), 1);
  await left?.body?.cancel();
  assert.equal(clock.pending(), 0);
});

test('SIM-8.23 what breaks where nothing was answered rejects', async () => {
  const { show } = setUp();
  const nothing = { kind: 'broken', how: 'reset-mid-body', reply: null, delayMs: 0 } as const;
  assert.equal(await show(nothing).promise, null);
});

test('SIM-8.24 a stream of events is fed frame by frame, and ends or breaks as the platform ends it', async () => {
  for (const [how, seen] of [['end', 'end'], ['reset', 'TypeError']] as const) {
    const { clock, pumped, show } = setUp();
    const response: Response | null = await show(opened).promise;
    assert.equal(response?.headers.get('content-type'), 'text/event-stream');
    assert.equal(response.headers.get('x-a'), '1');
    const body = reading(response);
    pumped.sink?.frame('data: é\n\n');
    await clock.advance(0);
    assert.deepEqual(body, { text: 'data: é\n\n', how: 'open' });
    pumped.sink?.frame('data: 2\n\n');
    pumped.sink?.end(how);
    await clock.advance(0);
    assert.deepEqual(body, { text: 'data: é\n\ndata: 2\n\n', how: seen });
    assert.equal(pumped.stops, 1);
  }
});

test('SIM-8.24 a stream stops when its client goes: by cancelling, by aborting, or before it stood', async () => {
  const cancelled = setUp();
  await (await cancelled.show(opened).promise)?.body?.cancel();
  assert.equal(cancelled.pumped.stops, 1);
  const aborted = setUp();
  const body = reading(await aborted.show(opened).promise);
  aborted.client.abort();
  await aborted.clock.advance(0);
  assert.equal(body.how, 'AbortError');
  assert.equal(aborted.pumped.stops, 1);
  const before = setUp();
  before.client.abort();
  await before.show(opened).promise;
  assert.equal(before.pumped.stops, 1);
});

test('SIM-8.24 a client that does not read is cut off when more than 1 MiB waits for it', async () => {
  const { clock, pumped, show } = setUp();
  const response = await show(opened).promise;
  const frame = 'x'.repeat(1_048_576);
  pumped.sink?.frame(frame);
  assert.equal(pumped.stops, 0);
  pumped.sink?.frame('x');
  assert.equal(pumped.stops, 1);
  const body = reading(response);
  await clock.advance(0);
  assert.equal(body.how, 'TypeError');
});
