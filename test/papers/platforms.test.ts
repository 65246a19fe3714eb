import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../support/node/workspace-copy.ts';
import { platformTables } from './platform-tables.ts';

test('SIM-5.8 docs/platforms.md says what the profiles say', () => {
  const paper = readFileSync(join(root, 'docs/platforms.md'), 'utf8');
  const [, said = ''] = /<!-- from the profiles -->\n\n([\s\S]*)\n\n<!-- to here -->/u.exec(paper) ?? [];
  const expected = platformTables();
  assert.ok(said === expected, `docs/platforms.md differs from simulator/src/profiles. Between its two marks it has to say:\n\n${expected}\n`);
});
