import { existsSync } from 'node:fs';
import type { Scenario } from '../scenario/scenario.ts';
import { findScenario } from '../scenarios/find-scenario.ts';
import { problemLine } from './problem-line.ts';
import { readScenarioFile } from './read-scenario-file.ts';

export type Loaded =
  | { readonly ok: true; readonly scenario: Scenario }
  /** One line per problem, for people. */
  | { readonly ok: false; readonly lines: readonly string[] };

/** A scenario by its name, or out of a file. */
export async function loadScenario(nameOrFile: string): Promise<Loaded> {
  const found = findScenario(nameOrFile);
  if (found.ok) return found;
  const isFile = /[/\\]|\.json$/u.test(nameOrFile) || existsSync(nameOrFile);
  if (!isFile) return { ok: false, lines: [`${found.why} A file is named by its path: ./${nameOrFile}.json`] };
  const parsed = await readScenarioFile(nameOrFile);
  return parsed.ok ? parsed : { ok: false, lines: parsed.problems.map((problem) => problemLine(nameOrFile, problem)) };
}
