import assert from 'node:assert/strict';
import test from 'node:test';
import type { Due } from './platform-state.ts';
import { schedule } from './schedule.ts';

const due = (conversationId: string, at: number): Due => ({ kind: 'answer', at, conversationId });
const names = (all: readonly Due[]) => all.map((one) => (one.kind === 'answer' ? one.conversationId : '')).join('');

test('SIM-1.1 what is to come stands soonest first, and what was there before comes before its equals', () => {
  const before = [due('a', 1), due('b', 3), due('c', 3), due('d', 5)];
  assert.equal(names(schedule(before, [due('x', 0), due('y', 3), due('z', 9)])), 'xabcydz');
  assert.equal(names(schedule(before, [due('x', 3), due('y', 3)])), 'abcxyd');
  assert.equal(names(schedule(before, [])), 'abcd');
  assert.equal(names(schedule([], [due('x', 1), due('y', 1)])), 'xy');
  assert.equal(names(before), 'abcd');
});
