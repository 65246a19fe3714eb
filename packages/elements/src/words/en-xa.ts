import { en } from './en.ts';
import { pseudoWords } from './pseudo-words.ts';
import type { Words } from './words.ts';

/** English as nobody writes it, for tests of the looks; complete whenever English is. */
export const enXA: Words = pseudoWords(en, 'en-XA');
