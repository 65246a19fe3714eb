import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { sampleConversation } from '../../../../test/support/node/sample-conversation.ts';
import { SyncDriver } from '../../../../test/support/node/sync-driver.ts';

type Effects = ReturnType<SyncDriver['step']>;
const types = (effects: Effects) => effects.map(({ type }) => type);
const asked = (effects: Effects) => effects.flatMap((effect) => (effect.type === 'ask-page' ? [effect.cursor] : []));

const asking = () => {
  const driver = SyncDriver.live({ cursor: 'a', conversations: [sampleConversation()] });
  driver.pass(4_000);
  return driver;
};

/** Passes to the next question and lets it fail. @returns the cursor with which it was asked */
const failsNext = (driver: SyncDriver, why: string) => {
  const cursors = driver.state.run === null ? asked(driver.pass(driver.wakeAt()! - driver.now)) : [driver.state.run.from];
  driver.fails(why);
  return cursors[0];
};

const manual = () => {
  const driver = asking();
  for (let i = 0; i < 4; i++) failsNext(driver, 'http-503');
  return driver;
};

describe('questions that fail', () => {
  test('SYNC-3.6 twice with an answer that does not fit: everything is asked for, at once', () => {
    for (const why of ['http-500', 'http-401', 'not-json', 'malformed-reply']) {
      const driver = asking();
      assert.deepEqual(asked(driver.fails(why)), []);
      assert.equal(driver.state.rung, 'incremental');
      assert.deepEqual(asked(driver.pass(1_250)), ['a']);
      assert.deepEqual(asked(driver.fails(why)), [null], why);
      assert.equal(driver.state.rung, 'full');
    }
  });

  test('SYNC-3.6 four times without any answer: everything is asked for', () => {
    for (const why of ['rejected', 'cut', 'aborted', 'deadline']) {
      const driver = asking();
      assert.deepEqual([1, 2, 3, 4].map(() => failsNext(driver, why)), ['a', 'a', 'a', 'a'], why);
      assert.deepEqual([driver.state.rung, driver.state.run?.from], ['full', null]);
    }
  });

  test('SYNC-3.7 and twice more for everything: a person is asked, within five seconds, and the list stays', () => {
    const driver = asking();
    driver.draw = 0.999;
    const { tables } = driver.state;
    const from = driver.now;
    assert.deepEqual([1, 2, 3, 4].map(() => failsNext(driver, 'http-503')), ['a', 'a', null, null]);
    assert.deepEqual([driver.state.rung, driver.state.tables, driver.state.triedByHand], ['manual', tables, false]);
    assert.ok(driver.now - from <= 5_000, `${driver.now - from}`);
  });

  test('SYNC-3.7 so too where the backend does not even say what it can do', () => {
    const driver = new SyncDriver();
    driver.step({ type: 'started', online: true });
    for (let i = 0; i < 4; i++) {
      if (driver.state.run === null) assert.deepEqual(types(driver.pass(driver.wakeAt()! - driver.now)), ['ask-capabilities']);
      driver.fails('not-json');
    }
    assert.equal(driver.state.rung, 'manual');
  });

  test('SYNC-3.8 it is asked for everything all the same, no more rarely than every 30 s', () => {
    const driver = manual();
    driver.draw = 0.999;
    const waits: number[] = [];
    for (let i = 0; i < 4; i++) {
      waits.push(driver.wakeAt()! - driver.now);
      assert.equal(failsNext(driver, 'http-503'), null);
      assert.equal(driver.state.rung, 'manual');
    }
    // The first of them was drawn when it fell.
    assert.deepEqual(waits.slice(1), [15_984, 29_970, 29_970]);
  });

  test('SYNC-3.9 one good answer, and all is as before', () => {
    const driver = manual();
    assert.deepEqual(asked(driver.pass(30_000)), [null]);
    driver.page({ mode: 'full', cursor: 'b' });
    assert.deepEqual([driver.state.rung, driver.state.failures, driver.state.why, driver.state.askFull], ['incremental', 0, '', false]);
    assert.deepEqual(asked(driver.pass(4_000)), ['b']);
    assert.deepEqual([failsNext(driver, 'http-503'), driver.state.rung], ['b', 'incremental'], 'earlier failures do not count');
  });

  test('SYNC-3.9 a loss of the network is a new beginning', () => {
    const driver = manual();
    driver.step({ type: 'offline' });
    driver.step({ type: 'online' });
    driver.pass(3_000);
    assert.deepEqual([driver.state.rung, asked(driver.capabilities())], ['incremental', ['a']]);
  });

  test('SYNC-3.9 while the browser says that there is no network nothing counts', () => {
    const driver = asking();
    driver.step({ type: 'offline' });
    for (let i = 0; i < 6; i++) failsNext(driver, 'http-503');
    assert.deepEqual([driver.state.rung, driver.state.failures], ['incremental', 0]);
  });
});

