import type { Store } from '@cs-inbox/protocol';
import { createChance, hash } from '../chance.ts';
import { createThread } from './create-thread.ts';
import { worldStores } from './stores.ts';
import type { Thread } from './thread.ts';

/** Stores, buyers and what they wrote before the story starts. */
export interface World {
  readonly stores: readonly Store[];
  readonly threads: readonly Thread[];
}

/** A seeded world whose newest messages are some seconds older than `startedAt` (ms since 1970). */
export function createWorld(seed: number, startedAt: number, conversations = 40): World {
  const chance = createChance(seed);
  const threads = Array.from({ length: conversations }, (_, n) => {
    // Each store gets at least one.
    const index = n < worldStores.length ? n : Math.floor(chance('store', n) * worldStores.length);
    const at = worldStores[index] ?? worldStores[0];
    if (at === undefined) throw new TypeError('a world needs a store');
    return createThread({ id: `c${hash(`${seed}/${n}`).toString(36)}-${n + 1}`, ordinal: n, at, chance, seed: hash(`${seed}:${n}`), startedAt });
  });
  return { stores: worldStores.map(({ store }) => store), threads };
}
