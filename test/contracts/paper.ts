import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/node/workspace-copy.ts';

/** A JSON block of docs/protocol.md: what it is an example of stands behind the word `json`. */
export interface PaperExample {
  /** Name of the operation. */
  readonly operation: string;
  /** `request`, or the status of the answer. */
  readonly part: string;
  /** What tells it apart from others of the same part, or ''. */
  readonly name: string;
  readonly line: number;
  readonly text: string;
}

export const paper = readFileSync(join(root, 'docs/protocol.md'), 'utf8');

/** Every JSON block of the paper, in its order. */
export const paperExamples: readonly PaperExample[] = [...paper.matchAll(/^```json(.*)\n([\s\S]*?)^```$/gmu)].map((match) => {
  const [operation = '', part = '', ...name] = (match[1] ?? '').trim().split(' ');
  return { operation, part, name: name.join(' '), line: paper.slice(0, match.index).split('\n').length, text: match[2] ?? '' };
});
