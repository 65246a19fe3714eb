import type { SyncInput } from '@cs-inbox/core';
import type { SyncPage } from '@cs-inbox/protocol';
import type { Random } from '../../../simulation/random.ts';
import type { ModelledBackend } from './modelled-backend.ts';

type Told = SyncInput & { readonly type: 'told' };

/** The tab that asks for all, as another one hears it: what it takes over, in order. */
export class ModelledLeader {
  cursor: string | null = null;
  readonly #backend: ModelledBackend;
  readonly #random: Random;
  #last: readonly Told[] = [];

  constructor(backend: ModelledBackend, random: Random) {
    this.#backend = backend;
    this.#random = random;
  }

  /** What it has taken over next, or null where there is nothing new. */
  next(): Told | null {
    if (this.cursor === this.#backend.head && !this.#random.chance(0.05)) return null;
    const from = this.cursor;
    const pages: SyncPage[] = [];
    let asked = this.#random.chance(0.05) ? null : from;
    do {
      const page = this.#backend.page(asked);
      pages.push(page);
      asked = page.hasMore ? page.cursor : null;
    } while (asked !== null);
    this.cursor = pages.at(-1)?.cursor ?? null;
    const told: Told = { type: 'told', from, pages };
    this.#last = [...this.#last, told].slice(-8);
    return told;
  }

  /** Something that it told long ago, or nothing at all. */
  old(): Told {
    return this.#last.length === 0 ? { type: 'told', from: null, pages: [] } : this.#random.pick(this.#last);
  }
}
