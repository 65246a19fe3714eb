import { ContextProvider } from '@lit/context';
import type { Inbox } from '@cs-inbox/state';
import { createLocale } from '../context/locale.ts';
import { localeContext } from '../context/locale-context.ts';
import { createView, type View } from '../context/view.ts';
import { viewContext } from '../context/view-context.ts';
import { inboxContext } from '../inbox-context.ts';
import { addWords } from '../words/catalogue.ts';
import type { Words } from '../words/words.ts';
import type { WordsOverride } from '../words/words-override.ts';
import { comfortable } from './comfortable.ts';
import { sampleNow } from './sample-now.ts';

/** How the place looks in which an element is shown. */
export interface StageOptions {
  readonly inbox?: Inbox;
  /** Left out, the elements speak the language that they speak by themselves. */
  readonly words?: Words;
  readonly override?: WordsOverride;
  /** Left out, that of the page. */
  readonly theme?: 'light' | 'dark';
  /** Left out, that of the words. */
  readonly dir?: 'ltr' | 'rtl';
  readonly density?: 'compact' | 'comfortable';
  readonly inlineSize?: string;
  readonly blockSize?: string;
}

/** A place that provides what `<cs-inbox>` would, for elements that are shown alone, at the time of the samples. */
export class SampleStage {
  readonly root = document.createElement('div');
  readonly view: View = createView(() => sampleNow);
  readonly #options: StageOptions;

  constructor(options: StageOptions = {}) {
    this.#options = options;
    const { inbox, words, override, theme = '', dir = words?.dir ?? 'ltr', inlineSize = 'auto', blockSize = 'auto' } = options;
    new ContextProvider(this.root, { context: inboxContext, initialValue: inbox ?? null });
    new ContextProvider(this.root, { context: viewContext, initialValue: this.view });
    if (words !== undefined || override !== undefined) {
      new ContextProvider(this.root, { context: localeContext, initialValue: createLocale(words, override) });
    }
    this.root.dir = dir;
    if (words !== undefined) {
      // An inbox goes by the language around it, of those that the page knows.
      addWords(words);
      this.root.lang = words.lang;
    }
    Object.assign(this.root.style, { colorScheme: theme, inlineSize, blockSize });
    if (options.density !== 'comfortable') return;
    for (const [name, value] of Object.entries(comfortable)) this.root.style.setProperty(name, value);
  }

  /** Puts an element on the stage; it fills the stage where that has a height. */
  put<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, properties: Partial<HTMLElementTagNameMap[Tag]> = {}): HTMLElementTagNameMap[Tag] {
    const element = Object.assign(document.createElement(tag), properties);
    const { blockSize = 'auto' } = this.#options;
    if (blockSize !== 'auto') element.style.blockSize = '100%';
    this.root.append(element);
    return element;
  }
}
