import type { ScenarioProblem } from './scenario-problem.ts';
import type { Scenario } from './scenario.ts';

/** Settings that mean nothing without another one. */
export function settingProblems({ rules }: Scenario): readonly ScenarioProblem[] {
  return rules.flatMap((rule, i) => {
    if (rule.do !== 'store.throttle' || rule.per === undefined || rule.limit !== undefined) return [];
    const message = 'The key "limit" is missing: "per" means nothing without it. At most "limit" messages are taken within "per".';
    return [{ path: `rules[${i}].limit`, message, suggestion: null }];
  });
}
