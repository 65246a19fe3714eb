import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { emptyOutbox, type OutboxEntry, type OutboxState } from '@cs-inbox/core';
import { FakeBrowser } from '../../../test/support/node/fake-browser.ts';
import { FakeWorld } from '../../../test/support/node/fake-world.ts';
import { sampleConversation } from '../../../test/support/node/sample-conversation.ts';
import { sampleEntry } from '../../../test/support/node/sample-entry.ts';
import { sampleFailure } from '../../../test/support/node/sample-failure.ts';
import { sampleMessage } from '../../../test/support/node/sample-message.ts';
import { sampleStore } from '../../../test/support/node/sample-store.ts';
import { createInbox } from './create-inbox.ts';
import { RetryRuns } from './retry-runs.ts';

const places = (...numbers: readonly number[]) => numbers.map((n) => ({ conversationId: `c${n}`, key: `k${n}` }));

/** k1 of c1 … k4 of c4 were refused, and may go again; in c5 there is a blocked one. */
function refusedOnes() {
  const world = new FakeWorld();
  const inbox = createInbox(world.ports, { operator: () => 'Mei Lin' });
  inbox.start();
  world.open();
  world.bringUp({
    stores: [sampleStore()],
    conversations: [1, 2, 3, 4, 5].map((n) => sampleConversation({ id: `c${n}`, buyer: { id: `b${n}`, name: `Buyer ${n}` } })),
    messages: [sampleMessage({ id: 'm5', key: 'b5', conversationId: 'c5', direction: 'out', receipt: 'blocked', text: 'free phone', position: 5 })],
  });
  for (const id of ['c1', 'c2', 'c3', 'c4']) {
    inbox.send(id, `hello ${id}`);
    world.store();
    refuse();
  }
  function refuse() {
    world.sends.shift()?.answer({ kind: 'refused', failure: sampleFailure('unknown', { retryable: true }) });
    world.store();
  }
  const back = () => {
    world.setOnline(true);
    world.pass(3_000);
    world.bringUp();
    world.store();
  };
  const progress = () => inbox.$retryRun.get()?.items.map((item) => item.progress);
  return { world, inbox, refuse, back, progress };
}

