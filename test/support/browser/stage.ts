import { ContextProvider } from '@lit/context';
import { createLocale, createView, inboxContext, localeContext, viewContext, type View, type WordsOverride } from '@cs-inbox/elements';
import type { Inbox } from '@cs-inbox/state';
import { sampleNow } from '../../../packages/elements/src/samples/sample-now.ts';
import { settled } from './settled.ts';

/** How the place looks in which an element is shown. */
interface StageOptions {
  readonly inbox?: Inbox;
  readonly words?: WordsOverride;
  readonly theme?: 'light' | 'dark';
  readonly dir?: 'ltr' | 'rtl';
  readonly inlineSize?: string;
  readonly blockSize?: string;
}

/** A place in the document that provides what `<cs-inbox>` would, for elements that are tested alone. */
export class Stage {
  readonly root = document.createElement('div');
  readonly view: View = createView(() => sampleNow);

  constructor({ inbox, words, theme = 'light', dir = 'ltr', inlineSize = '600px', blockSize = 'auto' }: StageOptions = {}) {
    new ContextProvider(this.root, { context: inboxContext, initialValue: inbox ?? null });
    new ContextProvider(this.root, { context: viewContext, initialValue: this.view });
    if (words !== undefined) new ContextProvider(this.root, { context: localeContext, initialValue: createLocale(undefined, words) });
    this.root.dir = dir;
    Object.assign(this.root.style, { colorScheme: theme, background: 'Canvas', color: 'CanvasText', inlineSize, blockSize });
    document.body.append(this.root);
  }

  /** Puts an element on the stage and waits until it and those in it have drawn themselves. */
  async show<Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag,
    properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  ): Promise<HTMLElementTagNameMap[Tag]> {
    const element = Object.assign(document.createElement(tag), properties);
    if (this.root.style.blockSize !== 'auto') element.style.blockSize = '100%';
    this.root.append(element);
    await settled(element);
    return element;
  }

  clear(): void {
    this.root.remove();
  }
}
