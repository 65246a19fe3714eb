import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Inbox, Row } from '@cs-inbox/state';
import { createChance, createPlatform, step } from '@cs-inbox/simulator';
import { EventLoop } from './event-loop.ts';
import { Evidence } from './evidence.ts';
import { MachineClock } from './machine-clock.ts';
import { Page } from './page.ts';
import { SyncJudge } from './sync-judge.ts';
import { syncWeathers } from './sync-weather.ts';

const STARTED_AT = 1_780_000_000_000;

/** A platform without faults, and judges who watch what the test caches. */
function watched(steady = false) {
  const loop = new EventLoop(STARTED_AT);
  let platform = createPlatform({ seed: 1, scenario: { version: 1, name: 'still', title: 'Nobody writes.', traffic: { perMinute: 0 }, rules: [] }, account: 'operator-1', startedAt: STARTED_AT });
  const evidence = new Evidence(new Map(), () => loop.now(), () => undefined);
  const judge = new SyncJudge(evidence, loop, platform, syncWeathers.calm, true, steady);
  const chance = createChance(1);
  const page = new Page(1, loop, new MachineClock(loop));
  const other = new Page(2, loop, new MachineClock(loop));
  const [first] = platform.threads.list;
  if (first === undefined) throw new Error('there is no conversation');
  const { id, storeId } = first.conversation;
  const sends = (key: string) => {
    const path = `conversations/${id}/messages/${key}`;
    const stepped = step(platform, { method: 'PUT', path, headers: {}, body: JSON.stringify({ storeId, text: key, account: 'operator-1' }) }, loop.now(), chance);
    platform = stepped.state;
    judge.stepped(platform);
  };
  const asks = () => {
    const { answer } = step(platform, { method: 'GET', path: 'sync', headers: {}, body: null }, loop.now(), chance);
    if (answer.kind !== 'reply') throw new Error('no answer');
    return JSON.parse(answer.body) as { readonly cursor: string; readonly hasMore: boolean };
  };
  /** Everything as it is, as rows of the disk. */
  const rows = (): Row[] => [
    { key: 'cur', value: { v: 1, cursor: cursorOf(platform), partial: false, rows: platform.stores.length + platform.threads.list.length, generation: 1 } },
    ...platform.stores.map((store) => ({ key: `store:${store.id}`, value: store })),
    ...platform.threads.list.map(({ conversation }) => ({ key: `conv:${conversation.id}`, value: conversation })),
  ];
  const thread = (drop: readonly number[] = []): Row => {
    const all = platform.threads.get(id)?.messages.toArray() ?? [];
    return { key: `thread:${id}`, value: { messages: all.filter((_, place) => !drop.includes(place - all.length)), wholeFrom: all[0]?.position ?? 0, loaded: 1, complete: true } };
  };
  const commit = (puts: readonly Row[], deletes: readonly string[] = []) => judge.applied(page, { puts, deletes, epoch: 1 });
  const pass = (ms: number) => loop.runUntil(loop.now() + ms, () => undefined);
  /** The list as it is now, on that page. */
  const shows = (one: Page) => {
    const listed = platform.threads.list.map(({ conversation }) => ({ conversation }));
    one.inbox = { $halted: { get: () => null }, $conversations: { get: () => listed } } as unknown as Inbox;
  };
  return { judge, page, other, shows, id, sends, asks, rows, thread, commit, pass, found: () => evidence.violations.map(({ invariant, why }) => `${invariant}: ${why}`) };
}

function cursorOf({ log, epoch }: ReturnType<typeof createPlatform>): string {
  return `${(log.first + log.entries.length).toString(36)}..${epoch}`;
}

