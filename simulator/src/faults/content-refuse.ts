import type { PlatformFault } from './platform-fault.ts';
import { wordsIn } from './words-in.ts';

export interface ContentRefuseRule {
  readonly do: 'content.refuse';
  /** Looked for anywhere in a text, whatever their case. */
  readonly words: readonly string[];
}

/** A text that contains one of the words is refused, and the words that were found are named. */
export const contentRefuse: PlatformFault<ContentRefuseRule> = {
  do: 'content.refuse',
  hinder(rule, { text }) {
    const words = wordsIn(text, rule.words);
    return words.length === 0 ? null : { kind: 'content', words };
  },
};
