import assert from 'node:assert/strict';
import test from 'node:test';
import { parseJson, routes, ServerEvent } from '@cs-inbox/protocol';
import { createChance } from '../chance.ts';
import { advance } from '../platform/advance.ts';
import { createPlatform } from '../platform/create-platform.ts';
import type { PlatformState } from '../platform/platform-state.ts';
import { step } from '../platform/step.ts';
import type { Rule, Scenario } from '../scenario/scenario.ts';
import { createWorld } from '../world/world.ts';
import type { OpenStream } from './open-stream.ts';
import { nextPullAt, pull } from './pull.ts';

const START = 1_790_000_000_000;
const chance = createChance(1);
const world = createWorld(1, START);
const first = world.threads[0]!.conversation;

const scenarioOf = (perMinute: number, ...rules: Rule[]): Scenario => ({
  version: 1,
  name: 'streams',
  title: 'Streams.',
  stream: true,
  traffic: { perMinute },
  rules,
});

/** A client with one stream at a time, which is pulled whenever it is due. */
function client(scenario: Scenario) {
  let state: PlatformState = createPlatform({ seed: 1, scenario, account: 'mei', startedAt: START, world });
  let stream: OpenStream | null = null;
  let text = '';
  let end: string | null = null;
  const feed = () => {
    if (stream === null) return;
    const pulled = pull(state, stream, chance);
    ({ state, stream } = pulled);
    text += pulled.text;
    end = pulled.end;
    if (end !== null) stream = null;
  };
  const until = (at: number) => {
    while (stream !== null && nextPullAt(state, stream) <= at) {
      state = advance(state, nextPullAt(state, stream), chance);
      feed();
    }
    state = advance(state, at, chance);
    feed();
  };
  const open = (cursor: string | null = null) => {
    const stepped = step(state, { method: 'GET', path: routes.events(cursor), body: null, headers: {} }, state.now, chance);
    state = stepped.state;
    text = '';
    end = null;
    if (stepped.answer.kind !== 'opened') return stepped.answer;
    stream = stepped.answer.stream;
    feed();
    return stepped.answer;
  };
  return {
    open,
    until: (atMs: number) => until(START + atMs),
    send: (key: string) => {
      const body = JSON.stringify({ storeId: first.storeId, text: `text of ${key}` });
      state = step(state, { method: 'PUT', path: routes.send(first.id, key), body, headers: {} }, state.now, chance).state;
      feed();
    },
    text: () => text,
    end: () => end,
    changes: () => state.log.entries.length,
    events: () => eventsIn(text),
  };
}

/** What came whole: the id of each frame and its event. */
function eventsIn(text: string) {
  return text
    .split('\n\n')
    .filter((frame) => frame.includes('data: ') && frame.startsWith('id: '))
    .map((frame) => {
      const event = parseJson(ServerEvent, frame.slice(frame.indexOf('data: ') + 6));
      assert.ok(event.ok, JSON.stringify(event));
      return { id: /^id: (.*)$/mu.exec(frame)?.[1], ...event.value };
    });
}

const sequences = (text: string) => eventsIn(text).map(({ sequence }) => sequence);
const rising = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => from + n);

test('SIM-8.50 a stream pushes every change once, in order, as it happens, each with the cursor after it', () => {
  const { open, until, send, events, changes } = client(scenarioOf(60));
  open();
  until(5_000);
  const before = events().length;
  send('k1');
  assert.ok(events().slice(before).some((event) => event.type === 'message' && event.message.key === 'k1'));
  until(60_000);
  assert.deepEqual(events().map(({ sequence }) => sequence), rising(0, changes()));
  assert.ok(changes() > 60);
  assert.ok(events().every(({ id, cursor }) => id === cursor));
  assert.deepEqual(new Set(events().map(({ type }) => type)), new Set(['message', 'conversation']));
});

test('SIM-8.50 who comes back with a cursor misses nothing', () => {
  const { open, until, events, changes } = client(scenarioOf(60));
  open();
  until(10_000);
  const cursor = events().at(-1)?.cursor ?? null;
  const seen = events().length;
  until(20_000);
  open(cursor);
  until(30_000);
  assert.deepEqual(events().map(({ sequence }) => sequence), rising(seen, changes()));
});

test('SIM-8.50 a cursor that means nothing is answered 410, and a backend without streams says so', () => {
  const { open } = client(scenarioOf(0));
  const gone = open('garbage');
  assert.ok(gone.kind === 'reply' && gone.status === 410);
  assert.equal((JSON.parse(gone.body) as { code: string }).code, 'cursor-expired');
  const none = client({ ...scenarioOf(0), stream: false }).open();
  assert.ok(none.kind === 'reply' && none.status === 404);
});

test('SIM-8.50 a stream whose headers come slowly is the same stream, 20 seconds later', () => {
  const { open } = client(scenarioOf(0, { do: 'socket.slow-headers', on: { stream: {} } }));
  const usual = client(scenarioOf(0)).open();
  const slow = open();
  assert.deepEqual([usual.kind, slow.kind, slow.delayMs - usual.delayMs], ['opened', 'opened', 20_000]);
});

test('SIM-8.50 where nothing happens a comment every 15 seconds shows that the connection stands', () => {
  const { open, until, text } = client(scenarioOf(0));
  open();
  until(44_999);
  assert.equal(text(), ': open\n\n: \n\n: \n\n');
  until(45_000);
  assert.equal(text(), ': open\n\n: \n\n: \n\n: \n\n');
});

