import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ConversationId, Store } from '@cs-inbox/protocol';
import { type ConversationRow, ListView, searchTerms } from '@cs-inbox/state';
import { FramePace } from '../context/frame-pace.ts';
import { InboxController } from '../context/inbox-controller.ts';
import { LocaleController } from '../context/locale-controller.ts';
import { MinuteController } from '../context/minute-controller.ts';
import { ViewController } from '../context/view-controller.ts';
import { RowChosenEvent } from '../events/row-chosen-event.ts';
import type { Format } from '../format/format.ts';
import { chipStyles } from '../tokens/chip.styles.ts';
import { sharedStyles } from '../tokens/shared.styles.ts';
import { conversationListStyles } from './conversation-list.styles.ts';
import { conversationRow } from './conversation-row.ts';
import { listHead } from './list-head.ts';
import { listHeadStyles } from './list-head.styles.ts';
import { listKey } from './list-key.ts';
import { RowWindow } from './row-window.ts';

const MINUTE_MS = 60_000;

/**
 * The conversations of all stores or of the chosen one, newest first, with the field to search them and filters.
 * One tab stop; arrows or J and K move, U leads to the next unread one, Enter opens, a slash leads to the search.
 * While a person is in the list, rows stay where they are and new ones wait. Only what can be seen is drawn.
 *
 * @tag cs-conversation-list
 * @summary The conversations, newest activity first.
 * @csspart filters - the line of filters
 * @csspart row - one conversation
 * @csspart footer - how many are loaded
 * @cssprop --cs-row-selected-bg - background of the open conversation's row
 */
export class CsConversationList extends LitElement {
  static override styles = [...sharedStyles, chipStyles, conversationListStyles, listHeadStyles];

  static override properties = { inside: { state: true }, among: { state: true }, unfolded: { state: true }, searching: { state: true } };

  /** @internal Whether a pointer is in the list. */
  declare private inside: boolean;
  /** @internal Whether the focus is in a row. */
  declare private among: boolean;
  /** @internal Whether all filters are shown. */
  declare private unfolded: boolean;
  /** @internal Whether the field to search in is shown where there is little room. */
  declare private searching: boolean;

  readonly #locale = new LocaleController(this);
  readonly #pace = new FramePace();
  readonly #minute = new MinuteController(this);
  readonly #inbox = new InboxController(this, (inbox) => this.#minute.follow(inbox));
  readonly #rows = this.#inbox.watch<readonly ConversationRow[]>((inbox) => inbox.$conversations, []);
  readonly #stores = this.#inbox.watch<readonly Store[]>((inbox) => inbox.$stores, []);
  readonly #selected = this.#inbox.watch<ConversationRow | null>((inbox) => inbox.$selected, null);
  readonly #loaded = this.#inbox.watch((inbox) => inbox.$loaded, false);
  readonly #view = new ViewController(this);
  readonly #window = new RowWindow(this);
  readonly #list = new ListView();
  readonly #said = new WeakMap<ConversationRow, { readonly format: Format; readonly minute: number; readonly inside: TemplateResult }>();
  /** What is listed: of which store, and which of it. */
  #wish: readonly unknown[] = [];
  /** Once, the order is taken anew though somebody is in the list. */
  #anew = false;
  #tabStop: ConversationId | null = null;
  #tabAt = -1;
  #refocus = false;

  constructor() {
    super();
    this.inside = false;
    this.among = false;
    this.unfolded = false;
    this.searching = false;
  }

