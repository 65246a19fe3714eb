import { durationMs } from '../duration.ts';
import type { Fault } from '../faults/fault.ts';
import { faultOf } from './fault-of.ts';
import { type OccasionKind, occasionKinds } from './occasion-kind.ts';
import type { Rule } from './rule.ts';
import type { ScenarioProblem } from './scenario-problem.ts';
import type { Scenario } from './scenario.ts';

/** Rules that can never open, or never end as they say. */
export function triggerProblems({ rules }: Scenario): readonly ScenarioProblem[] {
  return rules.flatMap((rule, i) => {
    const path = `rules[${i}]`;
    const fault = faultOf(rule);
    return [...bothTriggers(rule, path), ...overlong(rule, path), ...timeless(rule, fault, path), ...unanswered(rule, fault, path), ...standing(rule, fault, path)];
  });
}

function bothTriggers({ at, every, on }: Rule, path: string): readonly ScenarioProblem[] {
  if (on === undefined) return [];
  const message = 'A rule opens either at a time ("at", "every") or on an occasion ("on"). Leave one of them out.';
  return [
    ...(at === undefined ? [] : [{ path: `${path}.at`, message, suggestion: null }]),
    ...(every === undefined ? [] : [{ path: `${path}.every`, message, suggestion: null }]),
  ];
}

function overlong({ every, for: length }: Rule, path: string): readonly ScenarioProblem[] {
  if (every === undefined || length === undefined || durationMs(length) < durationMs(every)) return [];
  const message = `It would never close: "for" (${length}) must be shorter than "every" (${every}).`;
  return [{ path: `${path}.for`, message, suggestion: null }];
}

/** What happens at a moment, whoever asks, never happens without a time. */
function timeless({ at, every, do: name }: Rule, { answersTo }: Fault, path: string): readonly ScenarioProblem[] {
  if (answersTo.length > 0 || at !== undefined || every !== undefined) return [];
  return [{ path: `${path}.at`, message: `The key "at" is missing: "${name}" never happens without a time. Write "at" or "every".`, suggestion: null }];
}

function unanswered({ on, do: name }: Rule, fault: Fault, path: string): readonly ScenarioProblem[] {
  const kind = on === undefined ? undefined : occasionKinds.find((one) => one in on);
  if (kind === undefined || answers(fault, kind)) return [];
  const right = occasionKinds.filter((one) => answers(fault, one)).join(', ');
  return [{ path: `${path}.on.${kind}`, message: `"${name}" never bites on "${kind}". It does on: ${right}.`, suggestion: null }];
}

/** What stands against a store or a buyer was met once, on the occasion; then it ends by itself. */
function standing({ on, times, do: name }: Rule, { stands }: Fault, path: string): readonly ScenarioProblem[] {
  if (stands === undefined || times === undefined || on === undefined) return [];
  const message = `"${name}" bites once on its occasion and stands then: "times" counts nothing. Write "every" for more of them.`;
  return [{ path: `${path}.times`, message, suggestion: null }];
}

function answers({ answersTo }: Fault, kind: OccasionKind): boolean {
  if (kind === 'attempt') return answersTo.includes('send');
  return kind === 'request' ? answersTo.some((one) => one !== 'event') : answersTo.includes(kind);
}
