import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { buffer } from './buffer.ts';
import { disorder } from './disorder.ts';
import { end } from './end.ts';
import { gap } from './gap.ts';
import { halfFrame } from './half-frame.ts';
import { repeat } from './repeat.ts';

const open = { now: 1_000, closesAt: null, draw: () => 0.5, event: null };
const event = { ...open, event: { ordinal: 3 } };

describe('faults of the stream', () => {
  for (const how of ['end', 'reset', 'half-open'] as const) {
    test(`SIM-7.9 stream.end ends it by ${how}: at its opening, at an event or at a time`, () => {
      assert.deepEqual(end.apply({ how }, open), { kind: 'ends', how });
      assert.deepEqual(end.apply({ how }, event), { kind: 'ends', how });
    });
  }

  const befalls = [
    { name: 'gap', effect: gap.apply({}, event), expected: { kind: 'gap', events: 1 } },
    { name: 'gap', effect: gap.apply({ events: 4 }, event), expected: { kind: 'gap', events: 4 } },
    { name: 'repeat', effect: repeat.apply({}, event), expected: { kind: 'repeat', times: 1 } },
    { name: 'repeat', effect: repeat.apply({ copies: 3 }, event), expected: { kind: 'repeat', times: 3 } },
    { name: 'disorder', effect: disorder.apply({}, event), expected: { kind: 'late', events: 1 } },
    { name: 'disorder', effect: disorder.apply({ events: 5 }, event), expected: { kind: 'late', events: 5 } },
    { name: 'buffer', effect: buffer.apply({}, event), expected: { kind: 'buffered', forMs: 5_000 } },
    { name: 'buffer', effect: buffer.apply({ hold: '2m' }, event), expected: { kind: 'buffered', forMs: 120_000 } },
    { name: 'half-frame', effect: halfFrame.apply({}, event), expected: { kind: 'half-frame' } },
  ];
  for (const { name, effect, expected } of befalls) {
    test(`SIM-7.9 stream.${name} befalls an event: ${JSON.stringify(expected)}`, () => {
      assert.deepEqual(effect, expected);
    });
  }

  test('SIM-7.9 what befalls an event lets the opening of a stream pass', () => {
    assert.deepEqual([gap, repeat, disorder, buffer, halfFrame].map((one) => one.apply({}, open)), [null, null, null, null, null]);
    for (const { answersTo } of [gap, repeat, disorder, buffer, halfFrame]) assert.deepEqual(answersTo, ['event']);
  });
});
