import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createPlatform, type LedgerEntry } from '@cs-inbox/simulator';
import { Checker } from './checker.ts';
import { EventLoop } from './event-loop.ts';
import { MachineClock } from './machine-clock.ts';
import { syncWeathers } from './sync-weather.ts';

/** A checker who watches what the test makes up. */
function watched(windowMs = 60_000, lookUp = false) {
  const loop = new EventLoop(1_000_000);
  const rows = new Map<string, unknown>();
  const taken: LedgerEntry[] = [];
  const colleaguesAt: number[] = [];
  const checker = new Checker({
    rows,
    ledger: () => taken,
    now: () => loop.now(),
    machine: new MachineClock(loop),
    backend: { windowMs, lookUp, colleagues: 0, serverRetries: false, steady: true },
    account: 'operator-1',
    pace: { messages: 2, everyMs: 1_000 },
    loop,
    platform: createPlatform({ seed: 1, scenario: { version: 1, name: 'none', title: 'Nothing happens.', rules: [] }, account: 'operator-1', startedAt: 1_000_000 }),
    news: syncWeathers.calm,
    calm: true,
    colleaguesAt: () => colleaguesAt,
    note: () => undefined,
  });
  const click = (key: string) => checker.clicked({ key, conversationId: 'c1', storeId: 's1', text: `text of ${key}`, page: 1 });
  const put = (key: string, attemptCount: number, page = 1) => {
    const value = { text: `text of ${key}`, attemptCount };
    checker.disk.applied(page, { puts: [{ key: `out:${key}`, value }], deletes: [], epoch: 1 });
    rows.set(`out:${key}`, value);
  };
  const gone = (key: string) => {
    checker.disk.applied(1, { puts: [], deletes: [`out:${key}`], epoch: 1 });
    rows.delete(`out:${key}`);
  };
  const leaves = (key: string, page = 1) => checker.departures.departed(key, 'bytes', true, page);
  const arrives = (key: string) => {
    taken.push({ at: loop.now(), conversationId: 'c1', storeId: 's1', messageId: `m${taken.length}`, key, attempt: 1, text: `text of ${key}`, position: taken.length, arrival: taken.length + 1 });
    checker.arrivals.readLedger();
  };
  const pass = (ms: number) => loop.runUntil(loop.now() + ms, () => undefined);
  return { checker, rows, colleaguesAt, click, put, gone, leaves, arrives, pass, found: () => checker.violations.map(({ invariant }) => invariant) };
}

