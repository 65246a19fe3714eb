import assert from 'node:assert/strict';
import test from 'node:test';
import { base36 } from './base-36.ts';

test('SIM-1.1 a number is written as the language itself writes it', () => {
  for (const number of [0, 1, 35, 36, 1_295, 1_296, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff]) assert.equal(base36(number), number.toString(36));
});
