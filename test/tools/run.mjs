import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setUp } from './set-up.mjs';

const source = '--conditions=@cs-inbox/source';

/** What each npm script runs, once everything is installed. */
const commands = {
  start: ['vite'],
  test: ['node', source, 'test/tools/stages.mjs', 'test'],
  'test:long': ['node', source, 'test/tools/stages.mjs', 'long'],
  'test:extra': ['node', source, 'test/tools/stages.mjs', 'extra'],
  check: ['node', source, 'test/tools/stages.mjs', 'check'],
  build: ['node', source, 'test/tools/stages.mjs', 'build'],
  size: ['node', source, 'test/tools/size.mjs'],
  simulate: ['node', source, 'test/simulation/simulate.ts'],
  replay: ['node', source, 'test/simulation/replay.ts'],
  mutants: ['node', source, 'test/mutants/run.ts'],
  crash: ['node', source, 'test/crash/run.ts'],
  bench: ['node', source, 'test/bench/run.ts'],
  looks: ['node', source, 'test/looks/run.ts'],
  openapi: ['node', source, 'test/contracts/write-openapi.ts'],
  schema: ['node', source, 'test/contracts/write-scenario-schema.ts'],
};

const [name = '', ...rest] = process.argv.slice(2);
const command = commands[name];
if (command === undefined) {
  process.stderr.write(`There is no command "${name}". There are: ${Object.keys(commands).join(', ')}\n`);
  process.exit(2);
}
setUp();

// A shell may have looked up `node` before the packages brought their own; here it is looked up anew.
const root = fileURLToPath(new URL('../../', import.meta.url));
const env = { ...process.env, PATH: `${root}node_modules/.bin${delimiter}${process.env.PATH}` };
const [program, ...args] = command;
const child = spawn(program, [...args, ...rest], { cwd: root, stdio: 'inherit', env, shell: process.platform === 'win32' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal ?? 'SIGTERM']));
child.on('error', (error) => {
  process.stderr.write(`${program}: ${error.message}\n`);
  process.exit(1);
});
