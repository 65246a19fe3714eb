import { en } from './en.ts';
import type { Words } from './words.ts';

/** The words for a BCP 47 tag: of exactly that language, else of the same language in the same script, else English. */
export function findWords(tag: string, catalogue: ReadonlyMap<string, Words>): Words {
  const exact = catalogue.get(tag);
  // What scripts are in use, a browser has to read up first.
  if (exact !== undefined) return exact;
  const wanted = scriptOf(tag);
  return [...catalogue.values()].find(({ lang }) => wanted !== '' && scriptOf(lang) === wanted) ?? en;
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
