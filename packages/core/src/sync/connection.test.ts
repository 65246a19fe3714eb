import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { SyncDriver } from '../../../../test/support/node/sync-driver.ts';

const types = (effects: ReturnType<SyncDriver['step']>) => effects.map(({ type }) => type);

describe('the start', () => {
  test('SYNC-1.1 without a network asks nothing at first and says since when', () => {
    const driver = new SyncDriver();
    assert.deepEqual(driver.step({ type: 'started', online: false }), []);
    assert.deepEqual(driver.state.connection, { state: 'offline', since: driver.now });
    assert.equal(driver.wakeAt(), driver.now + 30_000);
    assert.deepEqual(driver.pass(29_999), []);
  });

  test('SYNC-2.1 with a network asks at once what the backend can do, and lets the outbox go', () => {
    const driver = new SyncDriver();
    assert.deepEqual(driver.step({ type: 'started', online: true }), [
      { type: 'capabilities', capabilities: null },
      { type: 'network', up: true },
      { type: 'ask-capabilities', question: 1 },
    ]);
    assert.deepEqual(driver.state.connection, { state: 'connecting', since: driver.now, lostSince: null });
  });

  test('SYNC-2.1 then asks for everything, hands on what the backend can do, and is up to date', () => {
    const driver = new SyncDriver();
    driver.step({ type: 'started', online: true });
    const effects = driver.capabilities();
    assert.deepEqual(types(effects), ['capabilities', 'ask-page']);
    assert.deepEqual(effects[1], { type: 'ask-page', question: 2, cursor: null });
    driver.page({ mode: 'full' });
    assert.deepEqual(driver.state.connection, { state: 'polling', provenAt: driver.now });
  });
});

describe('the network is lost', () => {
  test('SYNC-1.1 says so at once and since when, stops the outbox, and gives the question up', () => {
    const driver = SyncDriver.live();
    driver.pass(4_000);
    const { question } = driver.state;
    assert.deepEqual(driver.step({ type: 'offline' }), [
      { type: 'network', up: false },
      { type: 'abandon', question },
    ]);
    assert.deepEqual(driver.state.connection, { state: 'offline', since: driver.now });
    assert.equal(driver.wakeAt(), driver.now + 30_000);
  });

  test('SYNC-1.1 to be told twice changes nothing, least of all since when', () => {
    const driver = SyncDriver.live();
    driver.step({ type: 'offline' });
    const before = driver.state;
    driver.now += 5_000;
    assert.deepEqual(driver.step({ type: 'offline' }), []);
    assert.equal(driver.state, before);
  });

  test('SYNC-6.2 the answer that comes all the same changes nothing', () => {
    const driver = SyncDriver.live();
    driver.pass(4_000);
    driver.step({ type: 'offline' });
    const before = driver.state;
    assert.deepEqual(driver.page({ cursor: 'late' }), []);
    assert.equal(driver.state, before);
  });
});

