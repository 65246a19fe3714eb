import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Bubble } from '@cs-inbox/core';
import { createPlatform, type LedgerEntry } from '@cs-inbox/simulator';
import { Checker } from './checker.ts';
import { EventLoop } from './event-loop.ts';
import { MachineClock } from './machine-clock.ts';
import { Page } from './page.ts';
import { syncWeathers } from './sync-weather.ts';

/** A page that leads, one that does not, and a checker who watches; k1 was clicked on the first. */
function watched(colleaguesAt: readonly number[] = []) {
  const loop = new EventLoop(1_000_000_000);
  const rows = new Map<string, unknown>();
  const taken: LedgerEntry[] = [];
  const machine = new MachineClock(loop);
  const checker = new Checker({
    rows,
    ledger: () => taken,
    now: () => loop.now(),
    machine,
    backend: { windowMs: 60_000, lookUp: true, colleagues: 0, serverRetries: false, steady: true },
    account: 'operator-1',
    pace: null,
    loop,
    platform: createPlatform({ seed: 1, scenario: { version: 1, name: 'none', title: 'Nothing happens.', rules: [] }, account: 'operator-1', startedAt: 1_000_000 }),
    news: syncWeathers.calm,
    calm: true,
    colleaguesAt: () => colleaguesAt,
    note: () => undefined,
  });
  const [leader, other] = [new Page(1, loop, machine), new Page(2, loop, machine)];
  checker.gone.led(leader);
  const click = (key: string) => checker.clicked({ key, conversationId: 'c1', storeId: 's1', text: `text of ${key}`, page: 1 });
  const apply = (puts: readonly (readonly [string, number])[], deletes: readonly string[] = []) => {
    const changes = { puts: puts.map(([key, attemptCount]) => ({ key: `out:${key}`, value: { text: `text of ${key}`, attemptCount, delivery: 'sending' } })), deletes: deletes.map((key) => `out:${key}`), epoch: 1 };
    checker.disk.applied(1, changes);
    checker.counts.applied(leader, changes, loop.now());
    checker.gone.applied(changes);
    for (const key of changes.deletes) rows.delete(key);
    for (const { key, value } of changes.puts) rows.set(key, value);
  };
  const leaves = (key: string) => {
    checker.counts.departed(key);
    checker.gone.departed(key, 1);
    checker.news.departed(key, leader);
    checker.departures.departed(key, 'bytes', true, 1);
  };
  const arrives = (key: string) => {
    taken.push({ at: loop.now(), conversationId: 'c1', storeId: 's1', messageId: `m${taken.length}`, key, attempt: 1, text: `text of ${key}`, position: taken.length, arrival: taken.length + 1 });
    checker.arrivals.readLedger();
  };
  const pass = (ms: number) => loop.runUntil(loop.now() + ms, () => undefined);
  const shows = (key: string, delivery: Bubble['delivery'], hold: Bubble['hold'] = null) => {
    const bubbles = [{ key, delivery, hold } as Bubble];
    checker.gone.shown(bubbles, other);
    checker.news.shown('c1', bubbles);
  };
  click('k1');
  return { checker, leader, click, apply, leaves, arrives, pass, shows, now: () => loop.now(), found: () => checker.violations.map(({ invariant }) => invariant) };
}

