import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { SyncDriver } from '../../../../test/support/node/sync-driver.ts';

type Effects = ReturnType<SyncDriver['step']>;
const types = (effects: Effects) => effects.map(({ type }) => type);
const asked = (effects: Effects) => effects.flatMap((effect) => (effect.type === 'ask-page' ? [effect.cursor] : []));
const opened = (effects: Effects) => effects.flatMap((effect) => (effect.type === 'open-stream' ? [effect.cursor] : []));

describe('a stream that says nothing', () => {
  test('SYNC-6.12 not even its first byte within 10 s is held back by a proxy: it is polled, and tried again minutes later', () => {
    const driver = new SyncDriver();
    driver.step({ type: 'started', online: true });
    driver.capabilities({ stream: 'sse' });
    driver.page({ mode: 'full', cursor: 'c0' });
    const waits: number[] = [];
    for (let round = 0; round < 5; round++) {
      const { number } = driver.state.stream!;
      for (let at = 4_000; at <= 8_000; at += 4_000) {
        driver.pass(4_000);
        driver.page({ cursor: 'c0' });
      }
      assert.deepEqual(driver.pass(1_999), []);
      assert.deepEqual(driver.pass(1), [{ type: 'close-stream', number }]);
      const closedAt = driver.now;
      while (driver.state.stream === null) {
        driver.now = driver.wakeAt()!;
        driver.pass(0);
        if (driver.state.run !== null) driver.page({ cursor: 'c0' });
      }
      waits.push(driver.now - closedAt);
    }
    assert.deepEqual(waits, [300_000, 600_000, 1_200_000, 1_800_000, 1_800_000]);
  });

  test('SYNC-6.13 any more for 37.5 s is dead: it is closed, and the cursor asks', () => {
    const driver = SyncDriver.flowing();
    driver.beats(20_000);
    assert.deepEqual(driver.pass(37_499), []);
    const effects = driver.pass(1);
    assert.deepEqual([types(effects), asked(effects)], [['close-stream', 'ask-page'], ['c1']]);
    assert.deepEqual(opened(driver.page({ cursor: 'c1' })), ['c1']);
  });

  test('SYNC-6.24 while it stands the list is as new as its last byte', () => {
    const driver = SyncDriver.flowing();
    driver.now += 14_000;
    driver.news({ type: 'alive' });
    assert.deepEqual([driver.state.connection, driver.state.freshAt], [{ state: 'live', provenAt: driver.now }, driver.now]);
    driver.step({ type: 'refresh' });
    driver.page({ cursor: 'elsewhere' });
    const { freshAt } = driver.state;
    driver.now += 1;
    driver.news({ type: 'alive' });
    assert.equal(driver.state.freshAt, freshAt, 'but not where it has yet to come by');
  });
});

describe('a page that has stood still', () => {
  test('SYNC-6.24 believes nothing that its stream held meanwhile: it asks, and opens another one', () => {
    const driver = SyncDriver.flowing();
    const { number } = driver.state.stream!;
    const { freshAt } = driver.state;
    driver.now += 20_000;
    const effects = driver.step({ type: 'thawed' });
    assert.deepEqual([types(effects), asked(effects)], [['close-stream', 'ask-page'], ['c1']]);
    driver.step({ type: 'stream', number, news: { type: 'alive' } });
    assert.equal(driver.state.freshAt, freshAt);
    assert.deepEqual(opened(driver.page({ cursor: 'c1' })), ['c1']);
  });

  test('SYNC-6.24 goes on with the question that is on its way, and asks none while the network settles', () => {
    const driver = SyncDriver.flowing();
    driver.step({ type: 'refresh' });
    assert.deepEqual(types(driver.step({ type: 'thawed' })), ['close-stream']);
    const settling = SyncDriver.live();
    settling.step({ type: 'offline' });
    settling.step({ type: 'online' });
    assert.deepEqual(settling.step({ type: 'thawed' }), []);
  });
});

