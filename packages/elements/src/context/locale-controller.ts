import { ContextConsumer } from '@lit/context';
import type { ReactiveElement } from 'lit';
import type { Format } from '../format/format.ts';
import type { Words } from '../words/words.ts';
import { createLocale, type Locale } from './locale.ts';
import { localeContext } from './locale-context.ts';

/** The language around an element; English where nobody says. */
export class LocaleController {
  readonly #consumer: ContextConsumer<typeof localeContext, ReactiveElement>;
  #own: Locale | null = null;

  constructor(host: ReactiveElement) {
    this.#consumer = new ContextConsumer(host, { context: localeContext, subscribe: true });
  }

  get words(): Words {
    return this.#locale.words;
  }

  get format(): Format {
    return this.#locale.format;
  }

  get #locale(): Locale {
    return this.#consumer.value ?? (this.#own ??= createLocale());
  }
}