describe('the network is back', () => {
  const back = () => {
    const driver = SyncDriver.live({ cursor: 'cur-7' });
    driver.step({ type: 'offline' });
    const lostSince = driver.now;
    driver.now += 10_000;
    assert.deepEqual(driver.step({ type: 'online' }), []);
    return { driver, lostSince };
  };

  test('SYNC-2.1 it asks 3 s later and not before, from where it was', () => {
    const { driver } = back();
    assert.equal(driver.wakeAt(), driver.now + 3_000);
    assert.deepEqual(driver.pass(2_999), []);
    assert.deepEqual(types(driver.pass(1)), ['capabilities', 'network', 'ask-capabilities']);
    assert.deepEqual(driver.capabilities()[1], { type: 'ask-page', question: driver.state.question, cursor: 'cur-7' });
  });

  test('SEND-4.7 it asks anew what the backend can do, and hands that on, each time', () => {
    const { driver } = back();
    for (const lookUp of [false, true]) {
      assert.deepEqual(types(driver.pass(3_000)), ['capabilities', 'network', 'ask-capabilities']);
      const [told] = driver.capabilities({ lookUp });
      assert.ok(told?.type === 'capabilities');
      assert.equal(told.capabilities?.lookUp, lookUp);
      driver.page();
      driver.step({ type: 'offline' });
      driver.step({ type: 'online' });
    }
  });

  test('SYNC-2.2 while it asks it is known what it follows', () => {
    const { driver, lostSince } = back();
    assert.equal(driver.state.connection.state, 'settling');
    driver.pass(3_000);
    assert.deepEqual(driver.state.connection, { state: 'connecting', since: driver.now, lostSince });
    driver.capabilities();
    driver.page();
    assert.deepEqual(driver.state.connection, { state: 'polling', provenAt: driver.now });
  });

  test('SEND-5.2 each break starts the 3 s anew, and the loss is as old as it was', () => {
    const { driver, lostSince } = back();
    for (let flap = 0; flap < 5; flap++) {
      assert.deepEqual(driver.pass(2_000), []);
      assert.equal(driver.step({ type: 'offline' }).some((effect) => effect.type === 'network' && effect.up), false);
      assert.deepEqual(driver.state.connection, { state: 'offline', since: lostSince });
      driver.step({ type: 'online' });
      assert.equal(driver.wakeAt(), driver.now + 3_000);
    }
    assert.deepEqual(driver.pass(2_999), []);
    assert.deepEqual(types(driver.pass(1)), ['capabilities', 'network', 'ask-capabilities']);
  });

  test('SEND-5.2 the outbox may go only then', () => {
    const { driver } = back();
    const early = [...driver.pass(1_000), ...driver.step({ type: 'refresh' }), ...driver.pass(1_999)];
    assert.deepEqual(early, []);
    assert.deepEqual(driver.pass(1)[1], { type: 'network', up: true });
  });

  test('SYNC-2.1 to be told so while it never went changes nothing', () => {
    const driver = SyncDriver.live();
    const before = driver.state;
    assert.deepEqual(driver.step({ type: 'online' }), []);
    assert.equal(driver.state, before);
  });

  test('SYNC-3.1 earlier failures do not count any more', () => {
    const driver = SyncDriver.live();
    driver.pass(4_000);
    driver.fails();
    driver.step({ type: 'offline' });
    driver.step({ type: 'online' });
    driver.pass(3_000);
    assert.equal(driver.state.failures, 0);
  });
});

describe('the browser says that there is no network', () => {
  const gone = () => {
    const driver = SyncDriver.live({ cursor: 'cur-7' });
    driver.now += 1_000;
    driver.step({ type: 'offline' });
    return driver;
  };

  test('SYNC-2.3 the backend is asked all the same after 30 s, and not before', () => {
    const driver = gone();
    assert.deepEqual(driver.pass(29_999), []);
    assert.deepEqual(driver.pass(1), [{ type: 'ask-page', question: driver.state.question, cursor: 'cur-7' }]);
    assert.equal(driver.state.connection.state, 'offline');
  });

  test('SYNC-2.3 an answer that fails, or never comes, is asked for again 30 s later, and nothing may leave', () => {
    const driver = gone();
    const { connection } = driver.state;
    driver.pass(30_000);
    assert.deepEqual(driver.fails(), []);
    assert.equal(driver.wakeAt(), driver.now + 30_000);
    assert.deepEqual(types(driver.pass(30_000)), ['ask-page']);
    assert.deepEqual(types(driver.pass(30_000)), ['abandon']);
    assert.equal(driver.wakeAt(), driver.now + 30_000);
    assert.equal(driver.state.connection, connection);
  });

  test('SYNC-2.3 a good answer counts as the network coming back: it is shown, and all goes on 3 s later', () => {
    const driver = gone();
    const lostSince = driver.now;
    driver.pass(30_000);
    assert.deepEqual(driver.page({ cursor: 'cur-8' }), []);
    assert.equal(driver.state.tables.cursor, 'cur-8');
    assert.deepEqual(driver.state.connection, { state: 'settling', since: driver.now, lostSince, stableAt: driver.now + 3_000 });
    assert.deepEqual(driver.pass(2_999), []);
    assert.deepEqual(types(driver.pass(1)), ['capabilities', 'network', 'ask-capabilities']);
    assert.equal(driver.capabilities().some((effect) => effect.type === 'ask-page' && effect.cursor === 'cur-8'), true);
  });

  test('SYNC-2.3 also where it said so from the start: what the backend can do is asked first', () => {
    const driver = new SyncDriver();
    driver.step({ type: 'started', online: false });
    assert.deepEqual(types(driver.pass(30_000)), ['ask-capabilities']);
    assert.deepEqual(types(driver.capabilities()), ['capabilities', 'ask-page']);
    driver.page({ mode: 'full' });
    assert.equal(driver.state.connection.state, 'settling');
  });

  test('SYNC-2.3 the operator may ask before', () => {
    assert.deepEqual(types(gone().step({ type: 'refresh' })), ['ask-page']);
  });
});
