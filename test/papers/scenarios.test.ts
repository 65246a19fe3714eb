import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { scenarios } from '../../simulator/src/scenarios/scenarios.ts';
import { root } from '../support/node/workspace-copy.ts';

test('SIM-6.44 docs/scenarios.md lists the named scenarios as they are', () => {
  const paper = readFileSync(join(root, 'docs/scenarios.md'), 'utf8');
  const [, said = ''] = /<!-- from the scenarios -->\n\n([\s\S]*)\n\n<!-- to here -->/u.exec(paper) ?? [];
  const rows = scenarios.map(({ name, title, row }) => `| \`${name}\` | ${title} | ${row} |`);
  const expected = ['| name | what goes wrong | row |', '|---|---|---|', ...rows].join('\n');
  assert.ok(said === expected, `docs/scenarios.md differs from simulator/src/scenarios. Between its two marks it has to say:\n\n${expected}\n`);
});
