import { en } from './en.ts';
import type { Words } from './words.ts';

/** The words for a BCP 47 tag: of exactly that language, else of the same language in the same script, else English. */
export function findWords(tag: string, catalogue: ReadonlyMap<string, Words>): Words {
  // Scripts only where they are needed: a browser has to read up on them first.
  const isLike = ({ lang }: Words) => scriptOf(lang) === (scriptOf(tag) || null);
  return catalogue.get(tag) ?? [...catalogue.values()].find(isLike) ?? en;
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
