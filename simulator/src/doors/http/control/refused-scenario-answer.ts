import type { ScenarioProblem } from '../../../scenario/scenario-problem.ts';
import type { ControlAnswer } from './control-answer.ts';
import { problemAnswer } from './problem-answer.ts';

/** Says of each problem of a scenario, or of a rule, where it is and what is right. */
export function refusedScenarioAnswer(what: string, problems: readonly ScenarioProblem[]): ControlAnswer {
  const lines = problems.map(({ path, message, suggestion }) => {
    const hint = suggestion === null ? '' : ` (did you mean "${suggestion}"?)`;
    return `${path === '' ? what : path}: ${message}${hint}`;
  });
  return problemAnswer({ status: 422, code: 'does-not-fit', title: `The ${what} does not fit`, detail: lines.join('\n'), more: { problems } });
}
