import type { ControlAnswer } from './control-answer.ts';

export function jsonAnswer(status: number, value: unknown): ControlAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: `${JSON.stringify(value, null, 2)}\n` };
}
