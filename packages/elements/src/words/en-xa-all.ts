import { enAll } from './en-all.ts';
import { pseudoWords } from './pseudo-words.ts';
import type { Words } from './words.ts';

/** English as nobody writes it, with the sentences of the panels. */
export const enXAAll: Words = pseudoWords(enAll, 'en-XA');
