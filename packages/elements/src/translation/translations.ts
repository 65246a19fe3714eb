import type { Translator } from './translator.ts';

const KEPT_MAX = 1_000;
const AWAY_MAX = 4;
const WAITING_MAX = 100;
const ANSWER_MS = 20_000;
/** Longest translation that is shown, in UTF-16 units. */
const LENGTH_MAX = 20_000;

type About = Omit<Parameters<Translator>[1], 'signal'>;

/** `same`: it is in that language already. */
export type Translation = { readonly state: 'waiting' | 'same' | 'failed' } | { readonly state: 'done'; readonly text: string };

interface Asked {
  readonly text: string;
  readonly about: About;
  translation: Translation;
  readonly listeners: Set<() => void>;
}

/** Translations of messages, each asked for once and kept while there is room; a few at a time, those first that were asked for last. */
export class Translations {
  readonly #translator: Translator;
  readonly #deadline: () => AbortSignal;
  readonly #asked = new Map<string, Asked>();
  #waiting: readonly Asked[] = [];
  #away = 0;

  constructor(translator: Translator, deadline = () => AbortSignal.timeout(ANSWER_MS)) {
    this.#translator = translator;
    this.#deadline = deadline;
  }

  /** @param changed called when it is there, or has failed */
  of(text: string, about: About, changed: () => void): Translation {
    const key = `${about.to} ${about.messageId}`;
    const before = this.#asked.get(key);
    const asked: Asked = before?.text === text ? before : { text, about, translation: { state: 'waiting' }, listeners: new Set() };
    if (asked.translation.state === 'waiting') asked.listeners.add(changed);
    this.#asked.delete(key);
    this.#asked.set(key, asked);
    for (const oldest of this.#asked.keys()) if (this.#asked.size > KEPT_MAX) this.#asked.delete(oldest);
    if (asked !== before) this.#ask(asked);
    return asked.translation;
  }

  /** Asks once more for one that has failed. */
  again({ to, messageId }: Pick<About, 'to' | 'messageId'>): void {
    this.#asked.delete(`${to} ${messageId}`);
  }

  #ask(asked: Asked): void {
    this.#waiting = [...this.#waiting, asked];
    const [longest] = this.#waiting;
    if (longest !== undefined && this.#waiting.length > WAITING_MAX) {
      this.#waiting = this.#waiting.slice(1);
      this.#tell(longest, { state: 'failed' });
    }
    this.#next();
  }

  #next(): void {
    const asked = this.#waiting.at(-1);
    if (asked === undefined || this.#away >= AWAY_MAX) return;
    this.#waiting = this.#waiting.slice(0, -1);
    this.#away++;
    void this.#translate(asked)
      .catch((): Translation => ({ state: 'failed' }))
      .then((translation) => {
        this.#away--;
        this.#tell(asked, translation);
        this.#next();
      });
  }

  async #translate({ text, about }: Asked): Promise<Translation> {
    const signal = this.#deadline();
    const late = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
    const said: unknown = await Promise.race([this.#translator(text, { ...about, signal }), late]);
    if (typeof said !== 'string' || said.trim() === '' || said.length > LENGTH_MAX) return { state: 'failed' };
    return said.trim() === text.trim() ? { state: 'same' } : { state: 'done', text: said };
  }

  #tell(asked: Asked, translation: Translation): void {
    asked.translation = translation;
    for (const changed of asked.listeners) changed();
    asked.listeners.clear();
  }
}
