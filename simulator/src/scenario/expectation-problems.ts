import { nearestName } from './nearest-name.ts';
import { ruleIds } from './rule-ids.ts';
import type { ScenarioProblem } from './scenario-problem.ts';
import type { Scenario } from './scenario.ts';

/** Expectations that name a rule which is not there. */
export function expectationProblems(scenario: Scenario): readonly ScenarioProblem[] {
  const ids = ruleIds(scenario);
  return (scenario.expect ?? []).flatMap((expectation, i) => {
    if (typeof expectation !== 'object' || !('after' in expectation) || expectation.after === undefined || ids.includes(expectation.after)) return [];
    const { after } = expectation;
    const known = ids.length === 0 ? 'The scenario has none' : `There are: ${ids.join(', ')}`;
    return [{ path: `expect[${i}].after`, message: `There is no rule "${after}". ${known}.`, suggestion: nearestName(after, ids) }];
  });
}
