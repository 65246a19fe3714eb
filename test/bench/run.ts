import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { launchBrowser } from './bench-browser.ts';
import type { BenchResult } from './bench-result.ts';
import { buildColdPage, buildKitPage, publishedFolder, type Size, sizeOf } from './build-pages.ts';
import { budgets } from './budgets.ts';
import { chartOf } from './chart.ts';
import { type Figures, figuresOf } from './figures.ts';
import { installPeers } from './install-peers.ts';
import type { KitRound, KitStep } from './kit-round.ts';
import { FLOOR, isOurs, kitFile, OURS, PARTS } from './kits.ts';
import { measureColdStart } from './measure-cold-start.ts';
import { measureIdle } from './measure-idle.ts';
import { measureKit } from './measure-kit.ts';
import { median } from './median.ts';
import { paperOf } from './paper.ts';
import { readOptions, type Options } from './read-options.ts';
import type { Reading } from './readings.ts';
import { servePages } from './serve-pages.ts';
import { spoken } from './spoken.ts';

const here = import.meta.dirname;
const root = `${here}/../..`;
const CONVERSATIONS = 1_000;
/** Whoever needs longer for one step is not asked for it again. */
const STEP_MS_MAX = 25_000;
/** So long before the end no further kit is begun. */
const KIT_MS = 45_000;

const say = (line: string) => void process.stdout.write(`${process.stdout.isTTY ? '\r\u001B[K' : ''}${line}\n`);
const whisper = (line: string) => void (process.stdout.isTTY && process.stdout.write(`\r\u001B[K${line}`));

