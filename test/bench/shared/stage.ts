import type { Answered, SendOutcome, StreamNews } from '@cs-inbox/core';
import { createBrowserPorts } from '@cs-inbox/browser';
import type { Capabilities, Conversation, Message, Store, SyncPage } from '@cs-inbox/protocol';
import type { BackendPort, OutgoingMessage, Ports } from '@cs-inbox/state';

const ACCOUNT = 'bench';
const later = (run: () => void) => {
  let live = true;
  queueMicrotask(() => live && run());
  return () => void (live = false);
};

const capabilities: Capabilities = { protocol: 1, account: ACCOUNT, deduplicationWindowMs: 86_400_000, lookUp: true, stream: 'sse' };

const store: Store = { id: 's1', name: 'Bench store', platform: 'shopee', market: 'MY', login: 'signed-in', textLengthMax: 5_000, pace: null };

type News = { readonly type: 'message'; readonly message: Message } | { readonly type: 'conversation'; readonly conversation: Conversation };

/** A backend within the page: it tells what it holds as soon as it is asked, streams what comes, and leaves what is sent open until it is told what to answer. */
export class Stage {
  /** By conversation. */
  readonly threads = new Map<string, readonly Message[]>();
  readonly #conversations = new Map<string, Conversation>();
  /** What was sent and not answered, by its text. */
  readonly #open = new Map<string, { readonly message: OutgoingMessage; readonly answer: (outcome: SendOutcome) => void }>();
  /** What came after the list was told. */
  readonly #log: News[] = [];
  #heard: ((news: StreamNews) => void) | null = null;
  #position = 10_000_000;

  /** The browser's own world but for the backend: without an account nothing is written to the disk. */
  ports(): Ports {
    return { ...createBrowserPorts({ baseUrl: location.href, account: null }), backend: this.#backend() };
  }

  list(conversations: readonly Conversation[]): void {
    for (const conversation of conversations) this.#conversations.set(conversation.id, conversation);
  }

  /** A message of a buyer: two events of the stream, as backends tell it. */
  say(conversationId: string, id: string, text: string, at: number): void {
    const message: Message = { id, conversationId, key: null, direction: 'in', kind: 'text', text, position: ++this.#position, at, receipt: 'delivered' };
    this.#tell({ type: 'message', message });
    const before = this.#conversations.get(conversationId);
    if (before === undefined) return;
    const conversation = { ...before, unread: before.unread + 1, lastMessage: message };
    this.#conversations.set(conversationId, conversation);
    this.#tell({ type: 'conversation', conversation });
  }

  /** Whether something with a text that begins so has been sent, and waits for its answer. */
  holds(textStart: string): boolean {
    return [...this.#open.keys()].some((text) => text.startsWith(textStart));
  }

  /** Answers what was sent with a text that begins so. */
  answer(textStart: string, how: 'sent' | 'failed'): void {
    const [text, found] = [...this.#open].find(([sent]) => sent.startsWith(textStart)) ?? [];
    if (found === undefined || text === undefined) throw new Error(`nothing was sent that begins with ${textStart}`);
    this.#open.delete(text);
    if (how === 'sent') return found.answer({ kind: 'accepted', message: this.#confirmed(found.message) });
    const failure = { cause: 'content', class: 'business', retryable: false, retryAt: null, code: '', requestId: 'r1', detail: '', words: [] } as const;
    found.answer({ kind: 'refused', failure });
  }

  #confirmed({ key, conversationId, text }: OutgoingMessage): Message {
    return { id: `id-${key}`, conversationId, key, direction: 'out', kind: 'text', text, position: ++this.#position, at: Date.now(), receipt: 'sent' };
  }

  #tell(news: News): void {
    this.#log.push(news);
    const sequence = this.#log.length;
    this.#heard?.({ type: 'event', event: { ...news, cursor: `n${sequence}`, sequence } });
  }

  #backend(): BackendPort {
    const ok = <T>(value: T): Answered<T> => ({ ok: true, value });
    return {
      capabilities: (answer) => later(() => answer(ok(capabilities))),
      sync: (cursor, answer) => later(() => answer(ok(this.#page(cursor)))),
      history: (conversationId, _before, _limit, answer) =>
        later(() => answer(ok({ account: ACCOUNT, conversationId, messages: [...(this.threads.get(conversationId) ?? [])], hasMore: false }))),
      stream: (cursor, heard) => later(() => {
        this.#heard = heard;
        heard({ type: 'open' });
        heard({ type: 'event', event: { type: 'unknown', cursor, sequence: this.#log.length } });
      }),
      read: (_conversationId, _position, answer) => later(() => answer(ok({ account: ACCOUNT }))),
      send: (message, answer) => {
        this.#open.set(message.text, { message, answer });
        return () => void this.#open.delete(message.text);
      },
      lookUp: () => () => {},
      retryMany: () => () => {},
    };
  }

  #page(cursor: string | null): SyncPage {
    const page = { account: ACCOUNT, epoch: 'e1', cursor: `n${this.#log.length}`, hasMore: false };
    if (cursor === null) return { ...page, mode: 'full', stores: [store], conversations: [...this.#conversations.values()], messages: [] };
    const news = this.#log.slice(Number(cursor.slice(1)));
    const messages = news.flatMap((one) => (one.type === 'message' ? [one.message] : []));
    return { ...page, mode: 'incremental', stores: [], conversations: news.flatMap((one) => (one.type === 'conversation' ? [one.conversation] : [])), messages };
  }
}
