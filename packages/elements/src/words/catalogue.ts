import { atom } from 'nanostores';
import { en } from './en.ts';
import type { UsualWords } from './usual-words.ts';

/** The languages that are known on this page, by their tags. One for the page, as the registry of custom elements is. */
export const $catalogue = atom<ReadonlyMap<string, UsualWords>>(new Map([[en.lang, en]]));

/** Makes a language known; of two with one tag the later counts. */
export function addWords(words: UsualWords): void {
  if ($catalogue.get().get(words.lang) !== words) $catalogue.set(new Map([...$catalogue.get(), [words.lang, words]]));
}
