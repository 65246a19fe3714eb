import { Format } from '../format/format.ts';
import { $catalogue } from '../words/catalogue.ts';
import { en } from '../words/en.ts';
import type { UsualWords } from '../words/usual-words.ts';
import { withOverride } from '../words/with-override.ts';
import type { Words } from '../words/words.ts';
import type { WordsOverride } from '../words/words-override.ts';

/** The language in which the elements speak. */
export interface Locale {
  readonly words: Words;
  readonly format: Format;
}

/** What a language does not say is said in English: the panels add their English sentences before they are defined. */
export function createLocale(words: UsualWords = en, override: WordsOverride = {}): Locale {
  const merged = withOverride({ ...$catalogue.get().get(en.lang), ...words } as Words, override);
  return { words: merged, format: new Format(merged.lang) };
}
