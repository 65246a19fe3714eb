import assert from 'node:assert/strict';
import test from 'node:test';
import { routes, type SyncPage } from '@cs-inbox/protocol';
import type { Rule, Scenario } from '../scenario/scenario.ts';
import { createVirtualClock } from '../virtual-clock.ts';
import { type Disk, sameFounding } from './disk.ts';
import { createHost } from './host.ts';
import { createMemoryDisk } from './memory-disk.ts';
import type { StreamSink } from './open-streams.ts';

const START = 1_790_000_000_000;

interface Story {
  readonly perMinute?: number;
  readonly rules?: readonly Rule[];
  readonly seed?: number;
  readonly disk?: Disk;
  readonly clock?: ReturnType<typeof createVirtualClock>;
}

/** A host, and a client that syncs, sends and listens. */
function play({ perMinute = 0, rules = [], seed = 1, disk = createMemoryDisk(), clock = createVirtualClock(START) }: Story) {
  const scenario: Scenario = { version: 1, name: 'streams', title: 'Streams.', stream: true, lookUp: false, traffic: { perMinute }, rules: [...rules] };
  const host = createHost({ scenario, seed, account: 'mei', clock, disk });
  const ask = (method: string, path: string, body: string | null = null) => host.handle({ method, path, body, headers: {} });
  const sync = async (cursor: string | null = null) => {
    const answer = await ask('GET', routes.sync(cursor));
    assert.ok(answer.kind === 'reply' && answer.status === 200, JSON.stringify(answer));
    return JSON.parse(answer.body) as SyncPage;
  };
  const listen = async (cursor: string | null, sink: Partial<StreamSink> = {}) => {
    const answer = await ask('GET', routes.events(cursor));
    assert.ok(answer.kind === 'opened', JSON.stringify(answer));
    const heard = { text: '', end: null as string | null };
    host.pump(answer.stream, {
      frame(text) {
        heard.text += text;
        sink.frame?.(text);
      },
      end(how) {
        heard.end = how;
        sink.end?.(how);
      },
    });
    return heard;
  };
  const send = async (page: SyncPage, key: string) => {
    const talk = page.conversations[0];
    assert.ok(talk);
    return ask('PUT', routes.send(talk.id, key), JSON.stringify({ storeId: talk.storeId, text: `text of ${key}` }));
  };
  const notConverged = async () => (await host.verdict()).notConverged;
  return { clock, host, sync, listen, send, notConverged };
}

/** A disk that several hosts may read, as tabs of one browser do. */
function sharedDisk(): Disk {
  let kept: { founding: Parameters<typeof sameFounding>[0]; rows: readonly never[] } = { founding: null, rows: [] };
  return {
    kind: 'browser',
    rowsMax: 1_000,
    async exchange(known, decide) {
      const put = decide({ founding: kept.founding, rows: sameFounding(known.founding, kept.founding) ? kept.rows.slice(known.rows) : kept.rows });
      if (put.founding !== null) kept = { founding: put.founding, rows: [] };
      if (put.row !== null) kept = { ...kept, rows: [...kept.rows, put.row as never] };
    },
  };
}

const keysIn = (text: string) => [...text.matchAll(/"key":"(k\d)"/gu)].map(([, key]) => key);

test('SIM-8.53 who was not pushed an event is behind, whatever came after it, until a sync', async () => {
  const { clock, host, sync, listen, send, notConverged } = play({ rules: [{ do: 'stream.gap', on: { event: { nth: 1 } } }] });
  const page = await sync();
  const heard = await listen(page.cursor);
  await send(page, 'k1');
  await clock.advance(20_000);
  assert.ok(heard.text.includes('data: '));
  await clock.advance(280_000);
  assert.equal(await notConverged(), 1);
  await sync(page.cursor);
  assert.equal(await notConverged(), 0);
  await send(page, 'k2');
  await clock.advance(300_000);
  assert.equal(await notConverged(), 0);
  assert.equal(host.traffic().openStreams, 1);
});

test('SIM-8.53 who comes back with the cursor of an event after a gap is behind still', async () => {
  const { clock, sync, listen, send, notConverged } = play({ rules: [{ do: 'stream.gap', on: { event: { nth: 1 } } }] });
  const page = await sync();
  const heard = await listen(page.cursor);
  await send(page, 'k1');
  await clock.advance(20_000);
  const cursor = /^id: (.*)$/mu.exec(heard.text)?.[1] ?? null;
  assert.ok(cursor !== null);
  await listen(cursor);
  await clock.advance(280_000);
  assert.equal(await notConverged(), 1);
});

test('SIM-8.53 half an event, or one at which its stream ends, brings nobody to it', async () => {
  const listening = async (...rules: Rule[]) => {
    const { clock, sync, listen, send, notConverged } = play({ rules });
    const page = await sync();
    const heard = await listen(page.cursor);
    await send(page, 'k1');
    await clock.advance(300_000);
    return { events: heard.text.split('data: ').length - 1, notConverged: await notConverged() };
  };
  const { events, notConverged } = await listening();
  assert.equal(notConverged, 0);
  const last = { event: { nth: events } };
  assert.equal((await listening({ do: 'stream.half-frame', on: last })).notConverged, 1);
  assert.equal((await listening({ do: 'stream.end', on: last })).notConverged, 1);
});

