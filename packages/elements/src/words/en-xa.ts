import { en } from './en.ts';
import { pseudoWords } from './pseudo-words.ts';
import type { UsualWords } from './usual-words.ts';

/** English as nobody writes it, for tests of the looks; complete whenever English is. */
export const enXA: UsualWords = pseudoWords(en, 'en-XA');
