import type { ReactiveElement } from 'lit';
import type { Format } from '../format/format.ts';
import type { Words } from '../words/words.ts';
import { createLocale, type Locale } from './locale.ts';
import { LateConsumer } from './late-consumer.ts';
import { localeContext } from './locale-context.ts';

/** The language around an element; English where nobody says. */
export class LocaleController {
  readonly #consumer: LateConsumer<Locale>;
  #own: Locale | null = null;

  constructor(host: ReactiveElement) {
    this.#consumer = new LateConsumer(host, localeContext);
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
