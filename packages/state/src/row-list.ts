import { changesSince, type OutboxEntry, type OutboxState, type Tables } from '@cs-inbox/core';
import type { Conversation, ConversationId, Store } from '@cs-inbox/protocol';
import type { ConversationRow } from './inbox.ts';
import { rowOf, strangerOf } from './row-of.ts';
import { moved } from './sorted-items.ts';

type Lanes = OutboxState['lanes'];

const noEntries: readonly OutboxEntry[] = [];
/** A row and what it was made of. */
interface Known {
  readonly row: ConversationRow;
  readonly entries: readonly OutboxEntry[];
  /** Not there where only the outbox knows of it. */
  readonly told: Conversation | undefined;
}

/**
 * The rows of the list, newest activity first, each once. A row of which nothing has changed stays the same object.
 * A row is made, and finds its place, only where something differs; all are compared only where the table does not say which changed.
 */
export class RowList {
  readonly #known = new Map<ConversationId, Known>();
  /** Conversations of which the outbox holds something. */
  #laned = new Set<ConversationId>();
  #stores: Tables['stores'] | null = null;
  #conversations: Tables['conversations'] = new Map();
  #lanes: Lanes | null = null;
  #rows: readonly ConversationRow[] = [];

  next({ conversations, stores }: Pick<Tables, 'conversations' | 'stores'>, lanes: Lanes): readonly ConversationRow[] {
    const stale = new Set<ConversationId>();
    if (conversations !== this.#conversations) this.#compareConversations(conversations, stale);
    if (lanes !== this.#lanes) this.#compareLanes(lanes, stale);
    if (stores !== this.#stores) this.#compareStores(stores, stale);
    [this.#conversations, this.#lanes, this.#stores] = [conversations, lanes, stores];
    const [gone, come]: [ConversationRow[], ConversationRow[]] = [[], []];
    for (const id of stale) {
      const told = conversations.get(id);
      const entries = lanes.get(id)?.entries ?? noEntries;
      const conversation = told ?? strangerOf(entries);
      const store = stores.get(conversation?.storeId ?? '') ?? null;
      const old = this.#known.get(id);
      if (old !== undefined && old.told === told && old.entries === entries && old.row.store === store) continue;
      if (old !== undefined) gone.push(old.row);
      if (conversation === null) {
        this.#known.delete(id);
        continue;
      }
      const row = rowOf(conversation, store, entries);
      this.#known.set(id, { row, entries, told });
      come.push(row);
    }
    return gone.length + come.length === 0 ? this.#rows : (this.#rows = moved(this.#rows, gone, come, () => [...this.#known.values()].map(({ row }) => row), byActivity));
  }

  #compareConversations(conversations: Tables['conversations'], stale: Set<ConversationId>): void {
    // Of a long list the table itself knows what has changed, nearly always.
    const changed = changesSince(this.#conversations, conversations);
    for (const [id] of changed ?? conversations) if (this.#known.get(id)?.told !== conversations.get(id)) stale.add(id);
    if (!changed) for (const id of this.#known.keys()) if (!conversations.has(id)) stale.add(id);
  }

  #compareLanes(lanes: Lanes, stale: Set<ConversationId>): void {
    for (const [id, { entries }] of lanes) if ((this.#known.get(id)?.entries ?? noEntries) !== entries) stale.add(id);
    for (const id of this.#laned) if (!lanes.has(id)) stale.add(id);
    this.#laned = new Set(lanes.keys());
  }

  #compareStores(stores: ReadonlyMap<string, Store>, stale: Set<ConversationId>): void {
    for (const [id, { row }] of this.#known) if (row.store !== (stores.get(row.conversation.storeId) ?? null)) stale.add(id);
  }
}

function byActivity(a: ConversationRow, b: ConversationRow): number {
  return b.at - a.at || (a.conversation.id < b.conversation.id ? -1 : a.conversation.id > b.conversation.id ? 1 : 0);
}
