import { ndjsonOf } from '../../../verdict/ndjson-of.ts';
import type { ControlAnswer } from './control-answer.ts';

/** One JSON text per line. */
export function ndjsonAnswer(rows: readonly object[]): ControlAnswer {
  return { status: 200, headers: { 'content-type': 'application/x-ndjson' }, body: ndjsonOf(rows) };
}
