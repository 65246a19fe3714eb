import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AppendMap } from './append-map.ts';

describe('AppendMap', () => {
  test('SIM-1.7 an older version stays as it was while newer ones change', () => {
    const none = AppendMap.empty<string, number>();
    const one = none.with('a', 1);
    const two = one.with('b', 2);
    const three = two.with('a', 3);
    assert.deepEqual([none, one, two, three].map((map) => [map.get('a'), map.get('b')]), [
      [undefined, undefined],
      [1, undefined],
      [1, 2],
      [3, 2],
    ]);
    assert.deepEqual([[...none], [...two], [...three]], [[], [['a', 1], ['b', 2]], [['a', 3], ['b', 2]]]);
  });

  test('SIM-1.7 who writes to an older version changes no other', () => {
    const old = AppendMap.empty<string, number>().with('a', 1);
    const one = old.with('a', 2);
    const other = old.with('a', 3).with('c', 4);
    assert.deepEqual([old, one, other].map((map) => [...map]), [[['a', 1]], [['a', 2]], [['a', 3], ['c', 4]]]);
    assert.equal(one.with('d', 5).get('c'), undefined);
  });
});
