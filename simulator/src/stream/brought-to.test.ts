import assert from 'node:assert/strict';
import test from 'node:test';
import { broughtTo } from './brought-to.ts';
import type { OpenStream } from './open-stream.ts';

const stream = (from: number, sequence: number, lacks: readonly number[]): OpenStream => ({
  ordinal: 1,
  operator: 'mei',
  epoch: 'e1',
  from,
  sequence,
  lacks,
  pulledAt: 0,
  openedAt: 0,
  writtenAt: 0,
  events: 0,
  gap: 0,
  late: [],
  buffer: null,
  stalled: false,
});

const cases = [
  { says: 'to its end, where nothing is lacking', stream: stream(4, 9, []), head: 4, expected: 9 },
  { says: 'to the first change that it lacks', stream: stream(4, 9, [6, 7]), head: 4, expected: 6 },
  { says: 'from where it stood, where the very next one is lacking', stream: stream(4, 9, [4]), head: 4, expected: 4 },
  { says: 'past what it got elsewhere meanwhile', stream: stream(4, 9, [5, 8]), head: 7, expected: 8 },
  { says: 'not over what lies before the stream', stream: stream(4, 9, []), head: 3, expected: 3 },
  { says: 'never back', stream: stream(4, 9, []), head: 12, expected: 12 },
];
for (const { says, stream: one, head, expected } of cases) {
  test(`SIM-8.53 a stream brings its client ${says}`, () => {
    assert.equal(broughtTo(one, head), expected);
  });
}
