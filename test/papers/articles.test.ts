import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { root } from '../support/node/workspace-copy.ts';

const read = (file: string) => readFileSync(join(root, file), 'utf8');

describe('what the articles describe', () => {
  const rules = new Set([...read('SPEC.md').matchAll(/\*\*([A-Z]+-\d+\.\d+)\*\*/gu)].map(([, id]) => id));
  /** Rows of tables, but for their heads and the lines beneath those. */
  const rows = read('docs/articles.md')
    .split('\n')
    .filter((line, i, lines) => line.startsWith('|') && !line.startsWith('|---') && lines[i + 1]?.startsWith('|---') !== true);

  test('each row names a rule', () => {
    assert.ok(rows.length > 50);
    assert.deepEqual(rows.filter((row) => !/ [A-Z]+-\d+\.\d+ /u.test(row.split('|')[2] ?? '')), []);
  });

  test('each rule that is named is one', () => {
    const named = [...read('docs/articles.md').matchAll(/\b[A-Z]+-\d+\.\d+\b/gu)].map(([id]) => id);
    assert.deepEqual(named.filter((id) => !rules.has(id)), []);
  });
});
