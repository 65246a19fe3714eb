import assert from 'node:assert/strict';
import test from 'node:test';
import { Causes, Envelope } from './causes.ts';
import { parse } from './parse.ts';

test('FAIL-7.6 causes are given by platform and code, with class and retryable where they are not the usual ones', () => {
  const given = { 'shopee:error_x': { cause: 'content' }, 'my shop:7 ~ too old': { cause: 'recipient', class: 'permanent', retryable: false }, 'x: ~ gone': { cause: 'login' } };
  assert.deepEqual(parse(Causes, given), { ok: true, value: given });
  assert.deepEqual(parse(Causes, { 'x:1': { cause: 'login', colour: 'red' } }), { ok: true, value: { 'x:1': { cause: 'login' } } });
});

test('FAIL-7.6 up to 2,000 codes may be explained', () => {
  const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`x:${i}`, { cause: 'login' }]));
  assert.deepEqual([parse(Causes, many(2_000)).ok, parse(Causes, many(2_001)).ok], [true, false]);
});

test('FAIL-7.7 an envelope is any object, and nothing else', () => {
  for (const value of [{}, { a: { b: [] } }]) assert.equal(parse(Envelope, value).ok, true);
  for (const value of [null, 'x', 7, undefined]) assert.equal(parse(Envelope, value).ok, false);
});
