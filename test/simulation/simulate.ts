import { parseArgs } from 'node:util';
import { profiles } from './profile.ts';
import { createSharedWorld, runSchedule } from './run-schedule.ts';
import { addToTally, emptyTally } from './tally.ts';

/** Violations that are printed in full; the rest is counted. */
const SHOWN_MAX = 5;

const { schedules, seed, profile, untilViolation } = options();
const world = createSharedWorld();
const tally = emptyTally();
const started = performance.now();
let shown = 0;
for (let i = 0; i < schedules; i++) {
  const result = runSchedule(seed + i, world, profile === undefined ? {} : { profile });
  addToTally(tally, result);
  if (result.violations.length > 0 && shown++ < SHOWN_MAX) print(result.seed, result.profile);
  if (untilViolation && shown > 0) break;
  if (process.stderr.isTTY && i % 100 === 99) process.stderr.write(`\r${i + 1} of ${schedules} schedules`);
}
if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
tally.seconds = Math.round((performance.now() - started) / 100) / 10;
process.stdout.write(`${JSON.stringify(tally)}\n`);
process.exitCode = tally.violations === 0 ? 0 : 1;

function print(failedSeed: number, profileName: string): void {
  const again = runSchedule(failedSeed, world, { profile: profileName, trace: true });
  process.stdout.write(`seed ${failedSeed}, profile ${profileName}: npm run replay -- ${failedSeed}\n`);
  for (const { invariant, why } of again.violations.slice(0, SHOWN_MAX)) process.stdout.write(`  ${invariant}: ${why}\n`);
}

function options(): { schedules: number; seed: number; profile: string | undefined; untilViolation: boolean } {
  const { values } = parseArgs({
    options: {
      schedules: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      profile: { type: 'string' },
      'until-violation': { type: 'boolean', default: false },
    },
  });
  const count = wholeNumber('--schedules', values.schedules);
  const first = wholeNumber('--seed', values.seed);
  const names = profiles.map(({ name }) => name);
  if (values.profile !== undefined && !names.includes(values.profile)) {
    stop(`--profile ${values.profile} is unknown; there are: ${names.join(', ')}`);
  }
  return { schedules: count, seed: first, profile: values.profile, untilViolation: values['until-violation'] };
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,9}$/u.test(text)) stop(`${name} takes a whole number from 0 to 999999999, not "${text}"`);
  return Number(text);
}

function stop(why: string): never {
  process.stderr.write(`simulate: ${why}\n`);
  process.exit(2);
}
