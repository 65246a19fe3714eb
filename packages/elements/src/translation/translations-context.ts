import { createContext } from '@lit/context';
import type { Translations } from './translations.ts';

/** What the host translates; null where it does not. */
export const translationsContext = createContext<Translations | null>(Symbol.for('cs-inbox/translations'));
