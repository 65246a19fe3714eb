import { createContext } from '@lit/context';
import type { Locale } from './locale.ts';

/** The language of the elements inside. */
export const localeContext = createContext<Locale>(Symbol.for('cs-inbox/locale'));