describe('a run of retries', () => {
  test('BULK-4.1 says who asked, when, why, and of each message to whom it goes and whether it does', () => {
    const { world, inbox } = refusedOnes();
    inbox.discard('c2', 'k2');
    world.setOnline(false);
    const results = inbox.retryAll(places(1, 2), 'the store is back');
    const run = inbox.$retryRun.get();
    assert.deepEqual([run?.startedAt, run?.by, run?.reason], [world.now, 'Mei Lin', 'the store is back']);
    assert.deepEqual(run?.items, [
      { conversationId: 'c1', key: 'k1', storeId: 's1', buyerName: 'Buyer 1', result: { ok: true }, progress: 'queued', at: world.now },
      { conversationId: 'c2', key: 'k2', storeId: 's1', buyerName: 'Buyer 2', result: { ok: false, why: 'not-failed' }, progress: null, at: world.now },
    ]);
    assert.deepEqual(results, run?.items.map(({ result }) => result));
  });

  test('BULK-4.2 shows of each how far it is, and since when', () => {
    const { world, inbox, refuse, back, progress } = refusedOnes();
    world.setOnline(false);
    inbox.retryAll(places(1, 2, 3));
    assert.deepEqual(progress(), ['queued', 'queued', 'queued']);
    back();
    assert.deepEqual(progress(), ['sending', 'sending', 'sending']);
    world.accept();
    refuse();
    world.sends.shift()?.answer({ kind: 'unknown', why: 'cut' });
    assert.deepEqual(progress(), ['sent', 'failed', 'unconfirmed']);
    assert.equal(inbox.$retryRun.get()?.items[0]?.at, world.now);
  });

  test('BULK-4.2 one that is refused and goes by itself is followed until it has arrived', () => {
    const { world, inbox, progress } = refusedOnes();
    inbox.retryAll(places(1));
    world.store();
    world.sends.shift()?.answer({ kind: 'refused', failure: sampleFailure('throttled', { retryAt: world.now + 5_000 }) });
    world.store();
    assert.deepEqual(progress(), ['failed']);
    world.pass(6_000);
    world.store();
    world.accept();
    assert.deepEqual(progress(), ['sent']);
  });

  test('BULK-4.2 what has not changed is the same object, and a run that is over changes no more', () => {
    const { world, inbox, refuse } = refusedOnes();
    inbox.retryAll(places(1, 2, 3).toSpliced(2, 1, { conversationId: 'c3', key: 'nobody' }));
    const before = inbox.$retryRun.get();
    world.store();
    assert.equal(inbox.$retryRun.get(), before);
    world.accept();
    const between = inbox.$retryRun.get();
    assert.deepEqual([0, 1, 2].map((i) => between?.items[i] === before?.items[i]), [false, true, true]);
    refuse();
    const after = inbox.$retryRun.get();
    inbox.discard('c2', 'k2');
    world.store();
    inbox.send('c1', 'more');
    world.store();
    assert.equal(inbox.$retryRun.get(), after);
  });

  test('BULK-3.1 a blocked one goes as a new message in its place, and the run follows that', () => {
    const { world, inbox, progress } = refusedOnes();
    const results = inbox.retryAll([{ conversationId: 'c5', key: 'b5' }, ...places(1)], 'again');
    const [item] = inbox.$retryRun.get()?.items ?? [];
    assert.deepEqual(results, [{ ok: true, key: item?.key }, { ok: true }]);
    assert.equal(item?.key === 'b5', false);
    world.store();
    const asked = world.sends.find((send) => send.asked.key === item?.key)?.asked;
    assert.deepEqual([asked?.text, asked?.replaces, asked?.conversationId], ['free phone', 'b5', 'c5']);
    const row = world.rows.get(`out:${item?.key}`) as { attempts: { by: string; reason: string; trigger: string }[] };
    assert.deepEqual([row.attempts[0]?.by, row.attempts[0]?.reason, row.attempts[0]?.trigger], ['Mei Lin', 'again', 'bulk']);
    while (world.sends.length > 0) world.accept(200);
    assert.deepEqual(progress(), ['sent', 'sent']);
  });

  test('BULK-3.2 what would become of each is told without anything being sent', () => {
    const { world, inbox } = refusedOnes();
    const items = [...places(1), { conversationId: 'c5', key: 'b5' }, { conversationId: 'c1', key: 'nobody' }];
    assert.deepEqual(inbox.retryOutlook(items), [{ ok: true }, { ok: true }, { ok: false, why: 'not-failed' }]);
    world.store();
    assert.deepEqual([world.sends.length, inbox.$retryRun.get()], [0, null]);
  });

  test('BULK-3.2 a blocked one does not go beside a failed one of its conversation, nor twice', () => {
    const { world, inbox } = refusedOnes();
    inbox.send('c5', 'other');
    world.store();
    world.sends.shift()?.answer({ kind: 'refused', failure: sampleFailure('unknown', { retryable: true }) });
    world.store();
    const items = [{ conversationId: 'c5', key: 'b5' }, { conversationId: 'c5', key: 'k5' }];
    const waits = { ok: false, why: 'not-eligible', eligibility: { verdict: 'waits', for: 'answer' } };
    const blocked = { conversationId: 'c5', key: 'b5' };
    assert.deepEqual(inbox.retryOutlook(items), [waits, { ok: true }]);
    assert.deepEqual(inbox.retryOutlook([blocked, blocked]), [{ ok: true }, waits]);
    assert.deepEqual(inbox.retryAll(items), [waits, { ok: true }]);
    world.store();
    assert.equal(world.sends.length, 1);
  });
});

describe('a run of which another tab tells too little', () => {
  const item = { conversationId: 'c1', key: 'k1', storeId: 's1', buyerName: '', result: { ok: true }, progress: 'queued', at: 0 } as const;
  const asked = { type: 'retry-all', items: [item], planned: { trigger: 'bulk', by: '', reason: '' } } as const;
  const outbox = (delivery?: OutboxEntry['delivery'], change: Partial<OutboxState> = {}): OutboxState => ({
    ...emptyOutbox,
    lanes: new Map(delivery === undefined ? [] : [['c1', { entries: [sampleEntry({ delivery })], flight: null, storing: [] }]]),
    ...change,
  });
  const following = (...states: readonly OutboxState[]) => {
    const runs = new RetryRuns();
    runs.begin({ startedAt: 0, by: '', reason: '', items: [item] });
    const seen = states.map((state, i) => {
      runs.follow(state, i);
      return runs.$run.get()?.items[0]?.progress;
    });
    return { runs, seen };
  };

  test('BULK-4.40 one that nobody took is not queued for ever: it has failed, until it goes after all', () => {
    const failed = outbox('failed', { wishes: [asked] });
    assert.deepEqual(following(failed, { ...failed, wishes: [] }, outbox('queued')).seen, ['queued', 'failed', 'queued']);
  });

  test('BULK-4.41 one that has arrived unheard is sent, not stopped: by what the disk knows of it', () => {
    const arrived = new Map([['k1', { attempts: 2, history: [], at: 1 }]]);
    assert.deepEqual(following(outbox('sending'), outbox(undefined, { arrived })).seen, ['sending', 'sent']);
  });

  test('BULK-4.41 one that has arrived unheard is sent, not stopped: by the news', () => {
    const { runs, seen } = following(outbox('sending'), outbox());
    runs.observed([sampleMessage({ key: 'other' }), sampleMessage({ key: 'k1' })], 7);
    assert.deepEqual([seen, runs.$run.get()?.items[0]], [['sending', 'stopped'], { ...item, progress: 'sent', at: 7 }]);
  });
});

