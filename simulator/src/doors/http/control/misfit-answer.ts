import type { ControlAnswer } from './control-answer.ts';
import { problemAnswer } from './problem-answer.ts';

/** A body that is JSON and does not say what it should. */
export function misfitAnswer(detail: string): ControlAnswer {
  return problemAnswer({ status: 422, code: 'does-not-fit', title: 'The body does not fit', detail });
}
