import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { sampleConversation } from '../../../../test/support/node/sample-conversation.ts';
import { sampleMessage } from '../../../../test/support/node/sample-message.ts';
import { SyncDriver } from '../../../../test/support/node/sync-driver.ts';

const types = (effects: ReturnType<SyncDriver['step']>) => effects.map(({ type }) => type);
const asked = (effects: ReturnType<SyncDriver['step']>) => effects.flatMap((effect) => (effect.type === 'ask-page' ? [effect.cursor] : []));

describe('asking again and again', () => {
  test('SYNC-6.1 it asks 4 s after the last answer, from its cursor', () => {
    const driver = SyncDriver.live({ cursor: 'a' });
    assert.equal(driver.wakeAt(), driver.now + 4_000);
    assert.deepEqual(driver.pass(3_999), []);
    assert.deepEqual(asked(driver.pass(1)), ['a']);
  });

  test('SYNC-6.1 one question at a time, and at once where the operator asks for it', () => {
    const driver = SyncDriver.live();
    assert.deepEqual(types(driver.step({ type: 'refresh' })), ['ask-page']);
    assert.deepEqual(driver.step({ type: 'refresh' }), []);
    assert.deepEqual(driver.pass(4_000), []);
  });
});

describe('a question that fails', () => {
  test('SYNC-3.1 is asked again after a back-off; what was shown stays', () => {
    const driver = SyncDriver.live({ conversations: [sampleConversation()] });
    const { tables } = driver.state;
    driver.pass(4_000);
    assert.deepEqual(driver.fails('http-504'), []);
    assert.deepEqual([driver.state.tables, driver.state.why], [tables, 'http-504']);
    assert.equal(driver.wakeAt(), driver.now + 1_250);
    assert.deepEqual(driver.pass(1_249), []);
    assert.deepEqual(types(driver.pass(1)), ['ask-page']);
  });

  test('SYNC-3.1 the first of all is asked again too', () => {
    const driver = new SyncDriver();
    driver.step({ type: 'started', online: true });
    driver.fails();
    assert.deepEqual(types(driver.pass(1_000)), ['ask-capabilities']);
  });

  test('SYNC-4.1 says since when nothing has come, until something comes', () => {
    const driver = SyncDriver.live();
    const provenAt = driver.now;
    driver.pass(4_000);
    driver.fails();
    assert.deepEqual(driver.state.connection, { state: 'polling', provenAt });
    driver.pass(1_000);
    driver.fails();
    assert.deepEqual([driver.state.connection, driver.state.failures], [{ state: 'polling', provenAt }, 2]);
    driver.pass(2_000);
    driver.page();
    assert.deepEqual([driver.state.connection.state, driver.state.why, driver.state.failures], ['polling', '', 0]);
  });

  test('SYNC-3.1 the back-off of one that nobody answers is at least 1 s, at most 30 s, and doubles between; everything is asked for at once', () => {
    for (const [draw, expected] of [[0, [1_000, 1_000, 1_000, 0, 1_000, 1_000, 1_000]], [0.999, [1_000, 1_998, 3_996, 0, 15_984, 29_970, 29_970]]] as const) {
      const driver = SyncDriver.live();
      driver.draw = draw;
      driver.pass(4_000);
      const waits = expected.map(() => {
        driver.fails();
        if (driver.state.run !== null) return 0;
        const waitMs = driver.wakeAt()! - driver.now;
        driver.pass(waitMs);
        return waitMs;
      });
      assert.deepEqual(waits, expected);
    }
  });

  test('SYNC-3.1 one without an answer is given up after 30 s, and its late answer changes nothing', () => {
    const driver = SyncDriver.live();
    driver.pass(4_000);
    const { question } = driver.state;
    assert.deepEqual(driver.pass(29_999), []);
    assert.deepEqual(driver.pass(1), [{ type: 'abandon', question }]);
    assert.equal(driver.state.why, 'deadline');
    const before = driver.state;
    assert.deepEqual(driver.page({ cursor: 'late' }), []);
    assert.equal(driver.state, before);
  });
});