async function run(options: Options): Promise<BenchResult> {
  const began = Date.now();
  const load: number[] = [];
  const stepsPerSecond = await simulatorSteps();
  const sizes = await buildAll(options.kits);
  const served = await servePages(CONVERSATIONS);
  const pages = options.kits.filter((name) => kitFile(name, 'adapter') !== null);
  const rounds = new Map<string, KitRound[]>(pages.map((name) => [name, []]));
  const skip = new Map<string, Set<KitStep>>(pages.map((name) => [name, new Set()]));
  const browser = await launchBrowser();
  const chromium = (await browser.version()).replace(/^.*\//u, '');
  const coldStart = await tried('cold start from the disk', () => measureColdStart(browser, served, CONVERSATIONS));
  const idle = await tried('idle', () => measureIdle(browser, `${served.url}/${OURS}/`));
  await browser.close();
  for (let round = 0; round < options.runs; round++) {
    for (const name of inTurn(pages, round)) {
      if (round > 0 && Date.now() - began > options.budgetMs - KIT_MS) {
        say(`The time is up: round ${round + 1} goes without ${name}.`);
        continue;
      }
      const done = await measureOne(name, `${served.url}/${name}/`, `[${round + 1}/${options.runs}] ${name}`, skip.get(name) ?? new Set());
      rounds.get(name)?.push(done);
      if (!isOurs(name)) for (const step of tooSlow(done)) skip.get(name)?.add(step);
      load.push(loadavg()[0] ?? Number.NaN);
    }
  }
  served.close();
  const figures = new Map<string, Figures>([...rounds].map(([name, all]) => [name, figuresOf(all)]));
  const ours = rounds.get(OURS) ?? [];
  return {
    at: new Date().toISOString(),
    machine: { cores: availableParallelism(), chromium, node: process.versions.node, load: rounded(median(load)) },
    rounds: Math.max(...[...rounds.values()].map((all) => all.length)),
    packages: Object.fromEntries(options.kits.map((name) => [name, packagesOf(name)])),
    sizes: Object.fromEntries(sizes),
    figures: Object.fromEntries(figures),
    failed: Object.fromEntries([...rounds].map(([name, all]) => [name, failuresOf(all)] as const).filter(([, steps]) => Object.keys(steps).length > 0)),
    outside: Object.fromEntries([...rounds].map(([name, all]) => [name, new Set(all.flatMap(({ outside = [] }) => outside)).size])),
    coldStart,
    idle,
    budgets: budgets({ figures, ours, size: sizes.get(OURS) ?? null, coldStart, idle, stepsPerSecond }),
  };
}

/** Ours and the floor first, one after the other, for these are compared; the others by turns. */
function inTurn(names: readonly string[], round: number): readonly string[] {
  const others = names.filter((name) => !isOurs(name) && name !== FLOOR);
  const first = round % 2 === 0 ? [FLOOR, PARTS, OURS] : [OURS, PARTS, FLOOR];
  return [...first, ...others.map((_, i) => others[(i + round) % others.length] ?? FLOOR)];
}

/** Its own lines go to the terminal. @returns requests per second of the slowest mix, or null where it failed */
async function simulatorSteps(): Promise<number | null> {
  const child = spawn(process.execPath, ['--conditions=@cs-inbox/source', `${here}/step.ts`], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (data) => (output += String(data)));
  const code = await new Promise((resolve) => child.on('close', resolve));
  for (const line of output.split('\n')) if (line !== '' && !line.startsWith('{')) say(line);
  const perSecond = [...output.matchAll(/"requestsPerSecond":(\d+)/gu)].map(([, number]) => Number(number));
  return code === 0 && perSecond.length > 0 ? Math.min(...perSecond) : null;
}

async function buildAll(kits: readonly string[]): Promise<Map<string, Size>> {
  whisper('building the published file …');
  const vite = spawnSync(process.execPath, [`${root}/node_modules/vite/bin/vite.js`, 'build', '--config', 'packages/elements/bundle.config.ts', '--outDir', publishedFolder, '--emptyOutDir', '--logLevel', 'warn'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  if (vite.status !== 0) throw new Error('the published file could not be built');
  const sizes = new Map<string, Size>();
  for (const name of kits) {
    const size = await tried(`build of ${name}`, async () => {
      await buildKitPage(name);
      return sizeOf(name);
    });
    if (size !== null) sizes.set(name, size);
  }
  await buildColdPage();
  return sizes;
}

async function measureOne(name: string, address: string, title: string, skip: ReadonlySet<KitStep>): Promise<KitRound> {
  const browser = await launchBrowser();
  try {
    const done = await measureKit({ browser, address, huge: isOurs(name) || name === FLOOR, growth: name === OURS, skip, progress: (step) => whisper(`${title}: ${step} …`) });
    const figures = figuresOf([done]);
    const of = (reading: Reading) => `${spoken(figures[reading]?.best ?? Number.NaN)} ms`;
    say(`${title}: ${spoken(done.tookMs / 1_000)} s · with 10,000 messages mount ${of('mount10k')}, send ${of('send10kP50')}, status ${of('status10kP50')}`);
    return done;
  } catch (error) {
    say(`${title}: failed: ${String(error)}`);
    return { tookMs: 0, mount100: { error: String(error) } };
  } finally {
    await browser.close().catch(() => {});
  }
}

async function tried<T>(what: string, measure: () => Promise<T>): Promise<T | null> {
  whisper(`${what} …`);
  try {
    return await measure();
  } catch (error) {
    say(`${what}: failed: ${String(error)}`);
    return null;
  }
}

function tooSlow(round: KitRound): KitStep[] {
  return Object.entries(round).flatMap(([step, done]) => {
    const failed = typeof done === 'object' && done !== null && 'error' in done;
    const ms = typeof done === 'object' && done !== null && 'ms' in done && typeof done.ms === 'number' ? done.ms : 0;
    return failed || ms > STEP_MS_MAX || (typeof done === 'object' && 'lost' in done && done.lost) ? [step as KitStep] : [];
  });
}

function failuresOf(rounds: readonly KitRound[]): Record<string, string> {
  const failed: Record<string, string> = {};
  for (const round of rounds) {
    for (const [step, done] of Object.entries(round)) {
      if (typeof done === 'object' && done !== null && 'error' in done) failed[step] ??= String(done.error);
      else if (typeof done === 'object' && 'lost' in done && done.lost) failed[step] ??= 'the newest message was not in view after 30 s';
    }
  }
  return failed;
}

/** Those that the kit's own file imports, with their versions. */
function packagesOf(name: string): readonly string[] {
  const file = kitFile(name, 'size');
  if (file === null) return [];
  const named = [...readFileSync(file, 'utf8').matchAll(/(?:from|import) '((?:@[\w.-]+\/)?[\w-][\w.-]*)/gu)].map(([, one = '']) => one);
  return [...new Set(named)].flatMap((one) => {
    const path = [`${here}/node_modules/${one}/package.json`, `${root}/node_modules/${one}/package.json`].find((at) => existsSync(at));
    return path === undefined ? [] : [`${one}@${(JSON.parse(readFileSync(path, 'utf8')) as { readonly version: string }).version}`];
  });
}

const rounded = (value: number) => Math.round(value * 100) / 100;

const options = readOptions(process.argv.slice(2));
if (typeof options === 'string') {
  process.stderr.write(`${options}\n`);
  process.exit(2);
}
if (!installPeers(options.all)) {
  process.stderr.write('The kits to compare with could not be installed. Is the npm registry reachable?\n');
  process.exit(1);
}
const figures = `${JSON.stringify(await run(options), (_, value: unknown) => (typeof value === 'number' ? rounded(value) : value), 1)}\n`;
// Paper and chart say what can be read again, no more.
const result = JSON.parse(figures) as BenchResult;
if (options.write) {
  writeFileSync(`${root}/docs/benchmarks.json`, figures);
  writeFileSync(`${root}/docs/benchmarks.md`, paperOf(result));
  writeFileSync(`${root}/docs/benchmarks.svg`, chartOf(result));
}
say('');
for (const { what, allowed, measured, kept } of result.budgets) say(`${kept === null ? '–   ' : kept ? 'pass' : 'OVER'} ${what}: ${measured} (${allowed})`);
if (options.write) say('\nWritten: docs/benchmarks.md, docs/benchmarks.svg, docs/benchmarks.json');
const over = result.budgets.filter(({ kept }) => kept === false).map(({ what }) => what);
const count = (kept: boolean | null) => result.budgets.filter((one) => one.kept === kept).length;
say(JSON.stringify({ bench: 'inbox', rounds: result.rounds, kits: Object.keys(result.figures).length, kept: count(true), over: count(false), notMeasured: count(null), lines: over }));
process.exitCode = options.strict && over.length > 0 ? 1 : 0;
