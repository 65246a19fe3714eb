import type { Store } from '@cs-inbox/protocol';
import { createChance, hash } from '../chance.ts';
import { createThread } from './create-thread.ts';
import { type StorePlan, usualStores, worldStoreOf } from './stores.ts';
import type { Thread } from './thread.ts';

/** Stores, buyers and what they wrote before the story starts. */
export interface World {
  readonly stores: readonly Store[];
  readonly threads: readonly Thread[];
}

export interface WorldOptions {
  /** Nine stores of three platforms where they are left out. */
  readonly stores?: readonly StorePlan[];
  /** 40 where it is left out. */
  readonly conversations?: number;
  /** How long a seller may take to reply, in ms; 12 h where it is left out. */
  readonly replyWithinMs?: (store: Store) => number;
}

const HALF_DAY_MS = 12 * 3_600_000;

/** A seeded world whose newest messages are some seconds older than `startedAt` (ms since 1970). */
export function createWorld(seed: number, startedAt: number, options: WorldOptions = {}): World {
  const { conversations = 40, replyWithinMs = () => HALF_DAY_MS } = options;
  const stores = (options.stores ?? usualStores).map(worldStoreOf);
  const chance = createChance(seed);
  const threads = Array.from({ length: stores.length === 0 ? 0 : conversations }, (_, n) => {
    // Each store gets at least one.
    const at = stores[n < stores.length ? n : Math.floor(chance('store', n) * stores.length)] ?? stores[0];
    if (at === undefined) throw new TypeError('a world with conversations has a store');
    const id = `c${hash(`${seed}/${n}`).toString(36)}-${n + 1}`;
    return createThread({ id, ordinal: n, at, chance, seed: hash(`${seed}:${n}`), startedAt, replyWithinMs: replyWithinMs(at.store) });
  });
  return { stores: stores.map(({ store }) => store), threads };
}
