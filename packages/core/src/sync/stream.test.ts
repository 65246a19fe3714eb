import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { sampleConversation } from '../../../../test/support/node/sample-conversation.ts';
import { sampleMessage } from '../../../../test/support/node/sample-message.ts';
import { sampleStore } from '../../../../test/support/node/sample-store.ts';
import { SyncDriver } from '../../../../test/support/node/sync-driver.ts';

type Effects = ReturnType<SyncDriver['step']>;
const types = (effects: Effects) => effects.map(({ type }) => type);
const asked = (effects: Effects) => effects.flatMap((effect) => (effect.type === 'ask-page' ? [effect.cursor] : []));
const opened = (effects: Effects) => effects.flatMap((effect) => (effect.type === 'open-stream' ? [effect.cursor] : []));
const positions = (driver: SyncDriver) => (driver.state.tables.messages.get('c1') ?? []).map(({ position }) => position);

const sample = sampleMessage();

describe('a backend that streams', () => {
  test('SYNC-6.6 is asked for its stream as soon as the list is here, from there on', () => {
    const driver = new SyncDriver();
    driver.step({ type: 'started', online: true });
    driver.capabilities({ stream: 'sse' });
    const effects = driver.page({ mode: 'full', cursor: 'c0' });
    assert.deepEqual(effects, [{ type: 'up-to-date' }, { type: 'open-stream', number: 1, cursor: 'c0' }]);
    assert.equal(driver.state.connection.state, 'polling');
  });

  test('SYNC-6.6 is asked by nobody but the tab that asks for all', () => {
    for (const role of ['follows', 'alone'] as const) {
      const driver = new SyncDriver();
      driver.step({ type: 'role', role });
      driver.step({ type: 'started', online: true });
      driver.capabilities({ stream: 'sse' });
      assert.deepEqual(types(driver.page({ mode: 'full' })), ['up-to-date'], role);
    }
  });

  test('SYNC-6.6 is polled until the first byte of its stream, and hardly any more after it', () => {
    const driver = new SyncDriver();
    driver.step({ type: 'started', online: true });
    driver.capabilities({ stream: 'sse' });
    driver.page({ mode: 'full', cursor: 'c0' });
    assert.deepEqual(asked(driver.pass(4_000)), ['c0']);
    driver.page({ cursor: 'c0' });
    driver.news({ type: 'open' });
    assert.deepEqual(driver.state.connection, { state: 'live', provenAt: driver.now });
    driver.beats(59_999);
    assert.deepEqual(driver.pass(0), []);
    assert.deepEqual(asked(driver.pass(1)), ['c0']);
  });

  test('SYNC-6.6 the stream is closed with the network, with the sending, and with the account', () => {
    const close = { type: 'close-stream', number: 1 };
    const offline = SyncDriver.streaming();
    assert.deepEqual(offline.step({ type: 'offline' }), [{ type: 'network', up: false }, close]);
    const deposed = SyncDriver.streaming();
    assert.deepEqual(deposed.step({ type: 'role', role: 'follows' }), [close]);
    assert.equal(deposed.state.connection.state, 'polling');
    const halted = SyncDriver.streaming();
    halted.step({ type: 'refresh' });
    assert.deepEqual(halted.fails('other-account'), [{ type: 'other-account' }, close]);
    assert.deepEqual(halted.state.connection, { state: 'ended', since: halted.now });
  });
});

