import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { FakeDisk } from '../../../test/support/node/fake-disk.ts';
import { FakeWorld } from '../../../test/support/node/fake-world.ts';
import { recordPage } from '../../../test/support/node/record-page.ts';
import { sampleMessage } from '../../../test/support/node/sample-message.ts';

const DAY = 86_400_000;
const SLOT = 1_800_000;
const START = new FakeWorld().now;

describe('what is kept of the days behind', () => {
  const caseAt = (key: string, failedAt: number) => [`log:case:${key}`, { v: 1, key, conversationId: 'c', storeId: 's1', buyerName: '', createdAt: failedAt, failedAt, cause: 'network', lastCause: 'network', code: '', requestId: '', retries: [], end: 'arrived', endAt: failedAt }] as const;
  const filled = (rows: Iterable<readonly [string, unknown]>) => {
    const disk = new FakeDisk();
    for (const [key, value] of rows) disk.record.set(key, value);
    return disk;
  };
  /** Messages arrive, so far apart, as often as there may be something to tidy up. */
  const tidy = ({ world, send, accept }: ReturnType<typeof recordPage>, steps = 1) => {
    world.now += 600_000;
    for (let i = 0; i < steps; i++) {
      send();
      accept(1_000 + i);
      world.open();
      world.store();
      world.now += 10_000;
    }
  };

  test('CHECK-2.37 is not read at the start, nor while something is on its way', () => {
    const page = recordPage(filled([caseAt('old', START - 91 * DAY)]));
    const before = page.disk.record.size;
    page.world.now += 600_000;
    page.send('c2');
    page.send();
    page.world.sends.reverse();
    page.accept();
    page.world.open();
    page.world.store();
    assert.equal(page.disk.record.size, before + 1);
  });

  test('CHECK-2.41 what has failed for good, and stays, keeps nothing else from going', () => {
    const page = recordPage(filled([caseAt('old', START - 91 * DAY)]));
    page.send();
    page.refuse('recipient');
    tidy(page);
    assert.equal(page.disk.record.has('log:case:old'), false);
  });

  test('CHECK-2.37 is 90 days, unless the host says otherwise; what is older is not told either', () => {
    const rows = [caseAt('new', START - 89 * DAY), caseAt('old', START - 91 * DAY), ['log:sum:7', { v: 1, counts: [['s1', 3]] }]] as const;
    const page = recordPage(filled(rows));
    assert.deepEqual([page.read().cases.map(({ key }) => key), page.read().sent], [['new'], []]);
    tidy(page);
    assert.deepEqual([...page.disk.record.keys()].filter((key) => !key.startsWith('log:sent:')), ['log:case:new']);
    const short = recordPage(filled(rows), { recordDays: 7 });
    assert.deepEqual(short.read().cases, []);
    tidy(short);
    assert.deepEqual([...short.disk.record.keys()].filter((key) => !key.startsWith('log:sent:')), []);
  });

  test('CHECK-2.37 is at most 20,000 cases: the oldest go, 500 at a time', () => {
    const page = recordPage(filled(Array.from({ length: 20_600 }, (_, i) => caseAt(`k${i}`, START - 20_600 + i))));
    assert.deepEqual([page.read().cases.length, page.read().cases[0]?.key], [20_000, 'k600']);
    tidy(page);
    assert.deepEqual([page.disk.record.size, page.disk.record.has('log:case:k499'), page.disk.record.has('log:case:k500')], [20_101, false, true]);
    tidy(page, 3);
    assert.deepEqual([page.disk.record.has('log:case:k599'), page.disk.record.has('log:case:k600')], [false, true]);
  });

  test('CHECK-2.43 is read once to be tidied up, whatever there is to do, and again the day after', () => {
    const sent = Array.from({ length: 1_200 }, (_, i) => [`log:sent:k${i}`, { v: 1, storeId: 's1', at: START - 3 * DAY + i * 60_000 }] as const);
    const page = recordPage(filled([...sent, caseAt('old', START - 91 * DAY)]));
    const { storage } = page.world.ports;
    let reads = 0;
    const { load } = storage;
    storage.load = (answer, part) => {
      if (part === 'record') reads += 1;
      load(answer, part);
    };
    const left = () => [...page.disk.record.keys()].filter((key) => key.startsWith('log:sent:k')).length;
    const before = page.read().sent;
    reads = 0;
    const steps = [1, 2, 3, 4].map(() => {
      tidy(page);
      return [left(), reads];
    });
    assert.deepEqual(steps, [[700, 1], [200, 1], [0, 1], [0, 1]]);
    assert.deepEqual(page.read().sent.slice(0, before.length), before);
    page.world.now += DAY;
    tidy(page);
    assert.equal(reads, 3);
  });

  test('CHECK-2.43 what a step could not write is done after the record was read again', () => {
    const page = recordPage(filled([['log:sent:k', { v: 1, storeId: 's1', at: START - 3 * DAY }]]));
    const before = page.read().sent;
    page.world.now += 600_000;
    page.send();
    page.accept();
    page.world.open();
    page.world.refuse();
    assert.equal(page.disk.record.has('log:sent:k'), true);
    tidy(page);
    assert.deepEqual([page.disk.record.has('log:sent:k'), page.read().sent.slice(0, 1)], [false, before]);
  });

  test('CHECK-2.38 counts of more than a day ago are summed up, and say the same', () => {
    const old = START - 2 * DAY;
    const sent = (key: string, at: number, storeId = 's1') => [`log:sent:${key}`, { v: 1, storeId, at }] as const;
    const slot = Math.floor(old / SLOT);
    const page = recordPage(filled([sent('a', old), sent('b', old), sent('c', old, 's2'), sent('d', START - 1_000), [`log:sum:${slot}`, { v: 1, counts: [['s1', 5]] }]]));
    const before = page.read().sent;
    tidy(page);
    assert.deepEqual([...page.disk.record.keys()].filter((key) => key !== 'log:sent:0-1'), ['log:sent:d', `log:sum:${slot}`]);
    assert.deepEqual(page.read().sent.slice(0, 2), [{ slot, storeId: 's1', count: 7 }, { slot, storeId: 's2', count: 1 }]);
    assert.deepEqual(before.slice(0, 2), page.read().sent.slice(0, 2));
  });

  test('CHECK-2.39 rows that cannot be read are passed over, and stay', () => {
    const bad = [['log:case:x', caseAt('y', START)[1]], ['log:case:v', { ...caseAt('v', START)[1], v: 2 }], ['log:case:z', 'nonsense'], ['log:case:w', { ...caseAt('w', START)[1], lastCause: 'of tomorrow' }], ['log:case:u', { ...caseAt('u', START)[1], end: 'of tomorrow' }], ['log:sent:k', { v: 2, at: 1 }], ['log:sum:1', { v: 1, counts: [[1]] }], ['log:other:1', { v: 1 }]] as const;
    const page = recordPage(filled([...bad, caseAt('good', START - DAY)]));
    assert.deepEqual([page.read().cases.map(({ key }) => key), page.read().sent], [['good'], []]);
    tidy(page, 2);
    assert.deepEqual(bad.map(([key]) => page.disk.record.has(key)), bad.map(() => true));
  });

  test('CHECK-2.42 rows that cannot be read are counted with those of the disk, and can be had as they are', () => {
    const disk = filled([['log:case:z', 'nonsense'], ['log:sum:07', { v: 1, counts: [] }], caseAt('good', START - DAY)]);
    disk.rows.set('out:x', { v: 99 });
    const page = recordPage(disk);
    assert.equal(page.inbox.$quarantined.get(), 1);
    for (let i = 0; i < 2; i++) page.read();
    assert.equal(page.inbox.$quarantined.get(), 3);
    const told: unknown[] = [];
    page.inbox.readQuarantined((rows) => told.push(rows));
    for (let i = 0; i < 2; i++) page.world.open();
    assert.deepEqual(told, [[{ key: 'out:x', value: { v: 99 } }, { key: 'log:case:z', value: 'nonsense' }, { key: 'log:sum:07', value: { v: 1, counts: [] } }]]);
  });

  test('CHECK-2.42 a sum that cannot be read stays as it is, and what it would have counted too, until it is too old', () => {
    const old = START - 2 * DAY;
    const slot = Math.floor(old / SLOT);
    const bad = { v: 2, counts: 'of tomorrow' };
    const page = recordPage(filled([[`log:sum:${slot}`, bad], ['log:sent:a', { v: 1, storeId: 's1', at: old }], ['log:sent:b', { v: 1, storeId: 's1', at: old + SLOT }]]));
    tidy(page, 2);
    const { record } = page.disk;
    assert.deepEqual([record.get(`log:sum:${slot}`), record.has('log:sent:a'), record.has('log:sent:b')], [bad, true, false]);
    assert.deepEqual(page.read().sent.slice(0, 2), [{ slot, storeId: 's1', count: 1 }, { slot: slot + 1, storeId: 's1', count: 1 }]);
    page.world.now += 91 * DAY;
    tidy(page);
    assert.deepEqual([record.get(`log:sum:${slot}`), record.has('log:sent:a')], [bad, false]);
  });

  test('CHECK-2.42 a message whose row in the record cannot be read ends all the same, and that row stays', () => {
    const page = recordPage();
    const key = page.send();
    page.refuse('recipient');
    page.disk.record.set(`log:case:${key}`, 'nonsense');
    page.read();
    page.inbox.discard('c1', key);
    page.world.store();
    page.world.pass(6_000);
    assert.deepEqual([page.disk.record.get(`log:case:${key}`), page.disk.rows.has(`out:${key}`), page.inbox.$failures.get(), page.world.commits], ['nonsense', false, [], []]);
  });

  test('CHECK-2.39 a disk that does not answer is told of as none', () => {
    const { world, inbox } = recordPage();
    world.ports.storage.load = (answer) => answer(null);
    const told: unknown[] = [];
    inbox.readRecord((record) => told.push(record));
    assert.deepEqual(told, [null]);
  });

  test('CHECK-2.39 what the backend has twice under one key is counted as doubled', () => {
    const { world, read: record } = recordPage();
    const message = sampleMessage({ key: 'k', id: 'm1', conversationId: 'c1', direction: 'out', position: 5 });
    world.pass(4_000);
    world.page({ cursor: 'x', messages: [message, { ...message, id: 'm2', position: 6 }, { ...message, id: 'm3', key: null, position: 7 }] });
    world.pass(4_000);
    world.page({ cursor: 'y', messages: [{ ...message, receipt: 'read' }] });
    world.store();
    assert.deepEqual([record().doubled, record().lost], [1, 0]);
    world.now += 91 * DAY;
    assert.equal(record().doubled, 0);
  });

  test('CHECK-2.30 nothing of it is left where the account is wiped', () => {
    const { world, inbox, disk, send, accept } = recordPage();
    send();
    accept();
    assert.equal(disk.record.size, 1);
    inbox.wipe();
    world.store();
    assert.equal(disk.record.size, 0);
  });
});
