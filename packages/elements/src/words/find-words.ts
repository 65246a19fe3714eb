import { en } from './en.ts';
import type { UsualWords } from './usual-words.ts';

/** Each language with English in the place of what it does not say, and the English that was taken. */
const wholes = new WeakMap<UsualWords, { readonly english: UsualWords; readonly words: UsualWords }>();

/**
 * The words for a BCP 47 tag: of exactly that language, else of the same language in the same script, else English. What a language
 * does not say, for its file is that of the inbox alone, is said in English.
 */
export function findWords(tag: string, catalogue: ReadonlyMap<string, UsualWords>): UsualWords {
  // Scripts only where they are needed: a browser has to read up on them first.
  const isLike = ({ lang }: UsualWords) => scriptOf(lang) === (scriptOf(tag) || null);
  const english = catalogue.get(en.lang) ?? en;
  const found = catalogue.get(tag) ?? [...catalogue.values()].find(isLike) ?? english;
  if (found === english) return english;
  let whole = wholes.get(found);
  if (whole?.english !== english) wholes.set(found, (whole = { english, words: { ...english, ...found } }));
  return whole.words;
}

/** Language and script, as in `zh-Hans`; '' of what is no tag. Servers write `zh_CN` too. */
function scriptOf(tag: string): string {
  try {
    const { language, script } = new Intl.Locale(tag.replaceAll('_', '-')).maximize();
    return `${language}-${script}`;
  } catch {
    return '';
  }
}