describe('an event', () => {
  test('SYNC-6.7 that follows the one before is shown at once, with its cursor, and handed on', () => {
    const driver = SyncDriver.flowing();
    const before = driver.applied.length;
    const effects = driver.event(2, { key: 'k2' });
    assert.deepEqual(types(effects), ['observed']);
    assert.deepEqual([positions(driver), driver.state.tables.cursor], [[1, 2], 'c2']);
    const [told] = driver.applied.slice(before);
    assert.deepEqual([told?.from, told?.pages[0]?.cursor, told?.pages[0]?.account, told?.pages[0]?.messages.length], ['c1', 'c2', 'mei', 1]);
  });

  test('SYNC-6.7 of a conversation or a store is taken over like one of a message', () => {
    const driver = SyncDriver.flowing();
    driver.news({ type: 'event', event: { type: 'conversation', cursor: 'c2', sequence: 2, conversation: sampleConversation({ id: 'c9' }) } });
    const effects = driver.news({ type: 'event', event: { type: 'store', cursor: 'c3', sequence: 3, store: sampleStore({ login: 'expired' }) } });
    assert.deepEqual(effects, [{ type: 'logins', signedOut: new Set(['s1']), told: new Set(['s1']) }]);
    assert.deepEqual([driver.state.tables.conversations.has('c9'), driver.state.tables.stores.get('s1')?.login, driver.state.tables.cursor], [true, 'expired', 'c3']);
  });

  test('SYNC-6.7 of a kind that nobody knows moves the cursor alone', () => {
    const driver = SyncDriver.flowing();
    const { messages, conversations } = driver.state.tables;
    driver.news({ type: 'event', event: { type: 'unknown', cursor: 'c2', sequence: 2 } });
    driver.event(3);
    assert.equal(driver.state.tables.cursor, 'c3');
    assert.deepEqual([positions(driver), messages.size, conversations.size], [[1, 3], 1, 0]);
  });

  test('SYNC-6.8 that was there already changes nothing', () => {
    const driver = SyncDriver.flowing();
    driver.event(2);
    const { tables } = driver.state;
    for (const sequence of [2, 1, 0]) assert.deepEqual(driver.event(sequence, { text: 'older' }), []);
    assert.equal(driver.state.tables, tables);
    assert.deepEqual(types(driver.event(3)), ['observed']);
  });

  test('SYNC-6.9 behind a gap is not believed: the cursor asks what was missed, and the stream goes on behind that', () => {
    const driver = SyncDriver.flowing();
    const { tables } = driver.state;
    const effects = driver.event(3);
    assert.deepEqual(types(effects), ['close-stream', 'ask-page']);
    assert.deepEqual([asked(effects), driver.state.tables], [['c1'], tables]);
    const healed = driver.page({ cursor: 'c3', messages: [] });
    assert.deepEqual(opened(healed), ['c3']);
  });

  test('SYNC-6.9 that cannot be read is a gap', () => {
    const driver = SyncDriver.flowing();
    assert.deepEqual(types(driver.news({ type: 'unreadable', why: 'malformed-event' })), ['close-stream', 'ask-page']);
  });

  test('SYNC-6.9 of a stream that was closed changes nothing', () => {
    const driver = SyncDriver.flowing();
    const number = driver.state.stream?.number ?? 0;
    driver.event(3);
    driver.page({ cursor: 'c3' });
    driver.news({ type: 'open' });
    const before = driver.state;
    driver.step({ type: 'stream', number, news: { type: 'ended', why: 'cut', retryMs: null } });
    assert.equal(driver.state, before);
  });

  test('SYNC-6.9 streams that break again and again are opened ever more rarely', () => {
    const driver = SyncDriver.flowing();
    driver.draw = 0.999;
    const waits: number[] = [];
    for (let sequence = 3; waits.length < 7; sequence += 10) {
      driver.news({ type: 'unreadable', why: 'malformed-event' });
      const brokenAt = driver.now;
      driver.page({ cursor: `c${sequence}` });
      for (let turns = 0; driver.state.stream === null && turns < 20; turns++) {
        driver.now = driver.wakeAt()!;
        driver.pass(0);
        if (driver.state.run !== null) driver.page({ cursor: `c${sequence}` });
      }
      waits.push(driver.now - brokenAt);
      driver.news({ type: 'open' });
    }
    assert.deepEqual(waits, [0, 1_998, 3_996, 7_992, 15_984, 29_970, 29_970]);
  });
});

describe('the first event of a stream', () => {
  test('SYNC-6.10 is shown when an answer has told that nothing is missing before it', () => {
    const driver = SyncDriver.streaming();
    const effects = driver.event(7);
    assert.deepEqual([asked(effects), positions(driver), driver.state.tables.cursor], [['c0'], [], 'c0']);
    driver.event(8);
    assert.deepEqual(positions(driver), []);
    const [before, first] = [6, 7].map((position) => ({ id: `m${position}`, position }));
    driver.page({ cursor: 'c7', messages: [before, first].map((change) => ({ ...sample, ...change })) });
    assert.deepEqual([positions(driver), driver.state.tables.cursor], [[6, 7, 8], 'c8']);
    assert.deepEqual(types(driver.event(9)), ['observed']);
  });

  test('SYNC-6.10 waits where the answer was quicker than the stream', () => {
    const driver = SyncDriver.streaming();
    driver.event(1);
    driver.page({ cursor: 'c2', messages: [1, 2].map((position) => ({ ...sample, id: `m${position}`, position })) });
    assert.deepEqual(driver.event(2, { text: 'the same' }), []);
    driver.event(3);
    assert.deepEqual([positions(driver), driver.state.tables.cursor], [[1, 2, 3], 'c3']);
  });

  test('SYNC-6.10 needs no answer where the stream goes on behind an event that was taken over', () => {
    const driver = SyncDriver.flowing();
    driver.event(2);
    driver.news({ type: 'ended', why: 'cut', retryMs: null });
    assert.deepEqual(asked(driver.pass(0)), []);
    driver.page({ cursor: 'c2' });
    driver.pass(1_000);
    driver.news({ type: 'open' });
    assert.deepEqual(types(driver.event(3)), ['observed']);
    assert.equal(driver.state.tables.cursor, 'c3');
  });

  test('SYNC-6.10 needs one where the tables have come from elsewhere meanwhile, though the number is the next', () => {
    const driver = SyncDriver.flowing();
    driver.news({ type: 'ended', why: 'cut', retryMs: null });
    driver.page({ cursor: 'elsewhere' });
    driver.pass(1_000);
    driver.news({ type: 'open' });
    assert.deepEqual(asked(driver.event(2)), ['elsewhere']);
  });

  test('SYNC-6.10 of more than a hundred that nobody vouches for the stream is given up', () => {
    const driver = SyncDriver.streaming();
    for (let sequence = 1; sequence <= 100; sequence++) driver.event(sequence);
    assert.notEqual(driver.state.stream, null);
    assert.deepEqual(types(driver.event(101)), ['close-stream', 'abandon', 'ask-page']);
  });
});

