import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { FakeBrowser } from '../../../test/support/node/fake-browser.ts';
import { FakeWorld } from '../../../test/support/node/fake-world.ts';
import { readRecord, recordPage } from '../../../test/support/node/record-page.ts';
import { sampleConversation } from '../../../test/support/node/sample-conversation.ts';
import { sampleFailure } from '../../../test/support/node/sample-failure.ts';
import { sampleMessage } from '../../../test/support/node/sample-message.ts';

const DAY = 86_400_000;
const SLOT = 1_800_000;
const START = new FakeWorld().now;
const buyerName = sampleConversation().buyer.name;

describe('how many messages have been sent', () => {
  test('CHECK-2.31 is counted by half hours and stores', () => {
    const { world, send, accept, read: record } = recordPage();
    for (const id of ['c1', 'c1', 'c2']) {
      send(id);
      accept(100 + world.now - START);
      world.now += 1;
    }
    world.now += SLOT;
    send();
    accept(9e9);
    const slot = Math.floor(START / SLOT);
    assert.deepEqual(record().sent, [{ slot, storeId: 's1', count: 2 }, { slot, storeId: 's2', count: 1 }, { slot: slot + 1, storeId: 's1', count: 1 }]);
  });

  test('CHECK-2.32 is written in the transaction in which the message goes from the outbox, with one row', () => {
    const { world, send } = recordPage();
    const key = send();
    world.accept();
    const [commit, ...more] = world.commits.map(({ asked }) => asked);
    assert.deepEqual([commit?.deletes, commit?.puts.map((row) => row.key), more], [[`out:${key}`], ['place:c1', `log:sent:${key}`], []]);
  });

  test('CHECK-2.32 what the disk refuses is written when it goes after all, and counted once', () => {
    const { world, send, accept, read: record } = recordPage();
    send();
    world.accept();
    world.refuse();
    send('c2');
    accept(101);
    assert.deepEqual(record().sent.map(({ storeId, count }) => [storeId, count]), [['s1', 1], ['s2', 1]]);
    world.pass(6_000);
    world.store();
    assert.deepEqual(record().sent.map(({ count }) => count), [1, 1]);
  });

  test('CHECK-2.32 counts once what a page has confirmed that died before the disk had it', () => {
    const { world, disk, send, inbox } = recordPage();
    const key = send();
    world.accept();
    world.commits.length = 0;
    inbox.stop();
    const next = recordPage(disk, {}, START + 1_000);
    next.world.store();
    assert.equal(next.world.sends[0]?.asked.key, key);
    next.accept();
    assert.deepEqual(next.read().sent.map(({ count }) => count), [1]);
  });

  test('CHECK-2.33 a disk that has no room for a minute loses the count, not the room', () => {
    const { world, disk, send } = recordPage();
    const key = send();
    world.accept();
    world.refuse();
    for (let i = 0; i < 13; i++) {
      world.pass(5_000);
      world.refuse();
    }
    world.pass(5_000);
    assert.deepEqual(world.commits.map(({ asked }) => [asked.deletes, asked.puts.filter((row) => row.key.startsWith('log:'))]), [[[`out:${key}`], []]]);
    world.store();
    assert.equal(disk.record.size, 0);
  });
});

