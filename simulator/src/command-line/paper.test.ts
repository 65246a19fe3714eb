import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { httpDoor } from '../../../test/support/node/http-door.ts';
import { root } from '../../../test/support/node/workspace-copy.ts';
import { httpCannot } from '../doors/http/cannot.ts';
import { runCommandLine } from './run-command-line.ts';

const paper = readFileSync(join(root, 'docs/simulator-server.md'), 'utf8');
const section = (title: string) => paper.split(/^#{2,3} /mu).find((one) => one.startsWith(`${title}\n`)) ?? '';

for (const command of ['serve', 'check', 'list', 'run']) {
  test(`SIM-9.14 docs/simulator-server.md names every flag of ${command}, and no other`, async () => {
    let help = '';
    await runCommandLine([command, '--help'], { result: (line) => (help += `${line}\n`), progress: () => undefined, trouble: () => undefined });
    const said = [...help.matchAll(/^ {2}--([a-z-]+)/gmu)].map(([, flag = '']) => flag).filter((flag) => flag !== 'help' && flag !== 'version');
    const written = [...section(command).matchAll(/`--([a-z-]+)/gu)].map(([, flag = '']) => flag);
    assert.deepEqual([...new Set(written)].sort(), said.sort());
  });
}

test('SIM-9.14 docs/simulator-server.md has a chapter for every address of the control API, and its methods', { timeout: 10_000 }, async (t) => {
  const { json } = await httpDoor(t);
  const { resources } = (await json('__sim/')) as { readonly resources: readonly { readonly path: string; readonly methods: readonly string[] }[] };
  for (const { path, methods } of resources) {
    const name = path.slice('/__sim/'.length);
    assert.match(paper, new RegExp(`^\\|[^|]*\`${name}\`[^|]*\\| ${methods.join(', ')} \\|`, 'mu'));
    assert.match(paper, new RegExp(`^### .*\\b${name}\\b`, 'mu'));
    assert.match(paper, new RegExp(`curl .*/__sim/${name === 'attempts' || name === 'journal' ? 'ledger' : name}`, 'u'));
  }
});

test('SIM-9.14 docs/simulator-server.md says what the door cannot do', () => {
  for (const sentence of httpCannot) assert.ok(paper.includes(`**${sentence.split(':', 1)[0]}**`), sentence);
});
