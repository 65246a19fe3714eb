import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { CsSimulator } from '../../../test/support/node/cs-simulator.ts';
import { root } from '../../../test/support/node/workspace-copy.ts';
import { scenarios } from '../scenarios/scenarios.ts';
import { runCommandLine } from './run-command-line.ts';
import { createTerminal } from './terminal.ts';

const limit = { timeout: 60_000 };
const good = { version: 1, name: 'good', title: 'Nothing.', rules: [{ do: 'nothing' }] };
const bad = { version: 1, name: 'bad', title: 'Wrong.', rules: [{ do: 'store.throttel' }, { do: 'nothing', fro: '3s' }] };

/** What a command says and how it ends, without a process of its own. */
async function spoken(args: readonly string[]) {
  const said = { output: '', errors: '' };
  const terminal = createTerminal({ write: (text) => void (said.output += text) }, { write: (text) => void (said.errors += text) });
  return { code: await runCommandLine(args, terminal), ...said };
}

for (const [what, args, says] of [
  ['a misspelt command', ['serv'], /There is no command "serv"\. Did you mean "serve"\? There are: serve, check, list, run\./u],
  ['no command', [], /serve[\s\S]*check[\s\S]*list[\s\S]*run/u],
  ['a misspelt flag', ['serve', '--prot', '4010'], /serve has no flag --prot\. Did you mean --port\?/u],
  ['a flag without its value', ['serve', '--port'], /--port needs a value: --port <n>/u],
  ['a value that is too much', ['list', '--json=yes'], /--json takes no value/u],
  ['a port that is none', ['serve', '--port', '70000'], /--port is "70000"; it must be a whole number from 0 to 65535/u],
  ['a seed that is none', ['serve', '--seed', '1.5'], /--seed is "1\.5"; it must be a whole number/u],
  ['an origin with a path', ['serve', '--origin', 'https://shop.example/admin'], /--origin is ".*"; it must be an origin without a path/u],
  ['a base that hides the control API', ['serve', '--base', '/__sim/cs/'], /--base is .* not below \/__sim\//u],
  ['a word that is too much', ['serve', 'calm'], /serve takes flags only; "calm" is too much/u],
  ['no file to check', ['check'], /check needs <file>…/u],
  ['no page to run', ['run', 'calm'], /run needs the page: --url/u],
  ['a page that is no page', ['run', 'calm', '--url', 'ftp://x'], /--url is "ftp:\/\/x"/u],
  ['a time that is none', ['run', 'calm', '--url', 'http://localhost/', '--for', 'long'], /--for is "long"; it must be a length of time/u],
  ['a misspelt scenario', ['run', 'calmm', '--url', 'http://localhost/'], /There is no scenario "calmm".*"calm"/u],
  ['a scenario file that is not there', ['serve', '--scenario', './nowhere.json'], /\.\/nowhere\.json: There is no such file/u],
] as const) {
  test(`SIM-9.1 ${what} is refused with 2 and a sentence that says what is right`, limit, async () => {
    const { code, output, errors } = await spoken(args);
    assert.equal(code, 2);
    assert.match(errors, says);
    assert.equal(output, '');
  });
}

test('SIM-9.2 help for all and for each command, and the version', limit, async () => {
  for (const [args, says] of [
    [['--help'], /run <name\|file>[\s\S]*Exit codes: 0 clean/u],
    [['serve', '--help'], /--virtual-clock +time goes only when/u],
    [['help', 'run'], /--script <file>/u],
    [['--version'], new RegExp(`^${(JSON.parse(readFileSync(join(root, 'simulator/package.json'), 'utf8')) as { version: string }).version}\n$`, 'u')],
  ] as const) {
    const { code, output } = await spoken(args);
    assert.equal(code, 0);
    assert.match(output, says);
  }
});

test('SIM-9.3 check says of each file whether it fits, else where it does not and what would', limit, async (t) => {
  const program = new CsSimulator(t, ['check', 'good.json', 'bad.json', 'broken.json', 'nowhere.json'], { 'good.json': good, 'bad.json': bad, 'broken.json': '{"version": 1,}' });
  assert.equal(await program.ended(), 2);
  assert.match(program.output, /^good\.json: fits \(good, 1 rule\)$/mu);
  assert.match(program.output, /^bad\.json: rules\[0\]\.do: .*\(did you mean "store\.throttle"\?\)$/mu);
  assert.match(program.output, /^bad\.json: rules\[1\]\.fro: .*\(did you mean "for"\?\)$/mu);
  assert.match(program.output, /^broken\.json: .*line 1/mu);
  assert.match(program.output, /^nowhere\.json: There is no such file/mu);
  assert.deepEqual(program.lastLine(), { files: 4, refused: 3, problems: 4 });
  const clean = new CsSimulator(t, ['check', 'good.json'], { 'good.json': good });
  assert.equal(await clean.ended(), 0);
  assert.deepEqual(clean.lastLine(), { files: 1, refused: 0, problems: 0 });
});

test('SIM-9.4 list names each scenario with its row and its sentence, also as JSON', limit, async (t) => {
  const program = new CsSimulator(t, ['list']);
  assert.equal(await program.ended(), 0);
  const lines = program.output.trimEnd().split('\n');
  for (const [place, { name, title }] of scenarios.entries()) assert.ok(lines[place]?.startsWith(name) && lines[place]?.endsWith(title), name);
  assert.deepEqual(program.lastLine(), { scenarios: scenarios.length });
  const json = new CsSimulator(t, ['list', '--json']);
  await json.ended();
  assert.deepEqual(JSON.parse(json.output), scenarios.map(({ name, row = '', title }) => ({ name, row, title })));
});

test('SIM-9.5 serve says where it listens, answers there, and ends with 0 when it is stopped', limit, async (t) => {
  const program = new CsSimulator(t, ['serve', '--port', '0', '--scenario', 'good.json', '--seed', '7', '--account', 'ana', '--base', 'backend', '--virtual-clock'], { 'good.json': good });
  await program.until(({ output }) => /^\{.*\}\n$/mu.test(output));
  const { listening, base, scenario, seed, virtual } = program.lastLine();
  assert.deepEqual([base, scenario, seed, virtual], ['/backend/', 'good', 7, true]);
  const state = (await (await fetch(`${String(listening)}__sim/state`)).json()) as Readonly<Record<string, unknown>>;
  assert.deepEqual([state['scenario'], state['seed'], state['virtual']], ['good', 7, true]);
  const answer = fetch(`${String(listening)}backend/capabilities`);
  // It waits for the clock, so the clock is moved once it has come.
  for (let arrived = 0; arrived === 0; ) arrived = ((await (await fetch(`${String(listening)}__sim/state`)).json()) as { readonly arrived: number }).arrived;
  await fetch(`${String(listening)}__sim/clock`, { method: 'POST', body: '{"advance":"1m"}' });
  assert.equal(((await (await answer).json()) as { readonly account: string }).account, 'ana');
  const second = new CsSimulator(t, ['serve', '--port', new URL(String(listening)).port]);
  assert.equal(await second.ended(), 3);
  assert.match(second.errors, /Port \d+ at 127\.0\.0\.1 is taken/u);
  program.stop();
  assert.equal(await program.ended(), 0);
});

test('SIM-9.6 on a terminal what goes on overwrites itself; else each step has its line; results go elsewhere', () => {
  const written = (isTTY: boolean) => {
    const got = { out: '', err: '' };
    const stream = (to: 'out' | 'err') => ({ isTTY, write: (text: string) => void (got[to] += text) });
    const terminal = createTerminal(stream('out'), stream('err'));
    terminal.progress('one');
    terminal.progress('two');
    terminal.result('{"done":1}');
    return got;
  };
  assert.deepEqual(written(false), { out: '{"done":1}\n', err: 'one\ntwo\n' });
  assert.deepEqual(written(true), { out: '{"done":1}\n', err: 'one\r\u001B[Ktwo\r\u001B[K' });
});
