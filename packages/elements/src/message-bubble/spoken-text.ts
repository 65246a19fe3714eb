import type { Bubble } from '@cs-inbox/core';
import type { Words } from '../words/words.ts';

/** What is said of a message in one line: its text, else what it shows, else what it is. */
export function spokenText({ attachment, kind, text }: Pick<Bubble, 'attachment' | 'kind' | 'text'>, words: Words): string {
  return text || attachment?.title || (kind === 'text' || kind === 'unsupported' ? words.kindUnsupported : words.kind[kind]);
}
