import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { createSharedWorld, runSchedule } from './run-schedule.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { profile: { type: 'string' } } });
const [seed] = positionals;
if (seed === undefined || !/^\d{1,9}$/u.test(seed)) {
  process.stderr.write('replay: name one seed, as in `npm run replay -- 42`\n');
  process.exit(2);
}
const { trace, violations } = runSchedule(Number(seed), createSharedWorld(), {
  trace: true,
  ...(values.profile === undefined ? {} : { profile: values.profile }),
});
for (const line of trace) process.stdout.write(`${line}\n`);
for (const { invariant, why } of violations) process.stdout.write(`${invariant}: ${why}\n`);
const sha256 = createHash('sha256').update(trace.join('\n')).digest('hex');
process.stdout.write(`${JSON.stringify({ seed: Number(seed), lines: trace.length, violations: violations.length, sha256 })}\n`);
process.exitCode = violations.length === 0 ? 0 : 1;
