import type { WordsOverride } from './words-override.ts';
import type { Words } from './words.ts';

/** The words with the host's sentences in the place of ours. What does not fit the kind of a sentence is left out. */
export function withOverride(words: Words, override: WordsOverride): Words {
  const given = new Map<string, unknown>(Object.entries(override));
  const merged = Object.entries(words).map(([name, ours]: [string, unknown]) => {
    const theirs = given.get(name);
    if (typeof theirs !== typeof ours || theirs === null) return [name, ours];
    return [name, typeof ours === 'object' ? { ...ours, ...(theirs as object) } : theirs];
  });
  return Object.fromEntries(merged) as Words;
}
