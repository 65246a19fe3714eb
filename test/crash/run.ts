import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Random } from '../simulation/random.ts';
import { CrashRun } from './crash-run.ts';
import type { CrashTally } from './crash-tally.ts';
import { planCycle } from './cycle-plan.ts';

/** From so many cycles on, a run in which fewer than two thirds of the kills hit a message between click and confirmation is void. */
const CYCLES_JUDGED_MIN = 30;

const { cycles, seed } = options();
const profile = mkdtempSync(join(tmpdir(), 'cs-inbox-crash-'));
const random = new Random(seed);
const started = performance.now();
const midFlight = { kills: 0, clicked: 0, stored: 0, departed: 0, untold: 0 };
const run = new CrashRun(profile, seed);
await run.start();
try {
  for (let cycle = 1; cycle <= cycles; cycle++) {
    const told = run.violations.length;
    const count = await run.live(planCycle(random));
    for (const stage of ['clicked', 'stored', 'departed', 'untold'] as const) midFlight[stage] += count[stage];
    if (Object.values(count).some((messages) => messages > 0)) midFlight.kills++;
    for (const { kind, why } of run.violations.slice(told)) print(`before kill ${cycle}: ${kind}: ${why}`);
    progress(`${cycle} of ${cycles} kills, ${midFlight.kills} in mid-flight, ${run.violations.length} violations`);
  }
  const told = run.violations.length;
  await run.rest();
  for (const { kind, why } of run.violations.slice(told)) print(`at the end: ${kind}: ${why}`);
  const tally = await tallied();
  const isVoid = cycles >= CYCLES_JUDGED_MIN && tally.midFlight < (cycles * 2) / 3;
  if (isVoid) print(`void: ${tally.midFlight} of ${cycles} kills hit a message between click and confirmation; it must be two thirds`);
  if (tally.violations > 0) print(`the profile of the browser is kept in ${profile}`);
  else rmSync(profile, { recursive: true, force: true });
  process.stdout.write(`${JSON.stringify(tally)}\n`);
  process.exitCode = tally.violations > 0 || isVoid ? 1 : 0;
} finally {
  await run.stop();
}

async function tallied(): Promise<CrashTally> {
  const of = (kind: string) => run.violations.filter((violation) => violation.kind === kind).length;
  const { messages, tabs } = run;
  const { kills, ...stages } = midFlight;
  return {
    schedules: cycles,
    seed,
    messages,
    messagesPerSchedule: Math.round((10 * messages) / cycles) / 10,
    tabsMean: Math.round((100 * tabs) / (cycles + 1)) / 100,
    kills: cycles,
    midFlight: kills,
    midFlightKills: kills,
    midFlightMessages: stages,
    violations: run.violations.length,
    lost: of('lost'),
    doubled: of('doubled'),
    misreported: of('misreported'),
    disordered: of('disordered'),
    untaken: run.untaken.length,
    untakenMsMax: Math.max(0, ...run.untaken.map(({ pressedAt, killedAt }) => (killedAt ?? 0) - (pressedAt ?? 0))),
    faults: await run.faults(),
    seconds: Math.round((performance.now() - started) / 100) / 10,
  };
}

function print(line: string): void {
  progress('');
  process.stdout.write(`${line}\n`);
}

/** Only somebody who watches needs it. */
function progress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line}`);
}

function options(): { readonly cycles: number; readonly seed: number } {
  const { values } = parseArgs({ options: { cycles: { type: 'string', default: '30' }, seed: { type: 'string', default: '1' } } });
  return { cycles: wholeNumber('--cycles', values.cycles, 1, 10_000), seed: wholeNumber('--seed', values.seed, 0, 2_147_483_647) };
}

function wholeNumber(name: string, text: string, min: number, max: number): number {
  const number = Number(text);
  if (/^\d+$/u.test(text) && number >= min && number <= max) return number;
  process.stderr.write(`crash: ${name} takes a whole number from ${min} to ${max}, not "${text}"\n`);
  process.exit(2);
}
