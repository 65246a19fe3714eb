import type { sampleWords } from '@cs-inbox/elements/samples';

/** How a state is shown: one value of each switch. */
export interface Look {
  readonly theme: 'auto' | 'light' | 'dark';
  readonly lang: keyof typeof sampleWords;
  readonly dir: 'ltr' | 'rtl';
  readonly density: 'compact' | 'comfortable';
}
