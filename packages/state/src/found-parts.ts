import { searchFold } from './search-fold.ts';

/** Most places that are told of one text. */
const PLACES_MAX = 8;

/**
 * A text in parts, none left out: every second one is a place where one of the terms stands, as it is written there.
 * @param terms as `searchTerms` gives them
 */
export function foundParts(text: string, terms: readonly string[]): readonly string[] {
  const parts: string[] = [];
  let rest = text;
  while (parts.length < 2 * PLACES_MAX) {
    const places = terms.map((term) => placeOf(rest, term)).filter((place) => place !== null);
    const [first] = places.sort((a, b) => a.from - b.from || b.to - a.to);
    if (first === undefined) break;
    parts.push(rest.slice(0, first.from), rest.slice(first.from, first.to));
    rest = rest.slice(first.to);
  }
  return [...parts, rest];
}

/** Where a term stands first. What is compared has other lengths than what is written, so it is narrowed down from both sides. */
function placeOf(text: string, term: string): { readonly from: number; readonly to: number } | null {
  if (!searchFold(text).includes(term)) return null;
  const to = least(text.length, (end) => searchFold(text.slice(0, end)).includes(term));
  const from = to - least(to, (length) => searchFold(text.slice(to - length, to)).includes(term));
  // Marks stay with their letter.
  return { from, to: to + (/^\p{M}*/u.exec(text.slice(to))?.[0].length ?? 0) };
}

/** The least number above 0 for which something holds that holds for the most, and for all between. */
function least(most: number, holds: (number: number) => boolean): number {
  let [low, high] = [0, most];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}
