import { parseArgs } from 'node:util';
import { profiles } from './profile.ts';
import { createSharedWorld, runSchedule } from './run-schedule.ts';
import { traceHash } from './trace-hash.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { profile: { type: 'string' } } });
const [seed] = positionals;
const names = profiles.map(({ name }) => name);
if (seed === undefined || !/^\d{1,9}$/u.test(seed)) stop('name one seed, as in `npm run replay -- 42`');
if (values.profile !== undefined && !names.includes(values.profile)) stop(`--profile ${values.profile} is unknown; there are: ${names.join(', ')}`);
const { trace, violations } = runSchedule(Number(seed), createSharedWorld(), {
  trace: true,
  ...(values.profile === undefined ? {} : { profile: values.profile }),
});
for (const line of trace) process.stdout.write(`${line}\n`);
for (const { invariant, why } of violations) process.stdout.write(`${invariant}: ${why}\n`);
process.stdout.write(`${JSON.stringify({ seed: Number(seed), lines: trace.length, violations: violations.length, sha256: traceHash(trace) })}\n`);
process.exitCode = violations.length === 0 ? 0 : 1;

function stop(why: string): never {
  process.stderr.write(`replay: ${why}\n`);
  process.exit(2);
}
