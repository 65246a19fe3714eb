import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const source = '--conditions=@cs-inbox/source';

/** So many stages run side by side: most wait more than they work. One that is `alone` needs what those before have made, or all cores. */
const LANES = Math.min(2, availableParallelism());

const projects = [
  'packages/protocol',
  'packages/core',
  'packages/state',
  'packages/browser',
  'packages/elements',
  'simulator',
  'simulator/examples',
  'demo',
  'test',
  'test/tsconfig.browser.json',
  'test/bench',
];
const types = projects.map((project) => ({ name: `types of ${project}`, run: ['tsc', '-p', project] }));
const fast = [
  ...types,
  { name: 'lint', run: ['oxlint', '--deny-warnings'] },
  { name: 'imports and exports', run: ['knip', '--no-progress'] },
  { name: 'walls', run: ['node', source, '--test', 'test/walls/*.test.ts'] },
  { name: 'papers', run: ['node', source, '--test', 'test/papers/*.test.ts'] },
];
const sizes = [
  // It empties the folder first.
  { name: 'bundle', run: ['vite', 'build', '--config', 'packages/elements/bundle.config.ts', '--logLevel', 'warn'], alone: true },
  { name: 'bundle of all tags', run: ['vite', 'build', '--config', 'packages/elements/bundle.config.ts', '--mode', 'all', '--logLevel', 'warn'] },
  ...['zh-CN', 'ar', 'en-XA', 'all.zh-CN', 'all.ar', 'all.en-XA'].map((lang) => ({
    name: `words of ${lang}`,
    run: ['vite', 'build', '--config', 'packages/elements/bundle.config.ts', '--mode', `words.${lang}`, '--logLevel', 'warn'],
  })),
  { name: 'size', run: ['node', 'test/tools/size.mjs'], alone: true },
];

/** The pictures are of the one browser that the lock file brings, which runs here only. */
const looks =
  process.platform === 'linux' && process.arch === 'x64'
    ? [{ name: 'looks', run: ['node', source, '--test', 'test/looks/*.test.ts'], alone: true }]
    : [];

const plans = {
  check: [...fast, ...sizes],
  test: [
    ...fast,
    ...sizes,
    {
      name: 'unit',
      run: ['node', source, '--test', 'packages/{protocol,core,state}/src/**/*.test.ts', '{simulator,demo}/src/**/*.test.ts', 'test/{bench,simulation,defects,contracts,crash,wire}/*.test.ts', 'test/doors/node-*.test.ts'],
    },
    { name: 'elements and scenarios', run: ['wtr'] },
    { name: 'examples', run: ['node', source, '--test', '--test-concurrency=1', 'simulator/examples/node/*.test.ts', 'test/examples/*.test.ts'] },
    { name: 'simulation', run: ['node', source, 'test/simulation/simulate.ts', '--schedules', '2000', '--seed', '1'], alone: true },
    { name: 'end to end', run: ['node', source, '--test', '--test-concurrency=3', 'test/e2e/!(eight-tabs*).test.ts'], alone: true },
    ...looks,
  ],
  long: [
    { name: 'simulation', run: ['node', source, 'test/simulation/simulate.ts', '--schedules', '10000', '--seed', '1'], tells: true },
    { name: 'mutants', run: ['node', source, 'test/mutants/run.ts'], tells: true },
    { name: 'crash', run: ['node', source, 'test/crash/run.ts', '--cycles', '30', '--seed', '1'], tells: true },
    { name: 'every state in every look', run: ['wtr', '--config', 'test/matrix/web-test-runner.config.mjs'] },
    { name: 'eight tabs', run: ['node', source, '--test', '--test-reporter=spec', '--test-concurrency=1', 'test/e2e/eight-tabs*.test.ts'], tells: true },
  ],
  extra: [{ name: 'exported files in LibreOffice', run: ['node', source, '--test', 'test/extra/*.test.ts'] }],
  build: [
    ...['protocol', 'core', 'state', 'browser', 'elements'].map((name) => ({
      name: `package ${name}`,
      run: ['tsc', '-p', `packages/${name}/tsconfig.build.json`],
    })),
    { name: 'package simulator', run: ['tsc', '-p', 'simulator/tsconfig.build.json'] },
    { name: 'editor data', run: ['cem', 'analyze', '--config', 'packages/elements/manifest.config.mjs'] },
    ...sizes,
    { name: 'demo', run: ['vite', 'build', '--logLevel', 'warn'] },
  ].map((stage) => ({ ...stage, alone: true })),
};

const plan = plans[process.argv[2]];
if (plan === undefined) {
  process.stderr.write(`stages: name one of ${Object.keys(plans).join(', ')}\n`);
  process.exit(2);
}

let passed = 0;
let failed = 0;
const broken = [];
const running = new Set();
for (const stage of plan) {
  const isAlone = stage.alone || stage.tells;
  while (running.size >= (isAlone ? 1 : LANES)) await Promise.race(running);
  const ended = play(stage).then(() => running.delete(ended));
  running.add(ended);
  if (isAlone) await ended;
}
await Promise.all(running);
if (broken.length > 0) process.stdout.write(`\nFailed: ${broken.join(' · ')}\n`);
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

async function play(stage) {
  const started = performance.now();
  const { code, output } = await run(stage.run);
  const counts = countsOf(output, code);
  passed += counts.passed;
  failed += counts.failed;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const mark = counts.failed === 0 ? 'ok  ' : 'FAIL';
  process.stdout.write(`${mark} ${stage.name} · ${counts.passed} passed, ${counts.failed} failed · ${seconds} s\n`);
  if (counts.failed === 0) {
    if (stage.tells) process.stdout.write(`${figuresOf(output)}\n`);
    return;
  }
  broken.push(stage.name);
  process.stdout.write(`${output.trimEnd()}\n`);
}

function run([program, ...args]) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, shell: process.platform === 'win32' });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
    child.on('error', (error) => resolve({ code: 1, output: `${program}: ${error.message}` }));
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** What a run says of itself: its last line where that is JSON, else all of it. */
function figuresOf(output) {
  const lines = output.trimEnd().split('\n');
  return lines.at(-1).startsWith('{') ? lines.at(-1) : lines.join('\n');
}

/** What a runner counted, or one for the stage itself. A runner that ran nothing, or that fails without saying what, fails. */
function countsOf(output, code) {
  const plain = [...output.matchAll(/^(\d+) passed, (\d+) failed/gmu)].at(-1);
  const node = /^ℹ pass (\d+)$/mu.exec(output) ?? /^# pass (\d+)$/mu.exec(output);
  if (plain === undefined && node === null) return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const nodeFailed = /^(?:ℹ|#) fail (\d+)$/mu.exec(output);
  const counts = plain === undefined ? { passed: Number(node[1]), failed: Number(nodeFailed?.[1] ?? 0) } : { passed: Number(plain[1]), failed: Number(plain[2]) };
  if (counts.passed + counts.failed === 0 || (code !== 0 && counts.failed === 0)) counts.failed++;
  return counts;
}
