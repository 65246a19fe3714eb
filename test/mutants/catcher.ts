import type { WorkspaceCopy } from '../support/node/workspace-copy.ts';
import type { Catch } from './catch.ts';
import type { Mutant } from './mutant.ts';

const source = '--conditions=@cs-inbox/source';

/** Plants mistakes in a copy of the workspace, one at a time, and looks who notices. */
export class Catcher {
  readonly #copy: WorkspaceCopy;
  readonly #schedulesMax: number;
  /** Seeds and tests that have been run without any mistake, and whether all was well. */
  readonly #sound = new Map<string, boolean>();

  /** @param schedulesMax of one weather; what survives them all has not been caught */
  constructor(copy: WorkspaceCopy, schedulesMax: number) {
    this.#copy = copy;
    this.#schedulesMax = schedulesMax;
  }

  catch(mutant: Mutant): Catch {
    const { file, find, replace } = mutant;
    const text = this.#copy.read(file);
    const times = text.split(find).length - 1;
    if (times !== 1) return { by: 'nothing', why: `what is to be replaced stands ${times} times in ${file}` };
    const caught = this.#copy.with(file, text.replace(find, () => replace), () => this.#ask(mutant));
    if (caught.by === 'test' && !this.#isGreen(testsOf(mutant))) return { by: 'nothing', why: `${testsOf(mutant)} is red without the mistake as well` };
    if (caught.by !== 'simulation' || this.#isSound(caught.weather, caught.seed)) return caught;
    return { by: 'nothing', why: `${caught.weather}, seed ${caught.seed} breaks a rule without the mistake as well: ${caught.finding}` };
  }

  #ask(mutant: Mutant): Catch {
    if (mutant.by === 'unit') return this.#test(testsOf(mutant));
    const weathers = mutant.weathers ?? [ANY];
    for (const weather of weathers) {
      const caught = this.#simulate(weather);
      if (caught !== null) return caught;
    }
    return { by: 'nothing', why: `survives ${this.#schedulesMax} schedules of ${weathers.join(', ')}` };
  }

  #simulate(weather: string): Catch | null {
    const args = ['--schedules', String(this.#schedulesMax), '--until-violation', ...inWeather(weather)];
    const { code, output } = this.#copy.run('node', [source, 'test/simulation/simulate.ts', ...args]);
    if (code === 0) return null;
    const seed = /^seed (\d+), profile /mu.exec(output)?.[1];
    const finding = /^ {2}([A-Z0-9-]+: .*)$/mu.exec(output)?.[1];
    if (seed !== undefined && finding !== undefined) return { by: 'simulation', weather, seed: Number(seed), finding };
    return { by: 'nothing', why: `the run broke: ${output.split('\n').find((line) => line.includes('Error')) ?? output.slice(0, 200)}` };
  }

  #test(tests: string): Catch {
    const { code, output } = this.#copy.run('node', [source, '--test', '--test-concurrency=1', '--test-reporter=spec', tests]);
    if (code === 0) return { by: 'nothing', why: `${tests} stays green` };
    const title = /^ *✖ ([A-Z]+-\d.*?) \(/mu.exec(output)?.[1];
    return title === undefined ? { by: 'nothing', why: `${tests} does not run: ${output.trim().slice(0, 200)}` } : { by: 'test', finding: title };
  }

  #isGreen(tests: string): boolean {
    const known = this.#sound.get(tests) ?? this.#test(tests).by === 'nothing';
    this.#sound.set(tests, known);
    return known;
  }

  #isSound(weather: string, seed: number): boolean {
    const name = `${weather} ${seed}`;
    const known = this.#sound.get(name) ?? this.#copy.run('node', [source, 'test/simulation/replay.ts', String(seed), ...inWeather(weather)]).code === 0;
    this.#sound.set(name, known);
    return known;
  }
}

function testsOf(mutant: Mutant): string {
  return (mutant.by === 'unit' ? mutant.tests : undefined) ?? mutant.file.replace(/\.ts$/u, '.test.ts');
}

/** Each seed draws its weather. */
const ANY = 'any';

function inWeather(weather: string): readonly string[] {
  return weather === ANY ? [] : ['--profile', weather];
}
