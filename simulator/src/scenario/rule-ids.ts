import type { Rule, Scenario } from './scenario.ts';

/** The id of a rule: as written, else what it does and its place among the rules, from 1. */
export function ruleId({ id, do: name }: Pick<Rule, 'id' | 'do'>, place: number): string {
  return id ?? `${name}-${place}`;
}

/** The ids of the rules of a scenario, in their order. */
export function ruleIds({ rules }: Pick<Scenario, 'rules'>): readonly string[] {
  return rules.map((rule, i) => ruleId(rule, i + 1));
}
