import type { ConversationId, Message, StoreId } from '@cs-inbox/protocol';
import type { ConversationRow } from './inbox.ts';
import { filterCounts, type ListFilter, passesFilter } from './list-filter.ts';
import { Search } from './search.ts';

const MINUTE_MS = 60_000;

/** What a person wants to see of all conversations. */
export interface ListChoice {
  readonly filter: ListFilter;
  /** One site of all stores, as `MY`, or null. */
  readonly market: string | null;
  readonly query: string;
}

export const everything: ListChoice = { filter: 'all', market: null, query: '' };

/** What the list is made of. */
export interface ListMaterial {
  readonly rows: readonly ConversationRow[];
  readonly storeId: StoreId | null;
  readonly choice: ListChoice;
  /** ms since the epoch. */
  readonly now: number;
  readonly openId: ConversationId | null;
  /** Whether a person is in the list: no row moves then, comes or goes. */
  readonly hold: boolean;
  readonly loaded: (id: ConversationId) => readonly Message[];
}

export interface Listed {
  readonly rows: readonly ConversationRow[];
  /** By filter, over the chosen store and site. */
  readonly counts: Readonly<Record<ListFilter, number>>;
  /** Conversations with something new that have not come up, or not in, because a person is in the list. */
  readonly held: number;
}

/** The rows to draw. The same objects as before where nothing has changed; what has not changed is not looked at again. */
export class ListView {
  readonly #search = new Search();
  #before: ListMaterial | null = null;
  #listed: Listed = { rows: [], counts: filterCounts([], 0), held: 0 };
  #near: readonly ConversationRow[] = [];
  /** The rows as they stood when somebody came into the list. */
  #stood: readonly ConversationRow[] = [];
  /** When the newest activity was in each of them, ms since the epoch; not known before something changes. */
  #activity: ReadonlyMap<ConversationId, number> | null = null;

  /** As last shown; before that, nothing. */
  get listed(): Listed {
    return this.#listed;
  }

  show(next: ListMaterial): Listed {
    const before = this.#before;
    const sameMinute = before !== null && Math.floor(before.now / MINUTE_MS) === Math.floor(next.now / MINUTE_MS);
    const sameWish = before !== null && before.storeId === next.storeId && before.choice === next.choice;
    const unchanged = sameWish && sameMinute && before.rows === next.rows && before.hold === next.hold && before.openId === next.openId;
    if (unchanged) return this.#listed;
    this.#before = next;
    const hold = next.hold && sameWish && this.#listed.rows.length > 0;
    const fresh = before !== null && sameWish && before.rows === next.rows ? this.#near : (this.#near = near(next));
    const counts = sameWish && sameMinute && before.rows === next.rows ? this.#listed.counts : filterCounts(fresh, next.now);
    const wanted = this.#wanted(fresh, next, sameWish);
    const unmoved = before?.rows === next.rows;
    if (!hold || before?.hold !== true) [this.#stood, this.#activity] = [this.#listed.rows, null];
    if (!hold) return (this.#listed = { rows: wanted, counts, held: 0 });
    return (this.#listed = { rows: unmoved ? this.#listed.rows : this.#held(next.rows), counts, held: unmoved ? this.#listed.held : this.#news(wanted) });
  }

  /** Of a row that was found: the message in which, where its own words do not show it. */
  beyond(row: ConversationRow): Message | null {
    return this.#search.beyond(row, this.#before?.loaded(row.conversation.id) ?? []);
  }

  #news(wanted: readonly ConversationRow[]): number {
    const activity = (this.#activity ??= new Map(this.#stood.map((row) => [row.conversation.id, row.at])));
    return wanted.filter((row) => row.at > (activity.get(row.conversation.id) ?? -1)).length;
  }

  /** What is open stays in its place though it does not pass any more: nothing is taken away from under somebody's hands. */
  #wanted(rows: readonly ConversationRow[], { choice, now, openId, loaded }: ListMaterial, sameWish: boolean): readonly ConversationRow[] {
    const { filter, query } = choice;
    if (filter === 'all' && query === '') return rows;
    return rows.filter(
      (row) =>
        (passesFilter(row, filter, now) && (query === '' || this.#search.finds(row, query, loaded))) ||
        (sameWish && row.conversation.id === openId && this.#listed.rows.some(({ conversation }) => conversation.id === openId)),
    );
  }

  /** Rows as they are now, in the order in which they stood. */
  #held(rows: readonly ConversationRow[]): readonly ConversationRow[] {
    const byId = new Map(rows.map((row) => [row.conversation.id, row]));
    const kept = this.#listed.rows.map(({ conversation }) => byId.get(conversation.id)).filter((row) => row !== undefined);
    return kept.length === this.#listed.rows.length && kept.every((row, i) => row === this.#listed.rows[i]) ? this.#listed.rows : kept;
  }
}

function near({ rows, storeId, choice: { market } }: ListMaterial): readonly ConversationRow[] {
  if (storeId === null && market === null) return rows;
  return rows.filter(({ conversation, store }) => (storeId === null || conversation.storeId === storeId) && (market === null || store?.market === market));
}
