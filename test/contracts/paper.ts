import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/node/workspace-copy.ts';

/** A block of docs/protocol.md: what it is an example of stands behind the word `json`, or `sse` where it is a stream. */
export interface PaperExample {
  /** Name of the operation. */
  readonly operation: string;
  /** `request`, or the status of the answer. */
  readonly part: string;
  /** What tells it apart from others of the same part, or ''. */
  readonly name: string;
  readonly line: number;
  /** What the JSON says; of a stream its text. */
  readonly value: unknown;
}

export const paper = readFileSync(join(root, 'docs/protocol.md'), 'utf8');

/** Every such block of the paper, in its order. */
export const paperExamples: readonly PaperExample[] = [...paper.matchAll(/^```(json|sse)(.*)\n([\s\S]*?)^```$/gmu)].map((match) => {
  const [, kind, about = '', text = ''] = match;
  const [operation = '', part = '', ...name] = about.trim().split(' ');
  const line = paper.slice(0, match.index).split('\n').length;
  // The empty line that ends its last event would stand there for nobody.
  return { operation, part, name: name.join(' '), line, value: kind === 'sse' ? `${text}\n` : (JSON.parse(text) as unknown) };
});
