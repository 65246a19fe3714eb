import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { parse } from './parse.ts';
import { Store } from './resources.ts';
import { textLength } from './text-length.ts';

const store = { id: 's1', name: 'Aster', platform: 'shopee', market: 'MY', login: 'signed-in', textLengthMax: 1_000 };
const unitOf = (more: object) => {
  const read = parse(Store, { ...store, ...more });
  return read.ok ? read.value.textLengthUnit : read.why;
};

describe('the length of a text', () => {
  const texts: Readonly<Record<string, readonly [number, number, number, number]>> = {
    hello: [5, 5, 5, 5],
    'é': [1, 1, 1, 2],
    'e\u0301': [2, 2, 1, 3],
    'สวัสดี': [6, 6, 4, 18],
    '好': [1, 1, 1, 3],
    '👩‍👩‍👧': [8, 5, 1, 18],
    '\ud800': [1, 1, 1, 3],
    '': [0, 0, 0, 0],
  };
  for (const [text, lengths] of Object.entries(texts)) {
    test(`INBOX-4.11 ${JSON.stringify(text)} is counted in each unit that platforms count in`, () => {
      assert.deepEqual((['utf-16', 'code-points', 'graphemes', 'bytes'] as const).map((unit) => textLength(text, unit)), lengths);
    });
  }
  test('INBOX-4.11 a store says its unit; left out, or unknown, it is UTF-16 code units', () => {
    assert.deepEqual([unitOf({ textLengthUnit: 'bytes' }), unitOf({}), unitOf({ textLengthUnit: 'words' })], ['bytes', undefined, 'utf-16']);
    assert.equal(textLength('👩‍👩‍👧'), 8);
  });
});
