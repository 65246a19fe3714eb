import assert from 'node:assert/strict';
import test from 'node:test';
import { altered } from '../../../../test/support/node/altered.ts';
import { httpDoor } from '../../../../test/support/node/http-door.ts';
import { RawClient } from '../../../../test/support/node/raw-client.ts';
import type { StreamSink } from '../open-streams.ts';
import { socketsFlushed } from './sockets-flushed.ts';

const limit = { timeout: 10_000 };
const streaming = { stream: true, traffic: { perMinute: 60 } };

test('SIM-8.10 a stream carries what buyers write, with cursors as ids, and is open until its client goes', limit, async (t) => {
  const { served, clock, json } = await httpDoor(t, { scenario: streaming });
  const client = new RawClient(served.port).ask('GET /api/cs/events');
  await client.until(({ received }) => received.includes('\r\n\r\n'));
  assert.match(client.received, /^HTTP\/1\.1 200 OK\r\n[\s\S]*content-type: text\/event-stream/u);
  assert.equal((await json('__sim/state'))['openStreams'], 1);
  await clock.advance(10_000);
  await client.until(({ received }) => /^id: \S+$/mu.test(received) && /^data: \{.*\}$/mu.test(received));
  client.leave();
  while ((await json('__sim/state'))['openStreams'] !== 0) await socketsFlushed();
});

test('SIM-8.10 a page of another origin may read it', limit, async (t) => {
  const { ask } = await httpDoor(t, { scenario: streaming });
  const { headers, body } = await ask('api/cs/events', { headers: { origin: 'http://localhost:5173' } });
  assert.equal(headers.get('access-control-allow-origin'), 'http://localhost:5173');
  await body?.cancel();
});

for (const how of ['end', 'reset'] as const) {
  test(`SIM-8.11 a stream that a fault ends by ${how}: what was pushed before comes whole`, limit, async (t) => {
    const { served, clock, json } = await httpDoor(t, { scenario: { ...streaming, rules: [{ do: 'stream.end', at: '10s', how }] } });
    const client = new RawClient(served.port).ask('GET /api/cs/events');
    await client.until(({ received }) => received.includes('\r\n\r\n'));
    await clock.advance(9_000);
    assert.equal(client.ended, null);
    await clock.advance(30_000);
    if (how === 'end') await client.until(({ received }) => received.endsWith('0\r\n\r\n'));
    else await client.until(({ ended }) => ended === 'reset');
    assert.match(client.received, /\n\n\r\n/u);
    assert.equal((await json('__sim/state'))['openStreams'], 0);
  });
}

test('SIM-8.11 a stream that is half open stands and says nothing more, not even a heartbeat', limit, async (t) => {
  const { served, clock } = await httpDoor(t, { scenario: { ...streaming, rules: [{ do: 'stream.end', at: '10s', how: 'half-open' }] } });
  const client = new RawClient(served.port).ask('GET /api/cs/events');
  await client.until(({ received }) => received.includes('\r\n\r\n'));
  await clock.advance(11_000);
  const { length } = client.received;
  await clock.advance(120_000);
  await socketsFlushed();
  assert.equal(client.received.length, length);
  assert.equal(client.ended, null);
  client.leave();
});

test('SIM-8.12 a client that does not read is cut off when too much waits for it', limit, async (t) => {
  let sink: StreamSink | null = null;
  let stopped = 0;
  const { served } = await httpDoor(t, {
    scenario: streaming,
    limits: { queuedBytes: 100_000 },
    alter: (host) =>
      altered(host, {
        pump: (_, given) => {
          sink = given;
          return () => void stopped++;
        },
      }),
  });
  const client = new RawClient(served.port).ask('GET /api/cs/events');
  client.stopReading();
  while (sink === null) await socketsFlushed();
  const { frame } = sink as StreamSink;
  for (let pushed = 0; stopped === 0 && pushed < 1_000; pushed++) {
    frame(`data: ${'x'.repeat(100_000)}\n\n`);
    await socketsFlushed();
  }
  assert.equal(stopped, 1);
  client.leave();
});

test('SIM-8.10 HEAD on a stream opens none', limit, async (t) => {
  const { ask, json } = await httpDoor(t, { scenario: streaming });
  assert.equal((await ask('api/cs/events', { method: 'HEAD' })).headers.get('content-type'), 'text/event-stream');
  assert.equal((await json('__sim/state'))['openStreams'], 0);
});