test('SIM-8.51 stream.gap: some events never come, and nothing tells of it', () => {
  const { open, until, text, changes, end } = client(scenarioOf(60, { do: 'stream.gap', on: { event: { nth: 3 } }, events: 2 }));
  open();
  until(30_000);
  assert.deepEqual(sequences(text()), rising(0, changes()).filter((n) => n !== 2 && n !== 3));
  assert.equal(end(), null);
});

test('SIM-8.51 stream.repeat and stream.disorder: an event comes twice, another one after its follower', () => {
  const twice = client(scenarioOf(60, { do: 'stream.repeat', on: { event: { nth: 2 } }, copies: 1 }));
  twice.open();
  twice.until(10_000);
  assert.deepEqual(sequences(twice.text()).slice(0, 4), [0, 1, 1, 2]);
  const late = client(scenarioOf(60, { do: 'stream.disorder', on: { event: { nth: 2 } }, events: 2 }));
  late.open();
  late.until(20_000);
  assert.deepEqual(sequences(late.text()).slice(0, 5), [0, 2, 3, 1, 4]);
});

test('SIM-8.51 what was held back does not come after the end of its stream', () => {
  const endings: readonly Rule[] = [{ do: 'stream.half-frame' }, { do: 'stream.end', how: 'end' }, { do: 'stream.end', how: 'half-open' }];
  for (const ending of endings) {
    // The second event would come after the fourth, the third one that comes to the rule after it.
    const late: Rule = { do: 'stream.disorder', on: { event: { nth: 2, every: 1_000 } }, events: 2 };
    const { open, until, text } = client(scenarioOf(60, late, { ...ending, on: { event: { nth: 3 } } } as Rule));
    open();
    until(30_000);
    assert.deepEqual([...text().matchAll(/"sequence":(\d+)\}$/gmu)].map(([, sequence]) => sequence), ['0', '2']);
  }
});

test('SIM-8.51 stream.buffer: nothing comes for a while, then all of it in one piece', () => {
  const { open, until, text, changes } = client(scenarioOf(60, { do: 'stream.buffer', at: '10s', for: '1s', hold: '5s' }));
  open();
  until(10_000);
  const before = sequences(text()).length;
  until(14_000);
  assert.ok(changes() > before + 2);
  assert.ok(sequences(text()).length < changes());
  until(20_000);
  assert.deepEqual(sequences(text()), rising(0, changes()));
});

test('SIM-8.51 stream.half-frame: half an event, and the stream breaks', () => {
  const { open, until, text, end } = client(scenarioOf(60, { do: 'stream.half-frame', on: { event: { nth: 2 } } }));
  open();
  until(30_000);
  assert.equal(end(), 'reset');
  const halves = text().split('\n\n');
  assert.equal(halves.length, 3);
  assert.ok(!parseJson(ServerEvent, halves[2]?.slice(halves[2].indexOf('data: ') + 6) ?? '').ok);
});

test('SIM-8.51 stream.end: at its opening, at an event, at a time; half-open it stands and stays silent', () => {
  const refused = client(scenarioOf(60, { do: 'stream.end', how: 'end', on: { stream: { nth: 1 } } }));
  refused.open();
  assert.deepEqual([refused.end(), refused.text()], ['end', ': open\n\n']);
  refused.open();
  assert.equal(refused.end(), null);
  const timed = client(scenarioOf(60, { do: 'stream.end', how: 'reset', at: '5s', times: 1 }));
  timed.open();
  timed.until(4_999);
  assert.equal(timed.end(), null);
  timed.until(5_000);
  assert.equal(timed.end(), 'reset');
  timed.open();
  timed.until(20_000);
  assert.equal(timed.end(), null);
  const stalled = client(scenarioOf(60, { do: 'stream.end', how: 'half-open', on: { event: { nth: 2 } } }));
  stalled.open();
  stalled.until(60_000);
  assert.deepEqual([stalled.end(), sequences(stalled.text())], [null, [0]]);
});

test('SIM-8.52 when the network goes or the server restarts, streams break; a restart forgets cursors', () => {
  const offline = client(scenarioOf(60, { do: 'network.offline', at: '5s', for: '3s' }));
  offline.open();
  offline.until(5_000);
  assert.equal(offline.end(), 'reset');
  assert.equal(offline.open().kind, 'broken');
  offline.until(8_000);
  assert.equal(offline.open().kind, 'opened');
  const restarted = client(scenarioOf(60, { do: 'server.restart', at: '5s', down: '2s' }));
  restarted.open();
  restarted.until(4_000);
  const cursor = restarted.events().at(-1)?.cursor ?? null;
  restarted.until(5_000);
  assert.equal(restarted.end(), 'reset');
  assert.equal(restarted.open(cursor).kind, 'broken');
  restarted.until(7_000);
  const gone = restarted.open(cursor);
  assert.ok(gone.kind === 'reply' && gone.status === 410);
  assert.equal(restarted.open().kind, 'opened');
});

test('SIM-8.51 a rule of one store touches no event of others', () => {
  const { open, until, events, changes } = client(scenarioOf(60, { do: 'stream.gap', on: { event: {} }, where: { store: first.storeId } }));
  open();
  until(60_000);
  const stores = new Map(world.threads.map(({ conversation }) => [conversation.id, conversation.storeId]));
  const shown = events().map((event) => (event.type === 'conversation' ? event.conversation.storeId : event.type === 'message' ? stores.get(event.message.conversationId) : null));
  assert.ok(shown.length > 0 && shown.length < changes());
  assert.ok(!shown.includes(first.storeId));
});
