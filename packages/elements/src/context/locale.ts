import { Format } from '../format/format.ts';
import { en } from '../words/en.ts';
import { withOverride } from '../words/with-override.ts';
import type { Words } from '../words/words.ts';
import type { WordsOverride } from '../words/words-override.ts';

/** The language in which the elements speak. */
export interface Locale {
  readonly words: Words;
  readonly format: Format;
}

export function createLocale(words: Words = en, override: WordsOverride = {}): Locale {
  const merged = withOverride(words, override);
  return { words: merged, format: new Format(merged.lang) };
}
