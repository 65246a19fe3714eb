import { plainCopy } from './plain-copy.ts';
import type { ScenarioProblem } from './scenario-problem.ts';
import type { Scenario } from './scenario.ts';
import { scenarioSchema } from './schema.ts';
import { schemaProblems } from './schema-problems.ts';
import { schemaShape } from './schema-shape.ts';
import { senseProblems } from './sense-problems.ts';

/** Most problems that are told at once. */
const PROBLEMS_MAX = 50;

export type ParsedScenario =
  /** As it was written, without the values of what was left out: it may be written to JSON again. */
  { readonly ok: true; readonly scenario: Scenario } | { readonly ok: false; readonly problems: readonly ScenarioProblem[] };

/** Reads a scenario out of plain data, whatever comes. Never throws; tells at most 50 problems. */
export function parseScenario(value: unknown): ParsedScenario {
  const copied = plainCopy(value);
  if (!copied.ok) return { ok: false, problems: [copied.problem] };
  const ofSchema = schemaProblems(schemaShape(scenarioSchema), copied.value);
  if (ofSchema.length > 0) return { ok: false, problems: ofSchema.slice(0, PROBLEMS_MAX) };
  // The schema takes it as it is: what it fills in by itself is not wanted here.
  const scenario = copied.value as Scenario;
  const problems = senseProblems(scenario);
  return problems.length > 0 ? { ok: false, problems: problems.slice(0, PROBLEMS_MAX) } : { ok: true, scenario };
}
