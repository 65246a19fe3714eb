import type { Qualm } from '@cs-inbox/core';
import type { Format } from '../format/format.ts';
import type { Words } from '../words/words.ts';

/** What a person is asked before a text goes, in words. */
export function qualmText(qualm: Qualm, words: Words, format: Format): string {
  switch (qualm.type) {
    case 'open':
      return words.openPlaces(qualm.places);
    case 'same':
      return words.sameText(format.time(qualm.at));
    case 'many':
      return words.sameToMany(qualm.count);
  }
}
