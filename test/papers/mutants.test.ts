import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { mutants } from '../mutants/mutants.ts';
import { namesIn, PAPER } from '../mutants/paper.ts';
import { profiles } from '../simulation/profile.ts';
import { root } from '../support/node/workspace-copy.ts';

const paper = readFileSync(join(root, PAPER), 'utf8');
const names = mutants.map(({ name }) => name);

test('no two planted mistakes have one name', () => {
  assert.deepEqual(names.filter((name, i) => names.indexOf(name) !== i), []);
});

test('docs/mutants.md lists the planted mistakes, by name and in their order', () => {
  assert.deepEqual(namesIn(paper), names, 'npm run mutants -- --write');
});

test('what is replaced by a planted mistake stands exactly once in its file', () => {
  const moved = mutants.filter(({ file, find }) => readFileSync(join(root, file), 'utf8').split(find).length !== 2);
  assert.deepEqual(moved.map(({ name, file }) => `${name}: ${file}`), []);
});

test('every planted mistake breaks a rule of SPEC.md', () => {
  const rules = new Set(readFileSync(join(root, 'SPEC.md'), 'utf8').match(/(?<=\*\*)[A-Z]+-\d+\.\d+(?=\*\*)/gu));
  assert.deepEqual(mutants.filter(({ rule }) => !rules.has(rule)).map(({ name, rule }) => `${rule}: ${name}`), []);
});

test('a planted mistake changes something, and its weathers exist', () => {
  const weathers = new Set(profiles.map(({ name }) => name));
  for (const mutant of mutants) {
    assert.notEqual(mutant.find, mutant.replace, mutant.name);
    if (mutant.by !== 'unit') assert.deepEqual((mutant.weathers ?? []).filter((name) => !weathers.has(name)), [], mutant.name);
  }
});