describe('stopping a run', () => {
  test('BULK-4.3 what has not left has failed as it had, and nothing sends it by itself; what has left goes on', () => {
    const { world, inbox, back, progress } = refusedOnes();
    inbox.retryAll(places(1));
    world.store();
    world.setOnline(false);
    inbox.retryAll([...places(2, 3, 4), { conversationId: 'c5', key: 'b5' }]);
    world.store();
    assert.equal(inbox.stopRetries(), 4);
    world.store();
    assert.deepEqual(progress(), ['stopped', 'stopped', 'stopped', 'stopped']);
    const rows = ['out:k2', 'out:k3', 'out:k4'].map((key) => world.rows.get(key) as { delivery: string; failure: { cause: string }; planned: unknown });
    assert.deepEqual(rows.map(({ delivery, failure, planned }) => [delivery, failure.cause, planned]), [1, 2, 3].map(() => ['failed', 'unknown', null]));
    assert.equal([...world.rows.keys()].filter((key) => key.startsWith('out:')).length, 4);
    back();
    world.pass(10_000);
    assert.deepEqual(world.sends.map(({ asked }) => asked.key), ['k1']);
    assert.equal(inbox.stopRetries(), 0);
  });

  test('BULK-4.3 it is one piece on the disk', () => {
    const { world, inbox } = refusedOnes();
    world.setOnline(false);
    inbox.retryAll(places(1, 2, 3));
    world.store();
    inbox.stopRetries();
    assert.deepEqual(world.commits.map(({ asked }) => asked.puts.map(({ key }) => key)), [['out:k1', 'out:k2', 'out:k3']]);
  });

  test('BULK-4.3 they may be sent again afterwards', () => {
    const { world, inbox, back, progress } = refusedOnes();
    world.setOnline(false);
    inbox.retryAll(places(1));
    world.store();
    inbox.stopRetries();
    world.store();
    back();
    assert.deepEqual(inbox.retryAll(places(1)), [{ ok: true }]);
    world.store();
    world.accept();
    assert.deepEqual(progress(), ['sent']);
  });

  test('BULK-4.4 what was stopped from another tab and is sent again is not stopped once more', () => {
    const browser = new FakeBrowser();
    const [one, other] = [browser.open('a'), browser.open('b')];
    one.inbox.send('c1', 'hello');
    browser.settle();
    one.world.sends.shift()?.answer({ kind: 'refused', failure: sampleFailure('unknown', { retryable: true }) });
    browser.settle();
    one.world.setOnline(false);
    const items = [{ conversationId: 'c1', key: 'a1' }];
    const progress = () => other.inbox.$retryRun.get()?.items[0]?.progress;
    const deeds = [() => other.inbox.retryAll(items), () => other.inbox.stopRetries(), () => other.inbox.retryAll(items)];
    const seen = deeds.map((deed) => {
      deed();
      browser.settle();
      return progress();
    });
    // The tab that sends says that it lives: what it has not heard is said again.
    one.tabs.post({ v: 1, type: 'here', rows: 1, epoch: browser.disk.epoch });
    browser.settle();
    assert.deepEqual([...seen, progress()], ['queued', 'stopped', 'queued', 'queued']);
  });

  test('BULK-4.4 also where another tab sends: it is queued, followed and stopped from here', () => {
    const browser = new FakeBrowser();
    const [one, other] = [browser.open('a'), browser.open('b')];
    for (const id of ['c1', 'c2']) one.inbox.send(id, 'hello');
    browser.settle();
    for (const send of one.world.sends.splice(0)) send.answer({ kind: 'refused', failure: sampleFailure('unknown', { retryable: true }) });
    browser.settle();
    const progress = () => other.inbox.$retryRun.get()?.items.map((item) => item.progress);
    const items = [{ conversationId: 'c1', key: 'a1' }, { conversationId: 'c2', key: 'a2' }];
    assert.deepEqual([other.inbox.retryAll(items), progress()], [[{ ok: true }, { ok: true }], ['queued', 'queued']]);
    browser.settle();
    assert.deepEqual(progress(), ['sending', 'sending']);
    one.world.accept();
    browser.settle();
    assert.deepEqual(progress(), ['sent', 'sending']);
    one.world.sends.shift()?.answer({ kind: 'refused', failure: sampleFailure('unknown', { retryable: true }) });
    one.world.setOnline(false);
    browser.settle();
    other.inbox.retryAll(items.slice(1));
    assert.deepEqual([other.inbox.stopRetries(), progress()], [1, ['queued']]);
    browser.settle();
    assert.deepEqual([progress(), one.world.sends.length], [['stopped'], 0]);
  });
});
