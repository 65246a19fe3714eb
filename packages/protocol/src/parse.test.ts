import assert from 'node:assert/strict';
import test from 'node:test';
import * as v from 'valibot';
import { ANSWER_LENGTH_MAX } from './limits.ts';
import { parse, parseJson } from './parse.ts';

const Cup = v.object({ name: v.string(), owner: v.object({ id: v.string() }) });
const cup = { name: 'mug', owner: { id: 'u1' } };

const why = (parsed: ReturnType<typeof parse>): string => (parsed.ok ? 'ok' : parsed.why);
const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

test('EMBED-2.2 fields that the schema does not name are left out, at every level', () => {
  const parsed = parse(Cup, { ...cup, colour: 'red', owner: { id: 'u1', age: 3 } });
  assert.deepEqual(parsed, { ok: true, value: cup });
});

test('EMBED-2.2 a field of the wrong type is named by its path', () => {
  assert.match(why(parse(Cup, { ...cup, owner: { id: 7 } })), /^owner\.id: .*string.*7/u);
});

test('EMBED-2.2 a missing field is named by its path', () => {
  assert.match(why(parse(Cup, { name: 'mug', owner: {} })), /^owner\.id: /u);
});

test('EMBED-2.2 a place in a list is part of the path', () => {
  assert.match(why(parse(v.object({ cups: v.array(Cup) }), { cups: [cup, { ...cup, name: null }] })), /^cups\.1\.name: /u);
});

test('EMBED-2.2 what is no object at all has no path, and is refused with a sentence', () => {
  for (const value of [null, 'text', 3, undefined]) assert.match(why(parse(Cup, value)), /^[^:]*: Expected Object/u);
});

test('EMBED-2.2 a name like __proto__ or constructor is a field like any other that is not known', () => {
  const parsed = parseJson(Cup, '{"name":"mug","owner":{"id":"u1"},"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}');
  assert.deepEqual(parsed, { ok: true, value: cup });
  assert.equal(({} as { isAdmin?: boolean }).isAdmin, undefined);
});

test('EMBED-2.2 what is not JSON is told apart from an empty body', () => {
  assert.equal(why(parseJson(Cup, '')), 'an empty body where JSON should be');
  assert.equal(why(parseJson(Cup, ' \n')), 'an empty body where JSON should be');
  for (const text of ['{"name":"mug"', '<html>', 'undefined', '{name:1}']) assert.equal(why(parseJson(Cup, text)), 'not JSON');
});

test('EMBED-2.5 nesting is read down to 32 levels and no deeper', () => {
  assert.equal(parseJson(v.unknown(), nested(32)).ok, true);
  assert.equal(why(parseJson(v.unknown(), nested(33))), 'JSON nested deeper than 32 levels');
});

test('EMBED-2.5 nesting is refused before it is parsed, however deep it is', () => {
  assert.equal(why(parseJson(v.unknown(), '{"a":'.repeat(1_000_000))), 'JSON nested deeper than 32 levels');
});

test('EMBED-2.5 brackets within a text, and behind an escaped quote, are no nesting', () => {
  const text = JSON.stringify({ name: `"\\${'[{'.repeat(100)}`, owner: { id: '\\' } });
  assert.deepEqual(parseJson(Cup, text), { ok: true, value: { name: `"\\${'[{'.repeat(100)}`, owner: { id: '\\' } } });
});

test('EMBED-2.5 many shallow things one after another are no nesting', () => {
  assert.equal(parseJson(v.array(v.unknown()), `[${Array(100).fill('[{}]').join(',')}]`).ok, true);
});

test('EMBED-2.5 a text is read up to its limit and not one character further', () => {
  assert.equal(parseJson(v.string(), '"12345"', 7).ok, true);
  assert.equal(why(parseJson(v.string(), '"123456"', 7)), 'JSON of 8 characters, at most 7 are read');
});

test('EMBED-2.5 where no limit is named it is that of an answer', () => {
  assert.equal(ANSWER_LENGTH_MAX, 16 * 1024 * 1024);
  assert.equal(parseJson(v.number(), '1'.padEnd(ANSWER_LENGTH_MAX)).ok, true);
  assert.equal(parseJson(v.number(), '1'.padEnd(ANSWER_LENGTH_MAX + 1)).ok, false);
});