describe('a person who asks for everything', () => {
  const retry = { type: 'retry' } as const;

  test('SYNC-3.10 is served at once, whatever waits or is on its way', () => {
    const waiting = manual();
    assert.deepEqual(asked(waiting.step(retry)), [null]);
    const busy = asking();
    const { question } = busy.state;
    assert.deepEqual(busy.step(retry), [{ type: 'abandon', question }, { type: 'ask-page', question: question + 1, cursor: null }]);
  });

  test('SYNC-3.10 twice, asks once', () => {
    const driver = manual();
    driver.step(retry);
    const before = driver.state;
    assert.deepEqual(driver.step(retry), []);
    assert.equal(driver.state, before);
  });

  test('SYNC-3.11 in vain, is told so, until something comes', () => {
    const driver = manual();
    driver.step(retry);
    assert.deepEqual([driver.state.rung, driver.state.triedByHand], ['manual', false], 'the bar stands while it runs');
    driver.fails('http-503');
    assert.deepEqual([driver.state.rung, driver.state.triedByHand], ['manual', true]);
    driver.pass(30_000);
    driver.fails('rejected');
    assert.equal(driver.state.triedByHand, true);
    driver.pass(30_000);
    driver.page({ mode: 'full', cursor: 'b' });
    assert.deepEqual([driver.state.rung, driver.state.triedByHand], ['incremental', false]);
  });

  test('SYNC-3.11 in vain before the machine had given up, is told so too', () => {
    const driver = asking();
    driver.step(retry);
    driver.fails('rejected');
    assert.deepEqual([driver.state.rung, driver.state.triedByHand], ['manual', true]);
  });

  test('SYNC-3.11 what the backend can do belongs to the question', () => {
    const driver = new SyncDriver();
    driver.step({ type: 'started', online: true });
    driver.step(retry);
    driver.capabilities();
    driver.fails('http-500');
    assert.equal(driver.state.triedByHand, true);
  });

  test('SYNC-3.12 while the network settles, gets everything when it has', () => {
    const driver = SyncDriver.live({ cursor: 'a' });
    driver.step({ type: 'offline' });
    driver.step({ type: 'online' });
    assert.deepEqual(driver.step(retry), []);
    driver.pass(3_000);
    assert.deepEqual(asked(driver.capabilities()), [null]);
  });

  test('SYNC-3.12 gets everything also where the network went in between', () => {
    const driver = asking();
    driver.step(retry);
    driver.step({ type: 'offline' });
    driver.step({ type: 'online' });
    driver.pass(3_000);
    assert.deepEqual(asked(driver.capabilities()), [null]);
  });

  test('SYNC-3.12 while the browser says that there is no network, asks all the same', () => {
    const driver = SyncDriver.live({ cursor: 'a' });
    driver.step({ type: 'offline' });
    assert.deepEqual(asked(driver.step(retry)), [null]);
    driver.page({ mode: 'full', cursor: 'b' });
    assert.equal(driver.state.connection.state, 'settling');
  });

  test('SYNC-6.5 for another account, is not served any more', () => {
    const driver = asking();
    driver.fails('other-account');
    assert.deepEqual([...driver.step(retry), ...driver.step({ type: 'offline' }), ...driver.step({ type: 'online' })], []);
    assert.equal(driver.wakeAt(), null);
  });
});

describe('a machine that has slept', () => {
  const HOURS_MS = 8 * 3_600_000;

  test('SYNC-2.5 asks at once, and what was on its way counts for nothing', () => {
    const driver = asking();
    const { question } = driver.state;
    assert.deepEqual(driver.pass(HOURS_MS), [{ type: 'abandon', question }, { type: 'ask-page', question: question + 1, cursor: 'a' }]);
    assert.deepEqual([driver.state.failures, driver.state.why], [0, '']);
  });

  test('SYNC-2.5 closes its stream, and opens it where the answer ends', () => {
    const driver = SyncDriver.streaming();
    assert.deepEqual(types(driver.pass(HOURS_MS)), ['close-stream', 'ask-page']);
    assert.deepEqual(driver.page({ cursor: 'c9' }), [{ type: 'open-stream', number: 2, cursor: 'c9' }]);
  });

  test('SYNC-2.5 a timer that is a little late is no sleep', () => {
    const driver = asking();
    assert.deepEqual(types(driver.pass(60_000)), ['abandon']);
    assert.equal(driver.state.why, 'deadline');
  });

  test('SYNC-2.5 a timer that is late while the stream talks closes nothing', () => {
    const driver = SyncDriver.streaming();
    for (let i = 0; i < 7; i++) {
      driver.now += 15_000;
      driver.news({ type: 'alive' });
    }
    assert.deepEqual(types(driver.pass(0)), ['ask-page']);
    assert.equal(driver.state.connection.state, 'live');
  });
});
