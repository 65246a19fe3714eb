import type { Inbox } from '@cs-inbox/state';
import type { WordsOverride } from '@cs-inbox/elements';
import { SampleStage } from '../../../packages/elements/src/samples/sample-stage.ts';
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

/** A sample stage in the document of a test. */
export class Stage extends SampleStage {
  constructor({ words, theme = 'light', inlineSize = '600px', ...rest }: StageOptions = {}) {
    super({ theme, inlineSize, ...(words === undefined ? {} : { override: words }), ...rest });
    Object.assign(this.root.style, { background: 'Canvas', color: 'CanvasText' });
    document.body.append(this.root);
  }

  /** Puts an element on the stage and waits until it and those in it have drawn themselves. */
  async show<Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag,
    properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  ): Promise<HTMLElementTagNameMap[Tag]> {
    const element = this.put(tag, properties);
    await settled(element);
    return element;
  }

  clear(): void {
    this.root.remove();
  }
}