describe('what did not reach its buyer at the first attempt', () => {
  test('CHECK-2.34 is told while it goes on, and costs no row of its own', () => {
    const { world, inbox, disk, send, refuse, read: record } = recordPage();
    const key = send();
    world.now += 10;
    refuse('unknown', { retryable: true, code: 'E-1', requestId: 'r-1' });
    world.now += 10;
    inbox.retry('c1', key, 'again');
    world.store();
    refuse('platform', { code: 'E-2', requestId: 'r-2' });
    assert.deepEqual(record().cases, [
      {
        key, conversationId: 'c1', storeId: 's1', buyerName, createdAt: START, failedAt: START + 10, cause: 'unknown', lastCause: 'platform', code: 'E-2', requestId: 'r-2',
        retries: [{ at: START + 20, trigger: 'manual', by: 'Mei Lin', reason: 'again', arrived: false }], end: null, endAt: null,
      },
    ]);
    assert.equal(disk.record.size, 0);
  });

  test('CHECK-2.34 has a row from its end on, written with that: arrived, or gone by a person', () => {
    const { world, inbox, send, refuse, accept, read: record } = recordPage();
    const [one, two] = [send(), send('c2')];
    for (let i = 0; i < 2; i++) refuse('unknown', { retryable: true });
    world.now += 5;
    inbox.retry('c1', one);
    world.store();
    accept();
    inbox.discard('c2', two);
    assert.deepEqual(world.commits.map(({ asked }) => [asked.deletes, asked.puts.map((row) => row.key)]), [[[`out:${two}`], [`log:case:${two}`]]]);
    world.store();
    assert.deepEqual(record().cases.map(({ key, end, endAt, retries }) => [key, end, endAt, retries.map(({ arrived }) => arrived)]), [[one, 'arrived', START + 5, [true]], [two, 'gone', START + 5, []]]);
  });

  test('CHECK-2.34 one in whose place another is sent, or that is taken back, is gone', () => {
    const { world, inbox, send, refuse, read: record } = recordPage();
    const [edited, waiting] = [send(), send('c2')];
    refuse('content');
    refuse('unknown', { retryable: true });
    inbox.edit('c1', edited);
    inbox.send('c1', inbox.$draft.get().text || 'hello');
    inbox.open('c1');
    inbox.discard('c2', waiting);
    world.store();
    assert.deepEqual(record().cases.map(({ key, end }) => [key, end]), [[edited, 'gone'], [waiting, 'gone']]);
  });

  test('CHECK-2.34 one that arrived at once, or never left, is no case', () => {
    const { world, inbox, send, accept, read: record } = recordPage();
    send();
    accept();
    world.setOnline(false);
    const waiting = send('c2');
    inbox.withdraw('c2', waiting);
    world.store();
    assert.deepEqual(record().cases, []);
  });

  test('CHECK-2.34 one that was only unreached is no case; one of which nobody knew is', () => {
    const { world, send, accept, read: record } = recordPage();
    send();
    const unknown = send('c2');
    world.sends.shift()?.answer({ kind: 'unreached', failure: sampleFailure('platform') });
    world.sends.shift()?.answer({ kind: 'unknown', why: 'cut' });
    world.store();
    world.pass(20_000);
    world.store();
    for (const _ of [1, 2]) accept(200);
    assert.deepEqual(record().cases.map(({ key, cause, retries, end }) => [key, cause, retries.length, end]), [[unknown, 'network', 1, 'arrived']]);
  });

  test('CHECK-2.34 one that lives is told of as it is, whatever the disk says of a former end', () => {
    const { disk, send, refuse, read: record } = recordPage();
    const key = send();
    refuse('recipient');
    const [open] = record().cases;
    disk.record.set(`log:case:${key}`, { v: 1, ...open, end: 'gone', endAt: 1 });
    assert.deepEqual(record().cases, [open]);
  });

  test('CHECK-2.34 one that was lost with its page is a case only where it had to be sent again', () => {
    const { world, disk, send, inbox } = recordPage();
    const [found, absent] = [send(), send('c2')];
    inbox.stop();
    world.commits.length = 0;
    const next = recordPage(disk, {}, START + DAY);
    for (const { asked, answer } of next.world.lookUps.splice(0)) answer(asked === absent ? { kind: 'absent' } : { kind: 'found', message: sampleMessage({ id: 'm', key: found, conversationId: 'c1', position: 100 }) });
    next.world.store();
    next.accept(101);
    assert.deepEqual(next.read().cases.map(({ key, cause, retries, end }) => [key, cause, retries.map(({ trigger }) => trigger), end]), [[absent, 'network', ['automatic'], 'arrived']]);
  });

  test('CHECK-2.35 one that was blocked after it had been taken is a case, once, with how it had left', () => {
    const { world, inbox, disk, send, refuse, accept, read: record } = recordPage();
    const key = send();
    refuse('unknown', { retryable: true });
    inbox.retry('c1', key, 'again');
    world.store();
    accept();
    const blocked = sampleMessage({ id: `id-${key}`, key, conversationId: 'c1', position: 100, at: START + 7, receipt: 'blocked', direction: 'out' });
    for (const cursor of ['x', 'y']) {
      world.pass(4_000);
      world.page({ cursor, messages: [cursor === 'x' ? blocked : { ...blocked, note: 'why' }] });
    }
    assert.equal(world.commits.filter(({ asked }) => asked.puts.some((row) => row.key === `log:case:${key}`)).length, 1);
    world.store();
    const [one, ...more] = record().cases;
    assert.deepEqual([one?.end, one?.endAt, one?.cause, one?.lastCause, one?.retries.map(({ reason }) => reason), more], ['blocked', START + 7, 'unknown', 'content', ['again'], []]);
    assert.equal(disk.record.size, 2);
  });

  test('CHECK-2.35 one that was blocked at once is told of as content', () => {
    const { world, read: record } = recordPage();
    world.pass(4_000);
    world.page({ cursor: 'x', messages: [sampleMessage({ key: 'b1', conversationId: 'c1', at: START, receipt: 'blocked', direction: 'out' })] });
    world.store();
    assert.deepEqual(record().cases.map(({ key, cause, failedAt, end, storeId }) => [key, cause, failedAt, end, storeId]), [['b1', 'content', START, 'blocked', 's1']]);
  });

  test('CHECK-2.36 what was blocked is written by the tab that sends, also where it had learned of it before it did', () => {
    const browser = new FakeBrowser();
    const [one, other] = [browser.open('a'), browser.open('b')];
    const message = sampleMessage({ key: 'b1', conversationId: 'c1', at: START, receipt: 'blocked', direction: 'out' });
    one.world.pass(4_000);
    one.world.page({ cursor: 'x', messages: [message] });
    const written = (page: typeof one) => page.world.commits.filter(({ asked }) => asked.puts.some(({ key }) => key.startsWith('log:'))).map(({ asked }) => asked.epoch);
    assert.deepEqual([written(one), written(other)], [[browser.disk.epoch], []]);
    one.world.commits.length = 0;
    browser.settle();
    assert.deepEqual([browser.disk.record.size, written(other)], [0, []]);
    browser.close(one);
    browser.settle();
    assert.equal(browser.disk.record.size, 1);
  });

  test('CHECK-2.36 only the tab that sends writes of what it confirms, and all read the same', () => {
    const browser = new FakeBrowser();
    const [one, other] = [browser.open('a'), browser.open('b')];
    other.inbox.send('c1', 'hello');
    browser.settle();
    one.world.sends.shift()?.answer({ kind: 'refused', failure: sampleFailure('unknown', { retryable: true }) });
    browser.settle();
    const open = readRecord(other.world, other.inbox);
    other.inbox.retry('c1', 'b1');
    browser.settle();
    one.world.accept();
    assert.deepEqual([one.world.commits.length, other.world.commits.length], [1, 0]);
    browser.settle();
    assert.deepEqual([open.cases.map(({ end }) => end), readRecord(other.world, other.inbox), readRecord(one.world, one.inbox).sent[0]?.count], [[null], readRecord(one.world, one.inbox), 1]);
  });
});
