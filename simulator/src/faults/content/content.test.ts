import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as v from 'valibot';
import { wordsSchema } from '../words-schema.ts';
import { block } from './block.ts';
import { refuse } from './refuse.ts';

const common = { now: 1_000, closesAt: null, draw: () => 0.5 };
const offer = (text: string) => ({ ...common, text, takenWithin: () => 0, dayEndsAt: 86_400_000 });
const taken = (text: string) => ({ ...common, text });

describe('faults of content', () => {
  test('SIM-7.6 content.refuse names the words as they stand in the text', () => {
    const settings = { words: ['whatsapp', 'pay'] };
    assert.deepEqual(refuse.apply(settings, offer('PAY me on WhatsApp')), { kind: 'content', words: ['PAY', 'WhatsApp'] });
    assert.equal(refuse.apply(settings, offer('It ships today')), null);
    assert.equal(refuse.stands, undefined);
    assert.equal(refuse.phase(settings), 'after-arrival');
  });

  test('SIM-7.6 content.block takes a text first and blocks it later', () => {
    const blocked = block.apply({}, taken('Hi'));
    assert.ok(blocked?.kind === 'blocked');
    assert.equal(blocked.inMs, 3_000);
    assert.deepEqual(block.apply({ after: '1m' }, taken('Hi')), { kind: 'blocked', inMs: 60_000 });
    assert.equal(block.phase({}), 'after-commit');
  });

  test('SIM-7.6 with words content.block concerns only a text that contains one of them', () => {
    assert.equal(block.apply({ words: ['whatsapp'] }, taken('Hi')), null);
    assert.equal(block.apply({ words: ['whatsapp'] }, taken('My WhatsApp is here'))?.kind, 'blocked');
  });

  test('SIM-7.6 a list of words has 1 to 100 words of 1 to 100 characters', () => {
    const fits = (count: number, length: number) => v.is(wordsSchema, Array.from({ length: count }, () => 'w'.repeat(length)));
    assert.deepEqual([fits(1, 1), fits(100, 100), fits(0, 1), fits(101, 1), fits(1, 0), fits(1, 101)], [true, true, false, false, false, false]);
  });
});
