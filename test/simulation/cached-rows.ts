import type { Conversation, Message, Store } from '@cs-inbox/protocol';

/** Where the cached rows stand. */
interface CachedCursor {
  readonly cursor: string | null;
  readonly partial: boolean;
  /** When it was last known to be up to date, ms since the epoch. */
  readonly freshAt: number;
  /** How many stores and conversations belong to it: where there are others, it counts as partial. */
  readonly rows: number;
  /** Threads that are marked with an older one may have missed something. */
  readonly generation: number;
}

/** The cached messages of one conversation. */
export interface CachedThread {
  readonly messages: readonly Message[];
  readonly wholeFrom: number;
  readonly loaded: number;
}

const prefixes = ['store:', 'conv:', 'thread:'];

/** Whether a row of the disk is one that the backend can tell again. */
export function isCached(key: string): boolean {
  return key === 'cur' || prefixes.some((prefix) => key.startsWith(prefix));
}

/** The rows as they stand on the disk, by what they are. */
export class CachedRows {
  readonly #rows = new Map<string, unknown>();

  put(key: string, value: unknown): void {
    this.#rows.set(key, value);
  }

  delete(key: string): void {
    this.#rows.delete(key);
  }

  clear(): void {
    this.#rows.clear();
  }

  get cursor(): CachedCursor | null {
    return (this.#rows.get('cur') as CachedCursor | undefined) ?? null;
  }

  store(id: string): Store | null {
    return (this.#rows.get(`store:${id}`) as Store | undefined) ?? null;
  }

  conversation(id: string): Conversation | null {
    return (this.#rows.get(`conv:${id}`) as Conversation | undefined) ?? null;
  }

  thread(id: string): CachedThread | null {
    return (this.#rows.get(`thread:${id}`) as CachedThread | undefined) ?? null;
  }

  /** How many stores and conversations there are. */
  get listed(): number {
    return this.#count('store:') + this.conversations;
  }

  get conversations(): number {
    return this.#count('conv:');
  }

  #count(prefix: string): number {
    let count = 0;
    for (const key of this.#rows.keys()) if (key.startsWith(prefix)) count++;
    return count;
  }
}
