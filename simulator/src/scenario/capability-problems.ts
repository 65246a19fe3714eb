import { faultOf } from './fault-of.ts';
import { type OccasionKind, occasionKinds } from './occasion-kind.ts';
import type { ScenarioProblem } from './scenario-problem.ts';
import type { Scenario } from './scenario.ts';

/** Rules and expectations about what the platform of the scenario cannot do at all. */
export function capabilityProblems(scenario: Scenario): readonly ScenarioProblem[] {
  const off = offFor(scenario);
  const ofRules = scenario.rules.flatMap((rule, i) => {
    const { answersTo } = faultOf(rule);
    const waitsFor = occasionKinds.find((kind) => rule.on !== undefined && kind in rule.on);
    const path = `rules[${i}]`;
    if (waitsFor !== undefined && off.has(waitsFor)) return [never(`${path}.on.${waitsFor}`, `a "${waitsFor}"`, off.get(waitsFor) ?? '')];
    const [first] = answersTo;
    if (first === undefined || !answersTo.every((kind) => off.has(kind))) return [];
    return [never(`${path}.do`, `"${rule.do}"`, off.get(first) ?? '')];
  });
  const ofExpectations = (scenario.expect ?? []).flatMap((expectation, i) =>
    typeof expectation === 'object' && 'streams' in expectation && off.has('stream')
      ? [never(`expect[${i}].streams`, 'a stream', off.get('stream') ?? '')]
      : [],
  );
  return [...ofRules, ...ofExpectations];
}

/** Kinds of occasions that there cannot be, and what would have to be written. */
function offFor({ lookUp, stream, bulkRetry }: Scenario): ReadonlyMap<OccasionKind, string> {
  const off = new Map<OccasionKind, string>();
  if (stream !== true) for (const kind of ['stream', 'event'] as const) off.set(kind, '"stream": true');
  if (bulkRetry !== true) off.set('bulk-retry', '"bulkRetry": true');
  if (lookUp === false) off.set('look-up', '"lookUp": true');
  return off;
}

function never(path: string, what: string, needed: string): ScenarioProblem {
  return { path, message: `There is never ${what} here: the scenario has to say ${needed}.`, suggestion: null };
}