  /** Puts the focus on the row that was last in use; without rows, into the field to search in. */
  override focus(options?: FocusOptions): void {
    (this.#rowElement() ?? this.renderRoot.querySelector<HTMLElement>('.row, input'))?.focus(options);
  }

  protected override scheduleUpdate(): Promise<void> {
    return this.#pace.turn(() => super.scheduleUpdate());
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const { storeId, choice, now } = this.#view;
    const inbox = this.#inbox.inbox;
    const openId = this.#selected.value?.conversation.id ?? null;
    const hold = (this.inside || this.among) && !this.#anew;
    this.#anew = false;
    const before = this.#list.listed.rows;
    const loaded = (id: ConversationId) => inbox?.messagesOf(id) ?? [];
    const { rows } = this.#list.show({ rows: this.#rows.value, storeId, choice, now, openId, hold, loaded });
    const sameWish = this.#wish[0] === storeId && this.#wish[1] === choice;
    this.#wish = [storeId, choice];
    if (rows === before) return this.#followOpen(rows, openId);
    if (sameWish) this.#window.keep(before, rows, ({ conversation }) => conversation.id, ({ at }) => at);
    else this.#window.reset();
    this.#placeTabStop(rows, openId);
  }

  protected override updated(): void {
    if (this.#refocus) void this.#focusTabStop();
    this.#refocus = false;
  }

  protected override render() {
    const { words } = this.#locale;
    const { rows, held } = this.#list.listed;
    const total = this.#rows.value.length;
    return html`
      <section
        aria-label=${words.conversations}
        @pointerenter=${(event: PointerEvent) => (this.inside = event.pointerType === 'mouse')}
        @pointerleave=${() => (this.inside = false)}
      >
        ${this.#renderHead()}
        <div
          class="rows"
          @keydown=${this.#onKeyDown}
          @focusin=${() => (this.among = true)}
          @focusout=${() => (this.among = false)}
        >
          <i class="probe"></i>
          ${rows.length === 0 ? this.#renderNothing() : this.#renderRows(rows)}
        </div>
        <footer part="footer">
          <span class="number">${this.#loaded.value ? words.loadedSessions(total) : nothing}</span>
          ${held === 0 ? nothing : html`<button class="held" type="button" @click=${this.#onAnew}>${words.newConversations(held)}</button>`}
          <span class="number" role="status">${rows.length === total ? words.newestFirst : words.shownCount(rows.length)}</span>
        </footer>
      </section>
    `;
  }

  #renderHead(): TemplateResult {
    const { words } = this.#locale;
    const { counts } = this.#list.listed;
    return listHead({
      words,
      format: this.#locale.format,
      counts,
      choice: this.#view.choice,
      markets: [...new Set(this.#stores.value.map(({ market }) => market))].sort(),
      unfolded: this.unfolded,
      searching: this.searching,
      narrow: (change) => this.#view.narrow(change),
      unfold: () => this.#onUnfold(),
      search: () => this.#onSearch(),
      leave: () => this.focus(),
    });
  }

  #renderRows(rows: readonly ConversationRow[]): TemplateResult {
    const range = this.#window.range(rows.length, this.#tabAt);
    const drawn = range.flatMap((at) => rows.slice(at, at + 1).map((row) => ({ at, row })));
    const terms = searchTerms(this.#view.choice.query);
    return html`<ul role="list">
      ${repeat(
        drawn,
        ({ row }) => row.conversation.id,
        ({ at, row }) => html`<li aria-posinset=${at + 1} aria-setsize=${rows.length}>${this.#renderRow(row, terms)}</li>`,
      )}
    </ul>`;
  }

  #renderRow(row: ConversationRow, terms: readonly string[]): TemplateResult {
    const { id, unread } = row.conversation;
    return html`
      <button
        class="row ${unread > 0 ? 'is-unread' : ''}"
        part="row"
        type="button"
        data-id=${id}
        tabindex=${id === this.#tabStop ? 0 : -1}
        aria-current=${id === this.#selected.value?.conversation.id ? 'true' : nothing}
        @click=${() => this.#onOpen(id)}
        @focus=${() => this.#onFocus(id)}
      >
        ${terms.length === 0 ? this.#inside(row) : this.#found(row, terms)}
      </button>
    `;
  }

  /** A row that has not changed says the same for a minute: its times are costly to write. */
  #inside(row: ConversationRow): TemplateResult {
    const { words, format } = this.#locale;
    const { now } = this.#view;
    const minute = now - (now % MINUTE_MS);
    let said = this.#said.get(row);
    if (said?.format !== format || said.minute !== minute) this.#said.set(row, (said = { format, minute, inside: conversationRow(row, { words, format, now, terms: [], beyond: null }) }));
    return said.inside;
  }

  #found(row: ConversationRow, terms: readonly string[]): TemplateResult {
    const { words, format } = this.#locale;
    return conversationRow(row, { words, format, now: this.#view.now, terms, beyond: this.#list.beyond(row) });
  }

  /** No row: why, and what leads out of it. */
  #renderNothing(): TemplateResult {
    const { words } = this.#locale;
    const { storeId, choice } = this.#view;
    const { query, filter, market } = choice;
    if (!this.#loaded.value) {
      return html`<p class="said" role="status">${words.loadingConversations}</p>
        <div class="skeleton" aria-hidden="true"><i></i><i></i><i></i><i></i></div>`;
    }
    const narrowed = filter !== 'all' || market !== null;
    const why = query !== '' ? words.nothingFound(query) : narrowed ? words.nothingListed : storeId === null ? words.noConversations : words.noConversationsOfStore;
    const out = (said: string, deed: () => void) => html`<button class="button small" type="button" @click=${deed}>${said}</button>`;
    return html`<div class="empty">
      <p><bdi>${why}</bdi></p>
      ${query === '' ? nothing : out(words.clearSearch, () => this.#view.narrow({ query: '' }))}
      ${filter === 'all' ? nothing : out(words.showAll, () => this.#view.narrow({ filter: 'all' }))}
      ${market === null && storeId === null ? nothing : out(words.inAllStores, () => this.#onAllStores())}
    </div>`;
  }

  #rowElement(): HTMLElement | null {
    for (const row of this.renderRoot.querySelectorAll<HTMLElement>('.row')) if (row.dataset['id'] === this.#tabStop) return row;
    return null;
  }

  /** The tab stop stays with its conversation; where that has gone, what stands in its place is it, with the focus if it had it. */
  #placeTabStop(rows: readonly ConversationRow[], openId: ConversationId | null): void {
    const before = this.#tabAt;
    const had = this.#tabStop;
    const at = rows[before]?.conversation.id === had ? before : indexOf(rows, had);
    const to = at !== -1 ? at : this.among && before !== -1 ? Math.min(before, rows.length - 1) : Math.max(0, indexOf(rows, openId));
    this.#refocus = at === -1 && had !== null && this.among;
    this.#stopAt(rows, to);
  }

  /** A list that nobody has used yet starts at what is open. */
  #followOpen(rows: readonly ConversationRow[], openId: ConversationId | null): void {
    if (this.#tabAt === -1 && rows.length > 0) this.#stopAt(rows, Math.max(0, indexOf(rows, openId)));
  }

  #stopAt(rows: readonly ConversationRow[], at: number): void {
    this.#tabAt = rows.length === 0 ? -1 : at;
    this.#tabStop = rows[at]?.conversation.id ?? null;
  }

  #onOpen(id: ConversationId): void {
    this.#onFocus(id);
    this.#inbox.inbox?.open(id);
    this.dispatchEvent(new RowChosenEvent());
  }

  #onFocus(id: ConversationId): void {
    if (id === this.#tabStop) return;
    const { rows } = this.#list.listed;
    this.#stopAt(rows, indexOf(rows, id));
    this.requestUpdate();
  }

  readonly #onAnew = (): void => {
    this.#anew = true;
    this.#window.reset();
  };

  #onUnfold(): void {
    const { filter, market } = this.#view.choice;
    const chosen = market !== null || filter === 'waiting' || filter === 'priority';
    if (chosen) this.#view.narrow({ filter: 'all', market: null });
    this.unfolded = !chosen && !this.unfolded;
  }

  #onSearch(): void {
    this.searching = !this.searching;
    if (this.searching) void this.#focusSearch();
    else this.#view.narrow({ query: '' });
  }

  async #focusTabStop(): Promise<void> {
    await this.updateComplete;
    this.#rowElement()?.focus({ preventScroll: true });
  }

  async #focusSearch(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector('input')?.focus();
  }

  #onAllStores(): void {
    this.#view.choose(null);
    this.#view.narrow({ market: null });
  }

  #onKeyDown(event: KeyboardEvent): void {
    const { rows } = this.#list.listed;
    const move = listKey(event, { rows, at: this.#tabAt, page: this.#window.page });
    if (move === null) return;
    event.preventDefault();
    this.#pace.hurry();
    if (move === 'search') {
      this.searching = true;
      void this.#focusSearch();
      return;
    }
    this.#stopAt(rows, move);
    this.#window.reveal(move);
    this.#refocus = true;
    this.requestUpdate();
  }
}

function indexOf(rows: readonly ConversationRow[], id: ConversationId | null): number {
  return id === null ? -1 : rows.findIndex(({ conversation }) => conversation.id === id);
}

declare global {
  interface HTMLElementTagNameMap {
    'cs-conversation-list': CsConversationList;
  }
}
