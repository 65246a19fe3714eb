import { parseArgs } from 'node:util';
import { profiles } from './profile.ts';
import { runMany } from './run-many.ts';
import type { ScheduleResult } from './run-schedule.ts';
import { shortfalls } from './shortfalls.ts';
import { addToTally, emptyTally } from './tally.ts';

/** Seeds and violations of one seed that are printed in full; the rest is counted. */
const SHOWN_MAX = 5;

const { untilViolation, ...wanted } = options();
const tally = emptyTally();
const started = performance.now();
let shown = 0;
await runMany(wanted, (result) => {
  addToTally(tally, result);
  if (result.violations.length > 0 && shown++ < SHOWN_MAX) print(result);
  if (process.stderr.isTTY && tally.schedules % 20 === 0) process.stderr.write(`\r${tally.schedules} of ${wanted.schedules} schedules, ${tally.violations} violations`);
  return !untilViolation || shown === 0;
});
if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
const missing = wanted.profile === undefined && !untilViolation ? shortfalls(tally) : [];
for (const why of missing) process.stdout.write(`void: ${why}\n`);
tally.seconds = Math.round((performance.now() - started) / 100) / 10;
const rounded = { messagesPerSchedule: Math.round(10 * tally.messagesPerSchedule) / 10, tabsMean: Math.round(100 * tally.tabsMean) / 100 };
process.stdout.write(`${JSON.stringify({ ...tally, ...rounded })}\n`);
process.exitCode = tally.violations === 0 && missing.length === 0 ? 0 : 1;

function print({ seed, profile, violations }: ScheduleResult): void {
  const inProfile = wanted.profile === undefined ? '' : ` --profile ${profile}`;
  process.stdout.write(`seed ${seed}, profile ${profile}: npm run replay -- ${seed}${inProfile}\n`);
  for (const { invariant, why } of violations.slice(0, SHOWN_MAX)) process.stdout.write(`  ${invariant}: ${why}\n`);
}

function options() {
  const { values } = parseArgs({
    options: {
      schedules: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      profile: { type: 'string' },
      workers: { type: 'string' },
      'until-violation': { type: 'boolean', default: false },
    },
  });
  const schedules = wholeNumber('--schedules', values.schedules);
  const seed = wholeNumber('--seed', values.seed);
  const workers = values.workers === undefined ? undefined : Math.max(1, wholeNumber('--workers', values.workers));
  const names = profiles.map(({ name }) => name);
  if (values.profile !== undefined && !names.includes(values.profile)) {
    stop(`--profile ${values.profile} is unknown; there are: ${names.join(', ')}`);
  }
  return { schedules, seed, profile: values.profile, workers, untilViolation: values['until-violation'] };
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,9}$/u.test(text)) stop(`${name} takes a whole number from 0 to 999999999, not "${text}"`);
  return Number(text);
}

function stop(why: string): never {
  process.stderr.write(`simulate: ${why}\n`);
  process.exit(2);
}
