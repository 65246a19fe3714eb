import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { FailureCause } from '@cs-inbox/protocol';
import { codeTable } from '@cs-inbox/core';
import { knownCodes } from '../../packages/core/src/failure/known-codes.ts';
import { meaningBy } from '../../packages/core/src/failure/platform-codes.ts';
import { root } from '../support/node/workspace-copy.ts';

const paper = readFileSync(join(root, 'docs/platforms.md'), 'utf8').split('## Codes and causes')[1] ?? '';
const rowsUnder = (head: string): readonly (readonly (readonly string[])[])[] => {
  const [, ...lines] = paper.slice(paper.indexOf(head)).split('\n');
  const end = lines.findIndex((line) => !line.startsWith('|'));
  return lines.slice(1, end).map((line) => line.split('|').slice(1, -1).map((cell) => [...cell.matchAll(/`([^`]+)`/gu)].map(([, word = '']) => word)));
};

test('FAIL-7.5 docs/platforms.md names every known code under its cause', () => {
  const said = rowsUnder('| platform | cause | codes |').map(([platform = [], cause = [], codes = []]) => [platform[0], cause[0], codes]);
  const known = Object.entries(knownCodes).flatMap(([platform, groups]) =>
    groups.split(';').map((group) => {
      const [cause, ...codes] = group.split('|');
      return [platform, cause, codes.map((code) => code.trim())];
    }),
  );
  assert.deepEqual(said, known);
});

test('FAIL-8.13 docs/platforms.md says the usual class of every cause, and whether it may go again', () => {
  const said = rowsUnder('| class | causes | may go again |').flatMap(([kind = [], causes = []]) => causes.map((cause) => `${cause} ${kind[0]}`));
  const usual = FailureCause.options.filter((cause) => cause !== 'storage').map((cause) => `${cause} ${meaningBy(cause).class}`);
  assert.deepEqual(said.toSorted(), usual.toSorted());
});

test('FAIL-7.6 the example of docs/platforms.md fits', () => {
  const [, example = ''] = /causes = (\{[\s\S]*?\n\});/u.exec(paper) ?? [];
  const given: unknown = JSON.parse(example.replaceAll(/(\w+):(?= )/gu, '"$1":').replaceAll(/'([^']*)'/gu, '"$1"').replaceAll(/,(?=\n\})/gu, ''));
  const parsed = codeTable(given);
  assert.ok(parsed.ok, parsed.ok ? '' : parsed.why);
  assert.equal(Object.keys(given as object).length, 3);
});