describe('a stream that ends', () => {
  const streamsAgain = (driver: SyncDriver) => {
    const endedAt = driver.now;
    for (let turns = 0; driver.state.stream === null && turns < 500; turns++) {
      if (driver.state.run !== null) driver.page({ mode: driver.state.run.from === null ? 'full' : 'incremental', cursor: 'c1' });
      else {
        driver.now = driver.wakeAt()!;
        driver.pass(0);
      }
    }
    return driver.state.stream === null ? null : driver.now - endedAt;
  };
  const endsWith = (why: string, retryMs: number | null = null) => {
    const driver = SyncDriver.flowing();
    const effects = driver.news({ type: 'ended', why, retryMs });
    return { driver, effects };
  };

  test('SYNC-6.14 is asked for what it may have missed, and opened again after a second or two', () => {
    for (const why of ['closed', 'cut', 'rejected', 'http-503', 'http-401']) {
      const { driver, effects } = endsWith(why);
      assert.deepEqual(asked(effects), ['c1'], why);
      assert.equal(driver.state.connection.state, 'polling');
      const waited = streamsAgain(driver) ?? 0;
      assert.ok(waited >= 1_000 && waited <= 2_000, `${why} ${waited}`);
    }
  });

  test('SYNC-6.14 waits as long as the backend asks for, but no less than a second and no more than a minute', () => {
    for (const [retryMs, expected] of [[0, 1_500], [5_000, 5_000], [1e12, 60_000]] as const) assert.equal(streamsAgain(endsWith('closed', retryMs).driver), expected);
  });

  test('SYNC-6.14 is not opened again before the network was away where there is none', () => {
    const { driver } = endsWith('no-stream');
    assert.equal(streamsAgain(driver), null);
    driver.step({ type: 'offline' });
    driver.step({ type: 'online' });
    driver.pass(3_000);
    driver.capabilities({ stream: 'sse' });
    assert.deepEqual(opened(driver.page({ cursor: 'c1' })), ['c1']);
  });

  test('SYNC-6.14 that was none is tried again minutes later', () => {
    const { driver } = endsWith('not-a-stream');
    assert.equal(streamsAgain(driver), 300_000);
    driver.news({ type: 'open' });
    driver.beats(30_000);
    driver.news({ type: 'ended', why: 'not-a-stream', retryMs: null });
    assert.equal(streamsAgain(driver), 300_000, 'one that stood was a good one');
  });

  test('SYNC-6.15 because its cursor is gone is followed by a question for everything, and by the next stream', () => {
    const { driver, effects } = endsWith('http-410');
    assert.deepEqual(asked(effects), [null]);
    assert.deepEqual(opened(driver.page({ mode: 'full', cursor: 'c5' })), ['c5']);
    driver.news({ type: 'ended', why: 'http-410', retryMs: null });
    assert.equal(streamsAgain(driver), 600_000, 'a backend that says so each time is not asked for everything each time');
  });

  test('SYNC-6.14 while it was being opened sets off no question: those go on', () => {
    const driver = new SyncDriver();
    driver.step({ type: 'started', online: true });
    driver.capabilities({ stream: 'sse' });
    driver.page({ mode: 'full', cursor: 'c0' });
    assert.deepEqual(driver.news({ type: 'ended', why: 'http-503', retryMs: null }), []);
    assert.deepEqual(asked(driver.pass(4_000)), ['c0']);
  });

  test('SYNC-6.14 that stood for half a minute was a good one: earlier failures do not count', () => {
    const driver = SyncDriver.flowing();
    driver.draw = 0.999;
    for (let i = 0; i < 6; i++) {
      driver.news({ type: 'ended', why: 'cut', retryMs: null });
      streamsAgain(driver);
      driver.news({ type: 'open' });
    }
    driver.beats(30_000);
    driver.news({ type: 'ended', why: 'cut', retryMs: null });
    assert.equal(streamsAgain(driver), 1_998);
  });

  test('SYNC-6.14 before the network was away does not count any more', () => {
    const driver = SyncDriver.flowing();
    driver.draw = 0.999;
    for (let i = 0; i < 3; i++) {
      driver.news({ type: 'ended', why: 'cut', retryMs: null });
      streamsAgain(driver);
    }
    driver.step({ type: 'offline' });
    driver.step({ type: 'online' });
    driver.pass(3_000);
    driver.capabilities({ stream: 'sse' });
    assert.deepEqual(opened(driver.page({ cursor: 'c1' })), ['c1']);
    driver.news({ type: 'ended', why: 'cut', retryMs: null });
    assert.equal(streamsAgain(driver), 1_998);
  });
});