describe('the answer to another question', () => {
  test('SYNC-6.2 changes nothing, whether it is a page or what the backend can do', () => {
    const driver = SyncDriver.live();
    driver.pass(4_000);
    const before = driver.state;
    const stale = before.question - 1;
    for (const question of [stale, 0, before.question + 1]) {
      driver.step({ type: 'page', question, answer: { ok: false, why: 'rejected' } });
      driver.step({ type: 'capabilities', question, answer: { ok: false, why: 'rejected' } });
    }
    assert.equal(driver.state, before);
  });

  test('SYNC-6.2 no number is given to two questions', () => {
    const driver = SyncDriver.live();
    const numbers = new Set<number>();
    for (let i = 0; i < 5; i++) {
      driver.pass(4_000);
      numbers.add(driver.state.question);
      driver.page({ hasMore: true, cursor: `p${i}` });
      numbers.add(driver.state.question);
      driver.page({ cursor: `q${i}` });
    }
    assert.equal(numbers.size, 10);
  });
});

describe('a run of pages', () => {
  const first = { hasMore: true, cursor: 'p1', conversations: [sampleConversation({ id: 'c1' })] };
  const last = { cursor: 'p2', conversations: [sampleConversation({ id: 'c2' })] };

  test('SYNC-6.1 is asked for page by page and shown when it is complete', () => {
    const driver = SyncDriver.live();
    driver.pass(4_000);
    const { tables } = driver.state;
    assert.deepEqual(asked(driver.page(first)), ['p1']);
    assert.equal(driver.state.tables, tables);
    assert.deepEqual(driver.page(last), []);
    assert.deepEqual([[...driver.state.tables.conversations.keys()], driver.state.tables.cursor], [['c1', 'c2'], 'p2']);
  });

  test('SYNC-6.1 that breaks off is dropped whole, and begun again from where it was', () => {
    const driver = SyncDriver.live({ cursor: 'a' });
    driver.pass(4_000);
    const { tables } = driver.state;
    driver.page(first);
    driver.fails();
    assert.equal(driver.state.tables, tables);
    assert.deepEqual(asked(driver.pass(1_000)), ['a']);
  });

  test('SYNC-6.3 that is full empties the list only when it is complete', () => {
    const driver = SyncDriver.live({ conversations: [sampleConversation({ id: 'old' })] });
    driver.pass(4_000);
    driver.page({ ...first, mode: 'full' });
    assert.deepEqual([...driver.state.tables.conversations.keys()], ['old']);
    driver.page({ ...last, mode: 'full' });
    assert.deepEqual([...driver.state.tables.conversations.keys()], ['c1', 'c2']);
  });

  test('SEND-3.3 hands each page on to the outbox as soon as it is here', () => {
    const driver = SyncDriver.live();
    driver.pass(4_000);
    const message = sampleMessage({ key: 'k1' });
    assert.deepEqual(driver.page({ ...first, messages: [message] })[0], { type: 'observed', messages: [message] });
  });

  test('SYNC-6.4 whose cursor stands still is not followed, and asked for from the beginning', () => {
    const driver = SyncDriver.live({ cursor: 'a' });
    driver.pass(4_000);
    assert.deepEqual(asked(driver.page({ hasMore: true, cursor: 'a' })), [null]);
    assert.equal(driver.state.why, 'cursor-goes-round');
    driver.page({ mode: 'full', hasMore: true, cursor: 'b' });
    assert.deepEqual(asked(driver.page({ mode: 'full', hasMore: true, cursor: 'b' })), []);
    assert.equal(driver.state.why, 'cursor-goes-round');
  });

  test('SYNC-6.4 whose cursors go round is not followed, and asked for from the beginning', () => {
    const driver = SyncDriver.live({ cursor: 'a' });
    driver.pass(4_000);
    for (const cursor of ['b', 'c', 'd']) assert.deepEqual(asked(driver.page({ hasMore: true, cursor })), [cursor]);
    assert.deepEqual(asked(driver.page({ hasMore: true, cursor: 'b' })), [null]);
    assert.deepEqual([driver.state.why, driver.state.tables.cursor], ['cursor-goes-round', 'a']);
  });

  test('SYNC-6.4 a last page whose cursor stands still is none of that: nothing is new', () => {
    const driver = SyncDriver.live({ cursor: 'a' });
    driver.pass(4_000);
    driver.page({ cursor: 'a' });
    assert.equal(driver.state.why, '');
  });

  test('SYNC-6.4 that never ends is not followed', () => {
    const driver = SyncDriver.live({}, { pagesMax: 3 });
    driver.pass(4_000);
    for (const cursor of ['a', 'b', 'c']) assert.deepEqual(asked(driver.page({ hasMore: true, cursor })), [cursor]);
    assert.deepEqual(asked(driver.page({ hasMore: true, cursor: 'd' })), [null]);
    assert.deepEqual([driver.state.why, driver.state.run?.pages], ['endless-pages', []]);
  });

  test('SYNC-6.4 of another epoch that does not say that it is full is not believed', () => {
    const driver = SyncDriver.live({ cursor: 'a', conversations: [sampleConversation()] });
    const { tables } = driver.state;
    driver.pass(4_000);
    assert.deepEqual(asked(driver.page({ epoch: 'e2', cursor: 'b' })), [null]);
    assert.deepEqual([driver.state.why, driver.state.tables], ['epoch-changed', tables]);
    driver.page({ mode: 'full', epoch: 'e2', cursor: 'c' });
    assert.deepEqual([driver.state.why, driver.state.tables.epoch], ['', 'e2']);
  });

  test('SYNC-6.4 whose epoch changes half-way is not believed either', () => {
    const driver = SyncDriver.live();
    driver.pass(4_000);
    driver.page(first);
    driver.page({ ...last, epoch: 'e2' });
    assert.equal(driver.state.why, 'epoch-changed');
  });

  test('SYNC-6.3 that turns full half-way replaces the list from there on', () => {
    const driver = SyncDriver.live({ conversations: [sampleConversation({ id: 'old' })] });
    driver.pass(4_000);
    driver.page(first);
    driver.page({ ...last, mode: 'full' });
    assert.deepEqual([...driver.state.tables.conversations.keys()], ['c2']);
  });
});

