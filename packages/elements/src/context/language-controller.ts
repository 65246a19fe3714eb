import { ContextProvider } from '@lit/context';
import type { ReactiveController, ReactiveElement } from 'lit';
import { AtomController } from '../atom-controller.ts';
import type { Format } from '../format/format.ts';
import { $catalogue } from '../words/catalogue.ts';
import { findWords } from '../words/find-words.ts';
import type { UsualWords } from '../words/usual-words.ts';
import type { Words } from '../words/words.ts';
import type { WordsOverride } from '../words/words-override.ts';
import { attributeAround } from './attribute-around.ts';
import { createLocale } from './locale.ts';
import { localeContext } from './locale-context.ts';

/** Provides the language that its host stands in, anew when that changes, when words arrive, or when the host page's own sentences change. */
export class LanguageController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #overrideOf: () => WordsOverride | null;
  readonly #catalogue;
  readonly #provider;
  readonly #observer = new MutationObserver(() => this.#host.requestUpdate());
  #words: UsualWords | null = null;
  #override: WordsOverride | null = null;

  constructor(host: ReactiveElement, overrideOf: () => WordsOverride | null) {
    this.#host = host;
    this.#overrideOf = overrideOf;
    this.#catalogue = new AtomController<ReadonlyMap<string, UsualWords>>(host, new Map(), $catalogue);
    this.#provider = new ContextProvider(host, { context: localeContext, initialValue: createLocale() });
    host.addController(this);
  }

  get words(): Words {
    return this.#provider.value.words;
  }

  get format(): Format {
    return this.#provider.value.format;
  }

  /** Which way the words are written, for a root of the host's own; null where the page says which way. */
  get dir(): 'rtl' | 'ltr' | null {
    return attributeAround(this.#host, 'dir') === '' ? (this.words.dir ?? null) : null;
  }

  hostConnected(): void {
    for (const holder of [this.#host, this.#host.ownerDocument.documentElement]) this.#observer.observe(holder, { attributeFilter: ['lang', 'dir'] });
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }

  hostUpdate(): void {
    const words = findWords(attributeAround(this.#host, 'lang'), this.#catalogue.value);
    const override = this.#overrideOf();
    if (words === this.#words && override === this.#override) return;
    this.#words = words;
    this.#override = override;
    this.#provider.setValue(createLocale(words, override ?? {}));
  }
}
