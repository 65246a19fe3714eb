import { en } from './en.ts';
import type { UsualWords } from './usual-words.ts';

/** The words for a BCP 47 tag: of exactly that language, else of the same language in the same script, else English. */
export function findWords(tag: string, catalogue: ReadonlyMap<string, UsualWords>): UsualWords {
  // Scripts only where they are needed: a browser has to read up on them first.
  const isLike = ({ lang }: UsualWords) => scriptOf(lang) === (scriptOf(tag) || null);
  return catalogue.get(tag) ?? [...catalogue.values()].find(isLike) ?? catalogue.get(en.lang) ?? en;
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
