import { WorkspaceCopy } from '../support/node/workspace-copy.ts';
import type { Mutant } from './mutant.ts';
import { mutants } from './mutants.ts';

/** Seeds that a mistake may survive, per weather; what survives them all has not been caught. */
const SCHEDULES = 500;

/** Those whose name holds what was asked for; all of them where nothing was. */
const asked = process.argv[2] ?? '';
const chosen = mutants.filter(({ name }) => name.includes(asked));
if (chosen.length === 0) {
  process.stderr.write(`mutants: none has "${asked}" in its name; there are: ${mutants.map(({ name }) => name).join(', ')}\n`);
  process.exit(2);
}
const copy = new WorkspaceCopy();
let caught = 0;
try {
  for (const mutant of chosen) {
    const by = catcher(mutant);
    if (by !== null) caught++;
    process.stdout.write(`${by === null ? 'SURVIVED' : 'caught  '}  ${mutant.rule.padEnd(9)} ${mutant.name}${by === null ? '' : ` · ${by}`}\n`);
  }
} finally {
  copy.remove();
}
process.stdout.write(`\n${caught} passed, ${chosen.length - caught} failed\n`);
process.exitCode = caught === chosen.length ? 0 : 1;

function catcher({ file, find, replace, name, by }: Mutant): string | null {
  const text = copy.read(file);
  if (text.split(find).length !== 2) throw new Error(`${name}: what is to be replaced does not stand exactly once in ${file}`);
  return copy.with(file, text.replace(find, () => replace), () => {
    if (by === 'unit') return redTest();
    const simulation = copy.run('node', ['--conditions=@cs-inbox/source', 'test/simulation/simulate.ts', '--schedules', String(SCHEDULES), '--until-violation']);
    return simulation.code === 0 ? redTest() : firstFinding(simulation.output);
  });
}

/** What the simulation does not come across, a unit test may. */
function redTest(): string | null {
  const { code, output } = copy.run('node', ['--conditions=@cs-inbox/source', '--test', 'packages/{core,state}/src/**/*.test.ts']);
  return code === 0 ? null : `unit test · ${/^ *✖ ([A-Z]+-\d.*?) \(/mu.exec(output)?.[1] ?? 'red'}`;
}

function firstFinding(output: string): string {
  const seed = /^seed (\d+), profile (\S+):/mu.exec(output);
  const finding = /^ {2}(I\d+: .*)$/mu.exec(output)?.[1];
  if (seed === null) return `the run broke: ${output.trim().split('\n').find((line) => line.includes('Error')) ?? output.slice(0, 200)}`;
  return `seed ${seed[1]} (${seed[2]}) · ${finding ?? ''}`;
}
