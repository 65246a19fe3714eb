import { searchFold } from './search-fold.ts';

/** Longest text that is searched for, UTF-16 code units. */
const QUERY_MAX = 100;

/** The words of a query, in the form in which they are compared. */
export function searchTerms(query: string): readonly string[] {
  return searchFold(query.slice(0, QUERY_MAX))
    .split(' ')
    .filter((term) => term !== '');
}
