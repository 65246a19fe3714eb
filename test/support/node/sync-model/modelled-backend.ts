import type { Tables } from '@cs-inbox/core';
import type { Conversation, Message, ServerEvent, Store, SyncPage } from '@cs-inbox/protocol';
import type { Random } from '../../../simulation/random.ts';
import { sampleConversation } from '../sample-conversation.ts';
import { sampleMessage } from '../sample-message.ts';
import { sampleStore } from '../sample-store.ts';

/** All that the backend knows at one place of its log. */
export interface Rows {
  readonly stores: ReadonlyMap<string, Store>;
  readonly conversations: ReadonlyMap<string, Conversation>;
  readonly messages: ReadonlyMap<string, readonly Message[]>;
}

type Change = { readonly store: Store } | { readonly conversation: Conversation } | { readonly message: Message };

const PAGE_ROWS = 2;

/** The least that a backend of the protocol is: a log of changes, and cursors into it. */
export class ModelledBackend {
  epoch = 1;
  #rows: Rows[] = [];
  #log: Change[] = [];
  /** Cursors below this are not told what is gone since: they are answered full. */
  #floor = 0;
  readonly #random: Random;
  readonly #everything = new Map<string, Rows>();
  #conversations = 0;

  constructor(random: Random) {
    this.#random = random;
    this.#keep({ stores: new Map([['s1', sampleStore()]]), conversations: new Map(), messages: new Map() });
    for (let i = 0; i < 4; i++) this.#newMessage(true);
  }

  get head(): string {
    return this.#cursor(this.#log.length);
  }

  /** What was so at a cursor, also of a log that is gone; undefined where that is no place between two changes. */
  rowsAt(cursor: string): Rows | undefined {
    return this.#everything.get(cursor);
  }

  /** Place in the log of this epoch, or null. */
  placeOf(cursor: string): number | null {
    const [epoch, at] = cursor.split('.');
    return epoch === `e${this.epoch}` && at !== undefined && /^\d+$/u.test(at) ? Number(at) : null;
  }

  change(): void {
    const draw = this.#random.next();
    if (draw < 0.6) this.#newMessage(draw < 0.1);
    else if (draw < 0.85) this.#receipt();
    else this.#login();
  }

  /** A conversation is gone: only a full answer can say so. */
  remove(): void {
    const last = this.#now();
    const [id] = [...last.conversations.keys()];
    if (id === undefined) return;
    const conversations = new Map(last.conversations);
    conversations.delete(id);
    this.#log.push({ store: sampleStore() });
    this.#keep({ ...last, conversations });
    this.#floor = this.#log.length;
  }

  /** A backup was restored: what came after it has never been. */
  restore(): void {
    const rows = this.#rows[this.#random.between(0, this.#rows.length - 1)] ?? this.#now();
    this.epoch += 1;
    this.#log = [];
    this.#rows = [];
    this.#floor = 0;
    this.#keep(rows);
  }

  isGone(cursor: string): boolean {
    const place = this.placeOf(cursor.split('/')[0] ?? '');
    return place === null || place < this.#floor;
  }

  page(cursor: string | null): SyncPage {
    const [base, part] = (cursor ?? this.head).split('/');
    const place = this.placeOf(base ?? '');
    if (cursor === null || place === null || (part === undefined && place < this.#floor)) return this.#list(this.#log.length, 0);
    return part === undefined ? this.#since(place) : this.#list(place, Number(part));
  }

  /** What a stream brings that was opened here, from the place on up to which it has come. */
  events(from: number): readonly ServerEvent[] {
    return this.#log.slice(from).map((change, i) => {
      const told = { cursor: this.#cursor(from + i + 1), sequence: from + i };
      if ('store' in change) return { type: 'store', ...told, store: change.store };
      return 'message' in change ? { type: 'message', ...told, message: change.message } : { type: 'conversation', ...told, conversation: change.conversation };
    });
  }

  /** The list and the threads as the disk would have them. */
  tablesAt(cursor: string): Pick<Tables, 'cursor' | 'epoch' | 'stores' | 'conversations' | 'messages'> | null {
    const rows = this.rowsAt(cursor);
    return rows === undefined ? null : { ...rows, cursor, epoch: cursor.split('.')[0] ?? '' };
  }

  #cursor(place: number): string {
    return `e${this.epoch}.${place}`;
  }

