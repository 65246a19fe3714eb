import { problemBody } from '../problem-body.ts';
import type { ControlAnswer } from './control-answer.ts';

interface ControlProblem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  /** What was wrong and what is right, for people. */
  readonly detail: string;
  /** Further members of the document. */
  readonly more?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

export function problemAnswer({ status, code, title, detail, more, headers = {} }: ControlProblem): ControlAnswer {
  return { status, headers: { 'content-type': 'application/problem+json', ...headers }, body: problemBody(status, code, title, detail, more) };
}
