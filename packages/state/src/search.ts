import type { Conversation, Message } from '@cs-inbox/protocol';
import type { ConversationRow } from './inbox.ts';
import { searchFold } from './search-fold.ts';
import { searchTerms } from './search-terms.ts';

/** Keeps one field from running into the next. */
const BREAK = '\n';

/** Finds rows by buyer, store, order, and what was written: each word of the query has to be somewhere in the conversation. */
export class Search {
  readonly #rows = new WeakMap<ConversationRow, string>();
  readonly #texts = new WeakMap<Message, string>();
  #query = '';
  #terms: readonly string[] = [];

  /** @param loaded the messages of a conversation that are here */
  finds(row: ConversationRow, query: string, loaded: (id: Conversation['id']) => readonly Message[]): boolean {
    if (query !== this.#query) {
      this.#query = query;
      this.#terms = searchTerms(query);
    }
    const head = this.#head(row);
    const missing = this.#terms.filter((term) => !head.includes(term));
    if (missing.length === 0) return true;
    const messages = loaded(row.conversation.id);
    return missing.every((term) => messages.some((message) => this.#text(message).includes(term)));
  }

  /** The message, newest first, of what was searched for last that the row does not show itself, or null. */
  beyond({ conversation, store, snippet }: ConversationRow, loaded: readonly Message[]): Message | null {
    const shown = fold([conversation.buyer.name, store?.name, store?.market, snippet?.text]);
    const missing = this.#terms.filter((term) => !shown.includes(term));
    const messages = conversation.lastMessage === null ? loaded : [...loaded, conversation.lastMessage];
    const holds = (message: Message) => (term: string) => this.#text(message).includes(term);
    return messages.findLast((message) => missing.length > 0 && missing.every(holds(message))) ?? messages.findLast((message) => missing.some(holds(message))) ?? null;
  }

  #head(row: ConversationRow): string {
    const known = this.#rows.get(row);
    if (known !== undefined) return known;
    const { conversation, store, snippet } = row;
    const last = conversation.lastMessage;
    const folded = fold([conversation.buyer.name, store?.name, store?.market, snippet?.text, last?.text, last?.attachment?.title]);
    this.#rows.set(row, folded);
    return folded;
  }

  #text(message: Message): string {
    const known = this.#texts.get(message);
    if (known !== undefined) return known;
    const folded = fold([message.text, message.attachment?.title]);
    this.#texts.set(message, folded);
    return folded;
  }
}

function fold(said: readonly (string | null | undefined)[]): string {
  return said.map((text) => searchFold(text ?? '')).join(BREAK);
}
