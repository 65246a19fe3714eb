import type { Translation } from '../translation/translations.ts';
import type { CsMessageBubble } from './message-bubble.ts';
import { messageBubbleStates } from './message-bubble.states.ts';

const bubble = messageBubbleStates['incoming-thai'];
const told = (translation: Translation): Partial<CsMessageBubble> => ({ bubble, translations: { of: () => translation, again: () => {} } });

/** Every state of a buyer's message that the host translates, by name. */
export const translationStates = {
  translating: told({ state: 'waiting' }),
  translated: told({ state: 'done', text: 'The parcel is here, but the colour is not the one I ordered. Can I exchange it?' }),
  'not-translated': told({ state: 'failed' }),
} satisfies Readonly<Record<string, Partial<CsMessageBubble>>>;
