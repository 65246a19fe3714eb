import type { Inbox } from '@cs-inbox/state';
import type { View } from '../context/view.ts';
import type { Translations } from '../translation/translations.ts';
import type { WordsOverride } from '../words/words-override.ts';

/** What `<cs-account>` lends to an inbox in it. */
export interface Lent {
  /** null where it has none. */
  readonly inbox: Inbox | null;
  /** What is chosen for the eye: one view for all that stand in it. null where its tag is not defined yet. */
  readonly view: View | null;
  readonly words: WordsOverride | null;
  readonly translations: Translations | null;
  readonly account: string | null;
  readonly operatorName: string;
  /** Builds the engine anew from the disk. */
  readonly restart: () => void;
}
