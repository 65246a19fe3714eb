import type { UsualWords } from './usual-words.ts';

const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const accented = 'ȧƀçḓḗƒɠħīĵķŀḿƞǿƥɋřşŧŭṽẇẋẏẑȦƁÇḒḖƑƓĦĪĴĶĿḾȠǾƤɊŘŞŦŬṼẆẊẎẐ';
const vowels = 'aeiouAEIOU';

/**
 * The same sentences as nobody writes them, for the eye that looks for what was not translated or has no room: every letter
 * has an accent, every vowel stands twice, which makes a sentence about a third longer, and brackets show where it ends.
 */
export function pseudoWords<Said extends UsualWords>(words: Said, lang: string): Said {
  return { ...(pseudo(words, '') as Said), lang };
}

/** One sentence, or a table of them. */
function pseudo(said: unknown, name: string): unknown {
  if (typeof said === 'string') return said === '' ? '' : framed(stretched(said), name);
  if (typeof said === 'function') return (...given: readonly unknown[]) => framed(around(String((said as (...of: readonly unknown[]) => unknown)(...given)), given.flat()), name);
  return Object.fromEntries(Object.entries(said as object).map(([key, inner]) => [key, pseudo(inner, key)]));
}

/** `support` is a part of another sentence, to the letter. */
function framed(text: string, name: string): string {
  return name === 'support' ? text : `[${text}]`;
}

/** What a sentence is given stays as it is: names, times, codes. */
function around(text: string, given: readonly unknown[]): string {
  const kept = given.find((one): one is string => typeof one === 'string' && one !== '' && text.includes(one));
  if (kept === undefined) return stretched(text);
  const rest = given.filter((one) => one !== kept);
  return text.split(kept).map((part) => around(part, rest)).join(kept);
}

function stretched(text: string): string {
  return [...text].map((letter) => (accented[plain.indexOf(letter)] ?? letter).repeat(vowels.includes(letter) ? 2 : 1)).join('');
}