describe('a cursor that is not trusted any more', () => {
  test('SYNC-6.4 is left out of the next question, at once, where the backend says that it is gone', () => {
    const driver = SyncDriver.live({ cursor: 'a' });
    driver.pass(4_000);
    assert.deepEqual(asked(driver.fails('http-410')), [null]);
  });

  test('SYNC-6.4 is replaced by that of the full answer, from which the next question goes on', () => {
    const driver = SyncDriver.live({ cursor: 'a' });
    driver.pass(4_000);
    driver.fails('http-410');
    driver.page({ mode: 'full', cursor: 'z' });
    assert.deepEqual(asked(driver.pass(4_000)), ['z']);
  });

  test('SYNC-6.4 is left out also after the network was away', () => {
    const driver = SyncDriver.live({ cursor: 'a' });
    driver.pass(4_000);
    driver.fails('http-410');
    driver.step({ type: 'offline' });
    driver.step({ type: 'online' });
    driver.pass(3_000);
    assert.deepEqual(asked(driver.capabilities()), [null]);
  });

  test('SYNC-6.4 an answer to a question for everything that is not everything is none', () => {
    const driver = SyncDriver.live({ cursor: 'a' });
    driver.pass(4_000);
    driver.fails('http-410');
    const { tables } = driver.state;
    driver.page({ cursor: 'b' });
    assert.deepEqual([driver.state.why, driver.state.tables], ['not-full', tables]);
  });
});

describe('an answer for another account', () => {
  test('SYNC-6.5 stops all sending, says so, and is not asked again', () => {
    const driver = SyncDriver.live();
    driver.pass(4_000);
    assert.deepEqual(driver.fails('other-account'), [{ type: 'other-account' }]);
    assert.equal(driver.state.why, 'other-account');
    assert.equal(driver.wakeAt(), null);
    assert.deepEqual([...driver.pass(3_600_000), ...driver.step({ type: 'refresh' })], []);
  });

  test('SYNC-6.5 also where it is the first answer of all', () => {
    const driver = new SyncDriver();
    driver.step({ type: 'started', online: true });
    assert.deepEqual(types(driver.fails('other-account')), ['other-account']);
  });
});
