import type { Backend } from '@cs-inbox/browser';
import type { Answered, SendOutcome, StreamNews } from '@cs-inbox/core';
import type { Capabilities, Conversation, HistoryPage, Store, SyncPage } from '@cs-inbox/protocol';
import type { OutgoingMessage } from '@cs-inbox/state';

const ACCOUNT = 'mei';
/** A text that begins so is never taken. */
const NEVER = 'never';
/** One that begins so is not taken as long as the backend refuses. */
const REFUSED = 'refused';
/** More often than clients take for a silence, ms. */
const ALIVE_MS = 10_000;

const ok = <T>(value: T): Answered<T> => ({ ok: true, value });

/** A backend within the page: it refuses the texts that ask for it, and writes down which arrived. */
export class RefusingBackend implements Backend {
  /** What buyers received, in order. */
  readonly arrivals: OutgoingMessage[] = [];
  refuses = true;
  readonly #stores: readonly Store[];
  readonly #conversations: readonly Conversation[];
  #told = 0;
  #heard: ((news: StreamNews) => void) | null = null;

  constructor(stores: readonly Store[], conversations: readonly Conversation[]) {
    this.#stores = stores;
    this.#conversations = conversations;
  }

  logOut(storeId: string): void {
    for (const store of this.#stores.filter(({ id }) => id === storeId)) {
      const sequence = ++this.#told;
      this.#heard?.({ type: 'event', event: { type: 'store', cursor: `c${sequence}`, sequence, store: { ...store, login: 'expired' } } });
    }
  }

  async capabilities(): Promise<Answered<Capabilities>> {
    return ok({ protocol: 1, account: ACCOUNT, deduplicationWindowMs: 86_400_000, lookUp: true, stream: 'sse', sendsAtOnce: 32 });
  }

  async sync(cursor: string | null): Promise<Answered<SyncPage>> {
    const page = { account: ACCOUNT, epoch: 'e1', cursor: `c${this.#told}`, hasMore: false, messages: [] };
    return ok(cursor === null ? { ...page, mode: 'full', stores: [...this.#stores], conversations: [...this.#conversations] } : { ...page, mode: 'incremental', stores: [], conversations: [] });
  }

  stream(cursor: string, heard: (news: StreamNews) => void, signal: AbortSignal): void {
    this.#heard = heard;
    heard({ type: 'open' });
    heard({ type: 'event', event: { type: 'unknown', cursor, sequence: this.#told } });
    const alive = setInterval(() => heard({ type: 'alive' }), ALIVE_MS);
    signal.addEventListener('abort', () => clearInterval(alive));
  }

  async send(message: OutgoingMessage): Promise<SendOutcome> {
    const { key, conversationId, text } = message;
    const failure = { code: 'E-1', requestId: 'r-1', detail: '', words: [], retryAt: null, class: 'business' } as const;
    if (text.startsWith(NEVER)) return { kind: 'refused', failure: { ...failure, cause: 'content', retryable: false } };
    if (this.refuses && text.startsWith(REFUSED)) return { kind: 'refused', failure: { ...failure, cause: 'unknown', retryable: true } };
    const position = this.arrivals.push(message);
    return { kind: 'accepted', message: { id: `id-${key}`, key, conversationId, direction: 'out', kind: 'text', text, position, at: Date.now(), receipt: 'sent' } };
  }

  async lookUp(): Promise<never> {
    throw new Error('nothing is ever unconfirmed here');
  }

  async history(conversationId: string): Promise<Answered<HistoryPage>> {
    return ok({ account: ACCOUNT, conversationId, messages: [], hasMore: false });
  }

  async read(): Promise<Answered<unknown>> {
    return ok({ account: ACCOUNT });
  }
}