describe('the checker', () => {
  test('finds nothing where all goes well', () => {
    const { checker, rows, click, put, leaves, arrives, found } = watched();
    click('k1');
    put('k1', 1);
    leaves('k1');
    arrives('k1');
    checker.disk.applied(1, { puts: [], deletes: ['out:k1'], epoch: 1 });
    rows.delete('out:k1');
    checker.atEnd();
    assert.deepEqual(found(), []);
  });

  test('I1: a departure that the disk does not know of, a row that goes too early, a message that is nowhere', () => {
    const { checker, rows, click, put, leaves, found } = watched();
    click('k1');
    leaves('k1');
    put('k1', 1);
    leaves('k1');
    checker.disk.applied(1, { puts: [], deletes: ['out:k1'], epoch: 1 });
    rows.delete('out:k1');
    checker.atEnd();
    assert.deepEqual(found(), ['I1', 'I1', 'I1', 'I1']);
  });

  test('I2: a message that is taken twice, and a key that leaves after its window without a question', () => {
    const { checker, click, put, leaves, arrives, pass, found } = watched();
    click('k1');
    put('k1', 1);
    leaves('k1');
    pass(60_001);
    put('k1', 2);
    checker.departures.provenAbsent('k1');
    leaves('k1');
    assert.deepEqual(found(), []);
    pass(60_001);
    put('k1', 3);
    leaves('k1');
    assert.deepEqual(found(), ['I2']);
    arrives('k1');
    arrives('k1');
    assert.deepEqual(found(), ['I2', 'I2']);
  });

  test('I2: what leaves when its key is forgotten, and nobody has just asked', () => {
    const { checker, click, pass, found } = watched(60_000, true);
    const { lookUps } = checker;
    click('k1');
    lookUps.departed('k1');
    pass(60_001);
    lookUps.heardAbsent('k1');
    pass(30_000);
    lookUps.departed('k1');
    assert.deepEqual(found(), []);
    pass(60_001);
    lookUps.heardAbsent('k1');
    pass(30_100);
    lookUps.departed('k1');
    assert.deepEqual(found(), ['I2']);
    pass(60_001);
    lookUps.departed('k1');
    assert.deepEqual(found(), ['I2', 'I2']);
  });

  test('I5: a later message that arrives first', () => {
    const { click, put, arrives, found } = watched();
    for (const key of ['k1', 'k2']) {
      click(key);
      put(key, 1);
    }
    arrives('k2');
    arrives('k1');
    assert.deepEqual(found(), ['I5']);
  });

  test('I5: not where the later one was told to be refused, and a copy of it came after', () => {
    const inOrder = (heard: boolean, told: boolean) => {
      const { checker, click, put, gone, leaves, arrives, pass, found } = watched();
      for (const key of ['k1', 'k2']) {
        click(key);
        put(key, 1);
        leaves(key);
        checker.departures.provenAbsent(key);
        pass(1_000);
      }
      if (!heard) {
        put('k2', 2);
        leaves('k2');
      }
      arrives('k2');
      if (told) gone('k2');
      put('k1', 2);
      leaves('k1');
      arrives('k1');
      return found();
    };
    assert.deepEqual(inOrder(true, false), []);
    assert.deepEqual(inOrder(true, true), ['I5']);
    assert.deepEqual(inOrder(false, false), ['I5', 'I5']);
  });

  test('AUTO-1: before any morning, but not where a person was quicker than the disk', () => {
    const wentAgain = (retried: boolean) => {
      const { checker, rows, click, put, leaves, pass, found } = watched();
      click('k1');
      put('k1', 1);
      leaves('k1');
      pass(1_000);
      if (retried) checker.retried('k1');
      pass(20);
      const failed = { text: 'text of k1', attemptCount: 1, delivery: 'failed', failure: { cause: 'unknown' } };
      checker.disk.applied(1, { puts: [{ key: 'out:k1', value: failed }], deletes: [], epoch: 1 });
      rows.set('out:k1', failed);
      put('k1', 2);
      leaves('k1');
      return found();
    };
    assert.deepEqual(wentAgain(true), []);
    assert.deepEqual(wentAgain(false), ['AUTO-1']);
  });

  test('I6: a tab that does not lead any more changes a row', () => {
    const { checker, click, put, found } = watched();
    checker.disk.led(1);
    click('k1');
    put('k1', 0);
    checker.disk.led(2);
    put('k1', 1, 2);
    assert.deepEqual(found(), []);
    put('k1', 2, 1);
    assert.deepEqual(found(), ['I6']);
  });

  test('I6: what is sent while it is being asked about', () => {
    const { checker, found } = watched();
    checker.askedTooSoon('k1');
    assert.deepEqual(found(), ['I6']);
  });

  test('I7: a row that says that it departs to a store that its page knows to be shut', () => {
    const { checker, pass, found } = watched();
    const row = (departedAt: number) => ({ key: 'k1', storeId: 's1', delivery: 'sending', attempts: [{ departedAt, endedAt: null }] });
    checker.toldTimes.told(1, 's1', 1_060_000);
    pass(1_000);
    checker.toldTimes.put(1, row(1_000_000));
    checker.toldTimes.put(1, row(1_060_000));
    checker.toldTimes.put(2, row(1_000_500));
    assert.deepEqual(found(), []);
    checker.toldTimes.put(1, row(1_000_500));
    assert.deepEqual(found(), ['I7']);
  });

  test('I8: what a person has sent again, and it stays where it is', () => {
    const { checker, click, pass, found } = watched();
    checker.disk.led(1);
    const again = (key: string) => {
      click(key);
      checker.prompts.wanted(key, 1);
    };
    pass(30_000);
    again('k1');
    pass(5_000);
    checker.prompts.departed('k1');
    checker.arrivals.readLedger();
    pass(10_000);
    checker.prompts.look();
    assert.deepEqual(found(), []);
    checker.gaveUp('k1');
    again('k2');
    pass(5_000);
    checker.prompts.disturbed();
    pass(30_000);
    checker.prompts.look();
    assert.deepEqual(found(), []);
    checker.prompts.wanted('k2', 1);
    pass(10_001);
    checker.prompts.look();
    assert.deepEqual(found(), ['I8']);
  });

  test('I8: not what somebody else has answered since', () => {
    const { checker, colleaguesAt, click, pass, found } = watched();
    checker.disk.led(1);
    pass(30_000);
    colleaguesAt.push(1_029_000);
    for (const key of ['k1', 'k2']) {
      click(key);
      checker.prompts.wanted(key, 1);
      pass(10_001);
      checker.prompts.look();
      checker.gaveUp(key);
      colleaguesAt.push(1_041_000);
    }
    assert.deepEqual(found(), ['I8']);
  });

  test('RETRY-2: what goes again behind the answer of a colleague, unless an earlier one has arrived behind that', () => {
    const answeredAfter = (earlier: 'before' | 'behind') => {
      const { checker, click, put, leaves, arrives, pass, found } = watched(60_000, true);
      for (const key of ['k1', 'k2']) {
        click(key);
        put(key, 1);
        leaves(key);
      }
      pass(1_000);
      if (earlier === 'before') arrives('k1');
      pass(1_000);
      checker.departures.showsColleague(1, 'c1', 1_002_000);
      pass(1_000);
      if (earlier === 'behind') arrives('k1');
      else leaves('k1');
      pass(2_000);
      put('k2', 2);
      leaves('k2');
      return found().filter((rule) => rule === 'RETRY-2');
    };
    assert.deepEqual(answeredAfter('behind'), []);
    assert.deepEqual(answeredAfter('before'), ['RETRY-2']);
  });

  test('SEND-12: what was taken back is on the disk again, or leaves', () => {
    const { checker, rows, click, put, leaves, found } = watched();
    click('k1');
    put('k1', 0);
    checker.askedBack('k1');
    checker.disk.applied(1, { puts: [], deletes: ['out:k1'], epoch: 1 });
    rows.delete('out:k1');
    assert.deepEqual(found(), []);
    put('k1', 1);
    leaves('k1');
    assert.deepEqual(found(), ['SEND-12', 'SEND-12']);
  });

  test('I7: more arrivals than the store may send, but for copies of what it has', () => {
    const { checker, pass, found } = watched();
    pass(60_000);
    const attempt = { key: 'k1', storeId: 's1', operator: 'operator-1', committed: false };
    for (let i = 0; i < 4; i++) {
      checker.arrivals.arrived({ ...attempt } as Parameters<typeof checker.arrivals.arrived>[0]);
      checker.arrivals.arrived({ ...attempt, told: 'accepted' } as Parameters<typeof checker.arrivals.arrived>[0]);
      pass(500);
    }
    assert.deepEqual(found(), []);
    checker.arrivals.arrived({ ...attempt } as Parameters<typeof checker.arrivals.arrived>[0]);
    checker.arrivals.arrived({ ...attempt } as Parameters<typeof checker.arrivals.arrived>[0]);
    assert.deepEqual(found(), ['I7']);
  });

  test('I13: a row that nobody can read is gone, or written over', () => {
    const { checker, rows, found } = watched();
    checker.disk.spoilt('out:x', 'garbage');
    rows.set('out:x', 'garbage');
    checker.disk.applied(1, { puts: [], deletes: ['out:x'], epoch: 1 });
    rows.delete('out:x');
    checker.atEnd();
    assert.deepEqual(found(), ['I13', 'I13']);
  });

  test('I14: a tab that asks more than sixty times in a minute', () => {
    const { checker, pass, found } = watched();
    for (let i = 0; i < 60; i++) checker.requests.asked(1);
    pass(60_000);
    for (let i = 0; i < 60; i++) checker.requests.asked(1);
    assert.deepEqual(found(), []);
    checker.requests.asked(1);
    assert.deepEqual(found(), ['I14']);
  });
});
