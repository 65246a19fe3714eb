import type { Fault } from '../faults/fault.ts';
import { faults } from '../faults/faults.ts';
import type { Rule } from './rule.ts';

/** What a rule does. */
export function faultOf(rule: Pick<Rule, 'do'>): Fault {
  // The rules are a union of which each member fits its own fault; which of them this is, only the data knows.
  return faults[rule.do] as unknown as Fault;
}