const held: readonly Rule[] = [
  { do: 'stream.buffer', on: { event: { nth: 1 } }, hold: '5s' },
  { do: 'stream.disorder', on: { event: { nth: 1 } }, events: 1 },
];
for (const rule of held) {
  test(`SIM-8.54 what ${rule.do} held back is known to its client when it comes`, async () => {
    const { clock, sync, listen, send, notConverged } = play({ rules: [{ do: 'reply.lose', on: { attempt: { nth: 1 } } }, { do: 'stream.gap', on: { event: { nth: 3, every: 1 } }, events: 1_000 }, rule] });
    const page = await sync();
    const heard = await listen(page.cursor);
    assert.equal((await send(page, 'k1')).kind, 'broken');
    await clock.advance(300_000);
    // Only its first two events come at all, the message among them.
    assert.ok(keysIn(heard.text).includes('k1'));
    await sync(page.cursor);
    assert.equal(await notConverged(), 0);
  });
}

test('SIM-8.54 what is held back is known to nobody before it comes', async () => {
  const { clock, sync, listen, send, notConverged } = play({ rules: [{ do: 'reply.lose', on: { attempt: { nth: 1 } } }, { do: 'stream.buffer', on: { event: { nth: 1 } }, hold: '5m' }] });
  const page = await sync();
  const heard = await listen(page.cursor);
  await send(page, 'k1');
  await clock.advance(200_000);
  assert.deepEqual(keysIn(heard.text), []);
  assert.ok((await notConverged()) > 0);
});

test('SIM-8.54 while events are held back, so are the comments that show that the connection stands', async () => {
  const { clock, sync, listen, send } = play({ rules: [{ do: 'stream.buffer', on: { event: { nth: 1 } }, hold: '1m' }] });
  const page = await sync();
  const heard = await listen(page.cursor);
  await send(page, 'k1');
  await clock.advance(59_999);
  assert.equal(heard.text, ': open\n\n');
  await clock.advance(1);
  assert.ok(heard.text.includes('data: ') && heard.text.includes('\n\n: \n\n'), heard.text);
});

test('SIM-8.52 a half-open stream is over when the network goes or the server restarts', async () => {
  const stalls: Rule = { do: 'stream.end', how: 'half-open', on: { stream: { nth: 1 } } };
  const cuts: readonly Rule[] = [
    { do: 'network.offline', at: '30s', for: '5s' },
    { do: 'server.restart', at: '30s' },
    { do: 'server.restart', at: '30s', keepCursors: true },
  ];
  for (const cut of cuts) {
    const { clock, host, sync, listen } = play({ rules: [stalls, cut] });
    const heard = await listen((await sync()).cursor);
    await clock.advance(29_999);
    assert.deepEqual([heard.end, host.traffic().openStreams], [null, 1]);
    await clock.advance(1);
    assert.deepEqual([heard.end, host.traffic().openStreams], ['reset', 0]);
  }
});

test('SIM-8.51 at each opening a rule with a probability draws anew whether it ends a stream', async () => {
  const endedAfter = async (seed: number) => {
    const { clock, sync, listen } = play({ seed, rules: [{ do: 'stream.end', every: '10s', for: '1s', probability: 0.5 }] });
    const heard = await listen((await sync()).cursor);
    for (let openings = 1; openings <= 60; openings++) {
      await clock.advance(10_000);
      if (heard.end !== null) return openings;
    }
    return null;
  };
  const all = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(endedAfter));
  assert.ok(!all.includes(null), String(all));
  assert.ok(new Set(all).size > 2, String(all));
});

test('SIM-8.51 a rule that is taken away and added again under its id begins anew', async () => {
  const { clock, host, sync, listen, send } = play({});
  const page = await sync();
  const rule: Rule = { id: 'cut', do: 'stream.end', on: { event: { nth: 1 } } };
  for (const key of ['k1', 'k2']) {
    await host.command({ do: 'add-rule', rule });
    const heard = await listen(null);
    await send(page, key);
    await clock.advance(1_000);
    assert.equal(heard.end, 'end');
    await host.command({ do: 'remove-rule', id: 'cut' });
  }
});

test('SIM-4.3 a reset in one tab ends the streams of the others, with all that was counted on them', async () => {
  const clock = createVirtualClock(START);
  const disk = sharedDisk();
  const rules: readonly Rule[] = [{ id: 'cut', do: 'stream.end', on: { event: { nth: 1 } } }];
  const [one, two] = [play({ rules, disk, clock }), play({ rules, disk, clock })];
  const endsAtAnEvent = async () => {
    const page = await one.sync();
    const heard = await one.listen(page.cursor);
    await one.send(page, 'k1');
    await clock.advance(1_000);
    return heard.end;
  };
  assert.equal(await endsAtAnEvent(), 'end');
  const standing = await one.listen(null);
  await two.host.reset();
  await clock.advance(1_000);
  assert.equal(standing.end, 'reset');
  assert.deepEqual((await one.host.view()).rules.map(({ bites }) => bites), [0]);
  assert.deepEqual(one.host.journal().entries, []);
  assert.equal(await endsAtAnEvent(), 'end');
});

test('SIM-8.55 a sink that throws ends its stream, and spoils no answer', async () => {
  const { clock, host, sync, listen, send } = play({});
  const page = await sync();
  let frames = 0;
  const heard = await listen(page.cursor, {
    frame() {
      if (frames++ > 0) throw new Error('The sink is broken.');
    },
    end() {
      throw new Error('The end is broken, too.');
    },
  });
  const other = await listen(page.cursor);
  const answer = await send(page, 'k1');
  assert.ok(answer.kind === 'reply' && answer.status === 201);
  await clock.advance(1_000);
  assert.deepEqual([heard.end, other.end, host.traffic().waiting, host.traffic().openStreams], ['reset', null, 0, 1]);
  assert.ok(keysIn(other.text).includes('k1'));
});