  #now(): Rows {
    const rows = this.#rows.at(-1);
    if (rows === undefined) throw new RangeError('a log begins with what was there before');
    return rows;
  }

  #keep(rows: Rows): void {
    this.#everything.set(this.#cursor(this.#rows.length), rows);
    this.#rows.push(rows);
  }

  #put(change: Change): void {
    const { stores, conversations, messages } = this.#now();
    this.#log.push(change);
    if ('store' in change) this.#keep({ stores: new Map(stores).set(change.store.id, change.store), conversations, messages });
    else if ('conversation' in change) this.#keep({ stores, messages, conversations: new Map(conversations).set(change.conversation.id, change.conversation) });
    else {
      const { message } = change;
      const others = (messages.get(message.conversationId) ?? []).filter(({ id }) => id !== message.id);
      const all = [...others, message].sort((a, b) => a.position - b.position);
      this.#keep({ stores, conversations, messages: new Map(messages).set(message.conversationId, all) });
    }
  }

  #newMessage(inNew: boolean): void {
    const { conversations, messages } = this.#now();
    if (inNew || conversations.size === 0) this.#conversations += 1;
    const id = inNew || conversations.size === 0 ? `c${this.#conversations}` : this.#random.pick([...conversations.keys()]);
    const position = (messages.get(id)?.at(-1)?.position ?? 0) + 1;
    const message = sampleMessage({ id: `${id}-m${position}-${this.epoch}`, conversationId: id, position, direction: 'out' });
    this.#put({ message });
    this.#put({ conversation: sampleConversation({ ...conversations.get(id), id, unread: (conversations.get(id)?.unread ?? 0) + 1, lastMessage: message }) });
  }

  #receipt(): void {
    const { messages, conversations } = this.#now();
    const sent = [...messages.values()].flat().filter(({ receipt, conversationId }) => receipt === 'sent' && conversations.has(conversationId));
    if (sent.length > 0) this.#put({ message: { ...this.#random.pick(sent), receipt: 'read' } });
  }

  #login(): void {
    const store = this.#now().stores.get('s1') ?? sampleStore();
    this.#put({ store: { ...store, login: store.login === 'expired' ? 'signed-in' : 'expired' } });
  }

  #list(place: number, part: number): SyncPage {
    const rows = this.#rows[place] ?? this.#now();
    const conversations = [...rows.conversations.values()].slice(part * PAGE_ROWS, (part + 1) * PAGE_ROWS);
    const hasMore = (part + 1) * PAGE_ROWS < rows.conversations.size;
    const stores = part === 0 ? [...rows.stores.values()] : [];
    const messages = conversations.flatMap(({ id }) => rows.messages.get(id) ?? []);
    return this.#pageOf('full', hasMore ? `${this.#cursor(place)}/${part + 1}` : this.#cursor(place), hasMore, { stores, conversations, messages });
  }

  #since(place: number): SyncPage {
    const changes = this.#log.slice(place, place + PAGE_ROWS);
    const to = place + changes.length;
    return this.#pageOf('incremental', this.#cursor(to), to < this.#log.length, {
      stores: changes.flatMap((change) => ('store' in change ? [change.store] : [])),
      conversations: changes.flatMap((change) => ('conversation' in change ? [change.conversation] : [])),
      messages: changes.flatMap((change) => ('message' in change ? [change.message] : [])),
    });
  }

  #pageOf(mode: SyncPage['mode'], cursor: string, hasMore: boolean, rows: Pick<SyncPage, 'stores' | 'conversations' | 'messages'>): SyncPage {
    return { account: 'mei', epoch: `e${this.epoch}`, mode, cursor, hasMore, ...rows };
  }
}