describe('the judge of what is cached', () => {
  test('finds nothing where cursor and rows belong together, also where rows are newer', () => {
    const { rows, thread, commit, sends, found } = watched();
    commit([...rows(), thread()]);
    const [cur] = rows();
    sends('k1');
    commit([...(cur === undefined ? [] : [cur]), ...rows().slice(1), thread()]);
    commit([...rows(), thread()]);
    assert.deepEqual(found(), []);
  });

  test('I11: a cursor that is ahead of its conversations', () => {
    const { rows, commit, sends, found } = watched();
    commit(rows());
    sends('k1');
    commit(rows().slice(0, 1));
    assert.match(found().join(), /^I11: page 1 has cached something else than stood at its cursor/u);
  });

  test('I11: a row that is missing where not "partial", and none where it is', () => {
    const { rows, commit, found } = watched();
    const [cur, ...others] = rows();
    commit([{ key: 'cur', value: { ...Object(cur?.value), partial: true } }, ...others.slice(1)]);
    assert.deepEqual(found(), []);
    commit([{ key: 'cur', value: { ...Object(cur?.value), rows: others.length - 1 } }]);
    assert.match(found().join(), /^I11: .* is not there$/u);
  });

  test('I11: a hole in a thread, and a thread of the past', () => {
    for (const drop of [[-1], [-2]]) {
      const { rows, thread, commit, sends, found } = watched();
      sends('k1');
      sends('k2');
      const whole = thread();
      commit([...rows(), whole, thread(drop)]);
      // What lacks the newest of its conversation is not believed by whoever reads it.
      assert.equal(found().length, drop[0] === -1 ? 0 : 1, found().join());
    }
  });

  test('I11: outbox rows that go together with what is cached', () => {
    const { rows, commit, found } = watched();
    commit(rows(), ['out:k1']);
    assert.match(found().join(), /^I11: page 1 changed out:k1/u);
  });
});

describe('the judge of streams', () => {
  test('I14: two pages that keep a stream, but not while the turn goes from one to the other', () => {
    const { judge, page, other, pass, found } = watched();
    const ended = judge.streams.opened(page);
    judge.streams.opened(other);
    pass(1_000);
    ended();
    pass(5_000);
    assert.deepEqual(found(), []);
    judge.streams.opened(page);
    pass(5_000);
    assert.match(found().join(), /^I14: pages 2 and 1 have a stream at once$/u);
  });

  test('I14: a page that runs again and has kept its stream, but not as long as it stands still', () => {
    const { judge, page, other, pass, found } = watched();
    judge.streams.opened(page);
    page.freeze(false);
    judge.streams.opened(other);
    pass(10_000);
    assert.deepEqual(found(), []);
    page.thaw();
    pass(5_000);
    assert.match(found().join(), /^I14: pages 2 and 1 have a stream at once/u);
  });

  test('I14: more than twenty streams in a minute', () => {
    const { judge, page, pass, found } = watched();
    for (let i = 0; i < 20; i++) judge.streams.opened(page)();
    pass(60_000);
    for (let i = 0; i < 20; i++) judge.streams.opened(page)();
    assert.deepEqual(found(), []);
    judge.streams.opened(page)();
    assert.match(found().join(), /^I14: page 1 opened more than 20 streams/u);
  });
});

describe('the judges of news as they come', () => {
  test('SYNC-7: what is new is not shown, but not a moment after the network came', () => {
    const { judge, page, shows, sends, pass, found } = watched(true);
    judge.led(page);
    shows(page);
    sends('k1');
    pass(9_000);
    judge.network(true, []);
    sends('k2');
    pass(12_000);
    shows(page);
    assert.deepEqual(found(), []);
    sends('k3');
    pass(1_500);
    shows(page);
    pass(5_000);
    assert.deepEqual(found(), []);
    sends('k4');
    pass(5_000);
    assert.match(found().join(), /^SYNC-7: page 1 has a stream, and does not show what came 3800 ms ago/u);
  });

  test('SYNC-7: a tab that asks over and over what another one tells, but not after a retry by hand', () => {
    const { judge, page, other, pass, found } = watched(true);
    judge.led(page);
    pass(11_000);
    for (let i = 0; i < 3; i++) judge.asked(other);
    judge.retried();
    for (let i = 0; i < 5; i++) judge.asked(other);
    pass(11_000);
    for (let i = 0; i < 3; i++) judge.asked(other);
    for (let i = 0; i < 9; i++) judge.asked(page);
    assert.deepEqual(found(), []);
    judge.asked(other);
    assert.match(found().join(), /^SYNC-7: page 2 asks over and over what page 1 has told$/u);
  });
});
