import assert from 'node:assert/strict';
import test from 'node:test';
import { changesSince, withChanges } from './layered-map.ts';

const many = (count: number): ReadonlyMap<string, number> => new Map(Array.from({ length: count }, (_, n) => [`k${n}`, n]));

test('INBOX-2.21 a large table with a few changes says what a copy would say, in the same order, and older ones stay as they were', () => {
  const copy = new Map(many(5_000));
  let table = withChanges(many(5_000), []);
  const older: [ReadonlyMap<string, number>, readonly (readonly [string, number])[]][] = [];
  for (let n = 0; n < 400; n++) {
    if (n % 40 === 0) older.push([table, [...copy]]);
    const changes = [[`k${(n * 37) % 4_000}`, -n], [`new${n % 250}`, n]] as const;
    for (const [key, value] of changes) copy.set(key, value);
    table = withChanges(table, changes);
    assert.equal(table.get(`k${(n * 37) % 4_000}`), -n);
    assert.deepEqual([table.has(`new${n % 250}`), table.has('none'), table.get('none'), table.get('k4999')], [true, false, undefined, 4_999]);
  }
  assert.deepEqual([[...table], [...table.keys()], [...table.values()], table.size], [[...copy], [...copy.keys()], [...copy.values()], copy.size]);
  for (const [map, entries] of older) assert.deepEqual([...map], entries);
});

test('INBOX-2.21 a large table knows in which keys it differs from the one that it was made of, and nearly always', () => {
  let table = many(5_000);
  let unknown = 0;
  for (let n = 0; n < 400; n++) {
    const next = withChanges(table, [[`k${(n * 41) % 5_000}`, -n]]);
    const changes = changesSince(table, next);
    const keys = changes?.map(([key]) => key) ?? null;
    if (keys === null) unknown += 1;
    else assert.ok([...next].every(([key, value]) => table.get(key) === value || keys.includes(key)));
    table = next;
  }
  assert.ok(unknown > 0 && unknown <= 12, `it did not know ${unknown} times`);
  assert.equal(changesSince(many(5_000), many(5_000)), null);
});

test('INBOX-2.21 a small table is a plain map', () => {
  assert.deepEqual(withChanges(many(20), [['k3', 0]]), new Map(many(20)).set('k3', 0));
});
