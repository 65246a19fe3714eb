import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root, WorkspaceCopy } from '../support/node/workspace-copy.ts';
import { type Catch, sentenceOf } from './catch.ts';
import { Catcher } from './catcher.ts';
import type { Mutant } from './mutant.ts';
import { mutants } from './mutants.ts';
import { PAPER, withTable } from './paper.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { schedules: { type: 'string', default: '500' }, write: { type: 'boolean', default: false } },
});
if (!/^[1-9]\d{0,5}$/u.test(values.schedules)) stop(`--schedules takes a whole number from 1 to 999999, not "${values.schedules}"`);
if (values.write && positionals.length > 0) stop('--write writes the table of all mistakes, so it takes no name');
/** Those whose name holds one of what was asked for; all of them where nothing was. */
const chosen = mutants.filter(({ name }) => positionals.length === 0 || positionals.some((part) => name.includes(part)));
if (chosen.length === 0) stop(`none has "${positionals.join('" or "')}" in its name; there are: ${mutants.map(({ name }) => name).join(', ')}`);

const started = performance.now();
const copy = new WorkspaceCopy();
const done: (readonly [Mutant, Catch])[] = [];
try {
  const catcher = new Catcher(copy, Number(values.schedules));
  for (const mutant of chosen) {
    if (process.stderr.isTTY) process.stderr.write(`${done.length + 1} of ${chosen.length}: ${mutant.name}\r`);
    const caught = catcher.catch(mutant);
    done.push([mutant, caught]);
    if (process.stderr.isTTY) process.stderr.write('\u001b[K');
    process.stdout.write(`${caught.by === 'nothing' ? 'SURVIVED' : 'caught  '}  ${mutant.rule.padEnd(9)} ${mutant.name} · ${sentenceOf(caught)}\n`);
  }
} finally {
  copy.remove();
}
const failed = done.filter(([, { by }]) => by === 'nothing').length;
if (values.write) writeFileSync(join(root, PAPER), withTable(readFileSync(join(root, PAPER), 'utf8'), done));
process.stdout.write(`\n${Math.round((performance.now() - started) / 1000)} s\n${done.length - failed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

function stop(why: string): never {
  process.stderr.write(`mutants: ${why}\n`);
  process.exit(2);
}
