import type { HelpWords } from './help-words.ts';
import type { Words } from './words.ts';

/** The sentences that an inbox shows without its panels. */
export type UsualWords = Omit<Words, 'centre' | 'report' | 'health' | 'bulk' | 'past' | keyof HelpWords>;
