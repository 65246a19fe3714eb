import type { Scenario } from './scenario.ts';

/** The id of each rule of a scenario, in their order: as written, else what it does and its place, from 1. */
export function ruleIds({ rules }: Pick<Scenario, 'rules'>): readonly string[] {
  return rules.map((rule, i) => rule.id ?? `${rule.do}-${i + 1}`);
}
