import { ruleIds } from './rule-ids.ts';
import type { ScenarioProblem } from './scenario-problem.ts';
import type { Scenario } from './scenario.ts';

/** Stores and rules that cannot be told apart. */
export function identityProblems(scenario: Scenario): readonly ScenarioProblem[] {
  const stores = scenario.world?.stores ?? [];
  return [
    ...repeated(stores.map(({ id }) => id)).map((i) => twice(`world.stores[${i}].id`, 'store', stores[i]?.id ?? '')),
    ...sameRules(scenario),
  ];
}

function sameRules(scenario: Scenario): readonly ScenarioProblem[] {
  const { rules } = scenario;
  const ids = ruleIds(scenario);
  return repeated(ids).map((i) => {
    const id = ids[i] ?? '';
    // Where one of the two was not written, the other one can be changed.
    const written = rules[i]?.id === undefined ? ids.indexOf(id) : i;
    return twice(`rules[${written}].id`, 'rule', id);
  });
}

/** The places of what stood there before. */
function repeated(ids: readonly string[]): readonly number[] {
  return ids.flatMap((id, i) => (ids.indexOf(id) < i ? [i] : []));
}

function twice(path: string, what: string, id: string): ScenarioProblem {
  return { path, message: `There is another ${what} "${id}". Each needs an id of its own.`, suggestion: null };
}
