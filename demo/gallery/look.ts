import type { sampleWords } from '@cs-inbox/elements/samples';

/** How a state is shown: one value of each switch. */
export interface Look {
  readonly theme: 'auto' | 'light' | 'dark';
  readonly lang: keyof typeof sampleWords;
  /** `auto` goes by the language. */
  readonly dir: 'auto' | 'ltr' | 'rtl';
  readonly density: 'compact' | 'comfortable';
  /** Inline size of the place in which the element stands; `own` is what the element has on a page of its own. */
  readonly width: 'own' | '320px' | '480px' | '720px' | '1080px' | 'full';
}
