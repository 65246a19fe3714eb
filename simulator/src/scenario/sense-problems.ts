import { durationMs } from '../duration.ts';
import { capabilityProblems } from './capability-problems.ts';
import { expectationProblems } from './expectation-problems.ts';
import { identityProblems } from './identity-problems.ts';
import type { ScenarioProblem } from './scenario-problem.ts';
import type { Scenario } from './scenario.ts';
import { scopeProblems } from './scope-problems.ts';
import { settingProblems } from './setting-problems.ts';
import { triggerProblems } from './trigger-problems.ts';

/** What makes no sense in a scenario that the schema takes: names of nobody, rules that can never fire, contradictions. */
export function senseProblems(scenario: Scenario): readonly ScenarioProblem[] {
  return [identityProblems, latencyProblems, triggerProblems, settingProblems, scopeProblems, capabilityProblems, expectationProblems].flatMap((problemsOf) => problemsOf(scenario));
}

function latencyProblems({ latency }: Scenario): readonly ScenarioProblem[] {
  if (latency === undefined || durationMs(latency.p95) >= durationMs(latency.p50)) return [];
  return [{ path: 'latency.p95', message: `"p95" (${latency.p95}) must be at least "p50" (${latency.p50}).`, suggestion: null }];
}
