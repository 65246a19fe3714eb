import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ChunkedList } from './chunked-list.ts';

const upTo = (count: number) => Array.from({ length: count }, (_, n) => n);

describe('ChunkedList', () => {
  test('SIM-1.7 it holds what was put into it, in order, at every length', () => {
    let grown = ChunkedList.of<number>([]);
    for (const n of upTo(200)) {
      assert.deepEqual(grown, ChunkedList.of(upTo(n)), 'however it came to be');
      assert.deepEqual([grown.length, grown.last(), grown.at(n), grown.at(-1)], [n, n === 0 ? undefined : n - 1, undefined, undefined]);
      grown = grown.appended(n);
    }
    assert.deepEqual([...grown], upTo(200));
    assert.deepEqual(grown.toArray(), upTo(200));
    assert.deepEqual(upTo(200).map((n) => grown.at(n)), upTo(200));
  });

  test('SIM-1.7 an older version stays as it was', () => {
    const old = ChunkedList.of(upTo(70));
    for (const place of [0, 31, 32, 63, 64, 69]) {
      assert.deepEqual(old.with(place, -1).toArray(), upTo(70).with(place, -1));
    }
    assert.deepEqual([...old.appended(-1)], [...upTo(70), -1]);
    assert.deepEqual([...old], upTo(70));
  });
});