describe('what has gone for good', () => {
  test('does not leave a page again that has heard that it arrived', () => {
    const { checker, apply, leaves, arrives, found } = watched();
    apply([['k1', 1]]);
    leaves('k1');
    arrives('k1');
    checker.gone.toldArrived(1, 'k1');
    apply([['k1', 2]]);
    leaves('k1');
    assert.deepEqual(found(), ['I2']);
  });

  test('does not leave once it was given up and its row is gone', () => {
    const { checker, apply, leaves, pass, found } = watched();
    apply([['k1', 0]]);
    checker.gaveUp('k1');
    apply([], ['k1']);
    pass(2_000);
    apply([['k1', 1]]);
    leaves('k1');
    assert.deepEqual(found(), ['SEND-12']);
  });

  test('may leave just then: its departure was on its way to the disk', () => {
    const { checker, apply, leaves, found } = watched();
    apply([['k1', 0]]);
    checker.gaveUp('k1');
    apply([], ['k1']);
    apply([['k1', 1]]);
    leaves('k1');
    assert.deepEqual(found(), []);
  });

  test('is shown no more once a tab that runs has had the time to say so', () => {
    const { checker, leader, apply, pass, shows, found } = watched();
    apply([['k1', 0]]);
    checker.gaveUp('k1');
    apply([], ['k1']);
    shows('k1', 'queued');
    leader.freeze(false);
    pass(3_000);
    shows('k1', 'queued');
    leader.thaw();
    assert.deepEqual(found(), []);
    pass(3_000);
    shows('k1', 'queued');
    shows('k1', 'queued');
    assert.deepEqual(found(), ['I15']);
  });

  test('leaves no row behind', () => {
    const { checker, apply, leaves, arrives, pass, found } = watched();
    apply([['k1', 1]]);
    leaves('k1');
    arrives('k1');
    pass(20_000);
    checker.gone.atRest();
    assert.deepEqual(found(), ['I8']);
  });

  test('is not on the disk where something has arrived in its place; where the disk refuses that, it stands again', () => {
    const { checker, click, apply, leaves, arrives, found } = watched();
    apply([['k1', 0]]);
    click('k2');
    checker.gone.isReplaced('k1');
    checker.gaveUp('k1');
    checker.gone.takesPlace('k2', 'k1');
    apply([['k2', 1]]);
    leaves('k2');
    arrives('k2');
    checker.gone.atEnd();
    assert.deepEqual(found(), ['I15']);
    click('k3');
    click('k4');
    apply([['k3', 0]]);
    checker.gone.isReplaced('k3');
    checker.gaveUp('k3');
    checker.gone.takesPlace('k4', 'k3');
    checker.textReturned('text of k4', 'text of k4');
    apply([], ['k3']);
    assert.deepEqual(found(), ['I15', 'I1']);
  });
});

describe('how often a message has left', () => {
  test('is what the disk says, as long as one tab counts', () => {
    const { checker, apply, leaves, found } = watched();
    apply([['k1', 2]]);
    leaves('k1');
    assert.deepEqual(found(), ['I1']);
    checker.counts.startsAnew();
    apply([['k1', 4]]);
    leaves('k1');
    assert.deepEqual(found(), ['I1']);
  });

  test('is not one more for longer than a moment, where the disk answers', () => {
    const { checker, click, apply, pass, found } = watched();
    click('k2');
    apply([['k1', 1]]);
    checker.counts.disturbed();
    pass(2_000);
    apply([['k2', 1]]);
    assert.deepEqual(found(), []);
    pass(2_000);
    apply([]);
    assert.deepEqual(found(), ['I1']);
  });
});

describe('what others have written', () => {
  test('holds a message back only where there is such a thing', () => {
    for (const [colleaguesAt, expected] of [[[], ['SEND-12']], [[1_000_000_500], []]] as const) {
      const { click, apply, leaves, arrives, pass, shows, found } = watched(colleaguesAt);
      click('k2');
      apply([['k2', 0]]);
      pass(2_000);
      apply([['k1', 1]]);
      leaves('k1');
      arrives('k1');
      shows('k2', 'queued', 'answered');
      assert.deepEqual(found(), expected);
    }
  });

  test('is asked for by what has waited, once a network is back', () => {
    for (const [answeredAt, expected] of [[1_000_050_000, ['SEND-12']], [1_000_095_000, []]] as const) {
      const { leader, apply, leaves, pass, now, found } = watched([answeredAt]);
      leader.onlineSince = now() + 90_000;
      pass(94_000);
      apply([['k1', 1]]);
      leaves('k1');
      assert.deepEqual(found(), expected);
    }
  });
});