describe('asking beside a stream', () => {
  test('SYNC-6.11 what the stream has left out at its end comes with the answer of each minute', () => {
    const driver = SyncDriver.flowing();
    driver.beats(60_000);
    assert.deepEqual(asked(driver.pass(0)), ['c1']);
    driver.page({ cursor: 'c2', messages: [{ ...sample, id: 'm2', position: 2 }] });
    assert.deepEqual(positions(driver).at(-1), 2);
    assert.deepEqual(asked(driver.event(3)), ['c2'], 'the gap is seen with the next event');
  });

  test('SYNC-6.11 an answer that an event has overtaken does not take the list back', () => {
    const driver = SyncDriver.flowing();
    driver.step({ type: 'refresh' });
    driver.event(2);
    driver.event(3);
    driver.page({ cursor: 'c2', messages: [{ ...sample, id: 'm2', position: 2, text: 'older' }] });
    assert.deepEqual([driver.state.tables.cursor, driver.state.tables.messages.get('c1')?.find(({ id }) => id === 'm2')?.text], ['c3', 'hello']);
    assert.deepEqual(types(driver.event(4)), ['observed']);
  });

  test('SYNC-6.11 a full answer that is older than the stream is taken, and the rest asked for at once', () => {
    const driver = SyncDriver.flowing();
    driver.step({ type: 'retry' });
    driver.event(2);
    driver.page({ mode: 'full', cursor: 'c1' });
    assert.deepEqual(asked(driver.pass(0)), ['c1']);
    driver.page({ cursor: 'c2' });
    assert.deepEqual(types(driver.event(3)), ['observed']);
  });

  test('SYNC-6.11 what an answer knew before the stream is not taken again from the stream', () => {
    const driver = SyncDriver.flowing();
    driver.step({ type: 'refresh' });
    driver.page({ cursor: 'c3', messages: [] });
    const { tables } = driver.state;
    assert.deepEqual([...driver.event(2, { text: 'older' }), ...driver.event(3, { text: 'older' })], []);
    assert.equal(driver.state.tables, tables);
    driver.event(4);
    assert.equal(driver.state.tables.cursor, 'c4');
    driver.beats(59_999);
    assert.deepEqual(driver.pass(0), [], 'and it is asked once a minute again');
  });
});

describe('a stream while questions fail', () => {
  const failing = () => {
    const driver = SyncDriver.flowing();
    driver.step({ type: 'refresh' });
    driver.fails();
    return driver;
  };

  test('SYNC-6.11 goes on, and sets off no question before its time', () => {
    const driver = failing();
    assert.deepEqual(types(driver.event(2)), ['observed']);
    assert.deepEqual(types(driver.news({ type: 'unreadable', why: 'malformed-event' })), ['close-stream']);
    const first = SyncDriver.streaming();
    first.step({ type: 'refresh' });
    first.fails();
    assert.deepEqual(first.event(1), []);
    assert.deepEqual(types(first.pass(1_000)), ['ask-page']);
  });

  test('SYNC-6.11 that has ended is opened again with the answer, and not before', () => {
    const driver = failing();
    driver.news({ type: 'ended', why: 'cut', retryMs: null });
    for (let i = 0; i < 2; i++) {
      driver.pass(driver.wakeAt()! - driver.now);
      assert.deepEqual(opened(driver.fails()), []);
    }
    driver.pass(driver.wakeAt()! - driver.now);
    assert.deepEqual(opened(driver.page({ cursor: 'c1' })), ['c1']);
  });

  test('SYNC-6.11 that ends or breaks does not take the question for everything with it', () => {
    const driver = SyncDriver.flowing();
    driver.step({ type: 'retry' });
    assert.deepEqual(types(driver.news({ type: 'unreadable', why: 'malformed-event' })), ['close-stream']);
    const ended = SyncDriver.flowing();
    ended.step({ type: 'refresh' });
    assert.deepEqual(ended.news({ type: 'ended', why: 'cut', retryMs: null }), []);
  });
});
