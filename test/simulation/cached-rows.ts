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
  /** By kind, then by id. */
  readonly #kinds = new Map<string, Map<string, unknown>>(['cur', 'store', 'conv', 'thread'].map((kind) => [kind, new Map()]));

  put(key: string, value: unknown): void {
    const [kind, id] = parts(key);
    this.#kinds.get(kind)?.set(id, value);
  }

  delete(key: string): void {
    const [kind, id] = parts(key);
    this.#kinds.get(kind)?.delete(id);
  }

  clear(): void {
    for (const rows of this.#kinds.values()) rows.clear();
  }

  get cursor(): CachedCursor | null {
    return (this.#kinds.get('cur')?.get('') as CachedCursor | undefined) ?? null;
  }

  store(id: string): Store | null {
    return (this.#kinds.get('store')?.get(id) as Store | undefined) ?? null;
  }

  conversation(id: string): Conversation | null {
    return (this.#kinds.get('conv')?.get(id) as Conversation | undefined) ?? null;
  }

  thread(id: string): CachedThread | null {
    return (this.#kinds.get('thread')?.get(id) as CachedThread | undefined) ?? null;
  }

  /** How many stores and conversations there are. */
  get listed(): number {
    return (this.#kinds.get('store')?.size ?? 0) + this.conversations;
  }

  get conversations(): number {
    return this.#kinds.get('conv')?.size ?? 0;
  }
}

function parts(key: string): readonly [string, string] {
  const at = key.indexOf(':');
  return at < 0 ? [key, ''] : [key.slice(0, at), key.slice(at + 1)];
}
