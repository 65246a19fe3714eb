import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ConversationId, Store, StoreId } from '@cs-inbox/protocol';
import type { ConversationRow } from '@cs-inbox/state';
import { InboxController } from '../context/inbox-controller.ts';
import { LocaleController } from '../context/locale-controller.ts';
import { ViewController } from '../context/view-controller.ts';
import { RowChosenEvent } from '../events/row-chosen-event.ts';
import { platformMark } from '../icons/platform-mark.ts';
import { chipStyles } from '../tokens/chip.styles.ts';
import { sharedStyles } from '../tokens/shared.styles.ts';
import { conversationListStyles } from './conversation-list.styles.ts';
import { conversationRow } from './conversation-row.ts';
import { heldOrder } from './row-order.ts';

/** Where a key takes the focus from row `at` of `count`. */
const moves: ReadonlyMap<string, (at: number, count: number) => number> = new Map<string, (at: number, count: number) => number>([
  ['ArrowDown', (at) => at + 1],
  ['j', (at) => at + 1],
  ['ArrowUp', (at) => at - 1],
  ['k', (at) => at - 1],
  ['Home', () => 0],
  ['End', (_at, count) => count - 1],
]);

/**
 * The conversations of all stores or of the chosen one, newest first. One tab stop; arrows or J and K
 * move, Enter opens. While a person is in the list, rows stay where they are and new ones wait.
 *
 * @tag cs-conversation-list
 * @summary The conversations, newest activity first.
 * @csspart row - one conversation
 * @csspart footer - how many are loaded
 * @cssprop --cs-row-selected-bg - background of the open conversation's row
 */
export class CsConversationList extends LitElement {
  static override styles = [...sharedStyles, chipStyles, conversationListStyles];

  static override properties = { inside: { state: true } };

  /** @internal Whether a pointer is in the list. */
  declare private inside: boolean;

  readonly #locale = new LocaleController(this);
  readonly #inbox = new InboxController(this);
  readonly #rows = this.#inbox.watch<readonly ConversationRow[]>((inbox) => inbox.$conversations, []);
  readonly #stores = this.#inbox.watch<readonly Store[]>((inbox) => inbox.$stores, []);
  readonly #selected = this.#inbox.watch<ConversationRow | null>((inbox) => inbox.$selected, null);
  readonly #loaded = this.#inbox.watch((inbox) => inbox.$loaded, false);
  readonly #view = new ViewController(this);
  #shown: readonly ConversationRow[] = [];
  #held = 0;
  #shownOf: StoreId | null = null;
  #tabStop: ConversationId | null = null;

  constructor() {
    super();
    this.inside = false;
  }

  /** Puts the focus on the row that was last in use. */
  override focus(options?: FocusOptions): void {
    (this.#rowElement(this.#tabStop) ?? this.renderRoot.querySelector<HTMLElement>('.row'))?.focus(options);
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const storeId = this.#view.storeId;
    const rows = storeId === null ? this.#rows.value : this.#rows.value.filter((row) => row.conversation.storeId === storeId);
    const hold = this.inside && storeId === this.#shownOf && this.#shown.length > 0;
    const order = hold ? heldOrder(rows, this.#shown.map((row) => row.conversation.id)) : { rows, held: 0 };
    this.#shown = order.rows;
    this.#held = order.held;
    this.#shownOf = storeId;
    const ids = new Set(this.#shown.map((row) => row.conversation.id));
    const open = this.#selected.value?.conversation.id ?? null;
    if (this.#tabStop === null || !ids.has(this.#tabStop)) {
      this.#tabStop = open !== null && ids.has(open) ? open : (this.#shown[0]?.conversation.id ?? null);
    }
  }

  protected override render() {
    const { words } = this.#locale;
    return html`
      <section
        aria-label=${words.conversations}
        @pointerenter=${(event: PointerEvent) => (this.inside = event.pointerType === 'mouse')}
        @pointerleave=${() => (this.inside = false)}
      >
        ${this.#renderHead()}
        <div class="rows" @keydown=${this.#onKeyDown}>${this.#renderRows()}</div>
        <footer part="footer">
          <span class="number">${this.#loaded.value ? words.loadedSessions(this.#rows.value.length) : nothing}</span>
          <span>${words.newestFirst}</span>
        </footer>
      </section>
    `;
  }

  #renderHead(): TemplateResult {
    const { words } = this.#locale;
    const store = this.#stores.value.find(({ id }) => id === this.#view.storeId) ?? null;
    const held = this.#held;
    return html`
      <header>
        <h2>
          ${store === null
            ? words.allStores
            : html`${platformMark(store.platform)}<bdi>${store.name}</bdi><span class="site">${store.market}</span>`}
        </h2>
        ${held === 0
          ? nothing
          : html`<button class="held" type="button" @click=${() => (this.inside = false)}>${words.newConversations(held)}</button>`}
      </header>
    `;
  }

  #renderRows(): TemplateResult {
    const { words } = this.#locale;
    if (this.#shown.length === 0) {
      if (!this.#loaded.value) return this.#renderLoading();
      return html`<p class="empty">${this.#view.storeId === null ? words.noConversations : words.noConversationsOfStore}</p>`;
    }
    return html`<ul>
      ${repeat(
        this.#shown,
        (row) => row.conversation.id,
        (row) => html`<li>${this.#renderRow(row)}</li>`,
      )}
    </ul>`;
  }

  #renderLoading(): TemplateResult {
    const { words } = this.#locale;
    return html`<p class="said" role="status">${words.loadingConversations}</p>
      <div class="skeleton" aria-hidden="true"><i></i><i></i><i></i><i></i></div>`;
  }

  #renderRow(row: ConversationRow): TemplateResult {
    const { words, format } = this.#locale;
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
        ${conversationRow(row, { words, format, now: this.#view.now })}
      </button>
    `;
  }

  #rowElement(id: ConversationId | null): HTMLElement | null {
    for (const row of this.renderRoot.querySelectorAll<HTMLElement>('.row')) if (row.dataset['id'] === id) return row;
    return null;
  }

  #onOpen(id: ConversationId): void {
    this.#tabStop = id;
    this.#inbox.inbox?.open(id);
    this.dispatchEvent(new RowChosenEvent());
  }

  #onFocus(id: ConversationId): void {
    if (id === this.#tabStop) return;
    this.#tabStop = id;
    this.requestUpdate();
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = moves.get(event.key.length === 1 ? event.key.toLowerCase() : event.key);
    if (move === undefined) return;
    event.preventDefault();
    const at = this.#shown.findIndex((row) => row.conversation.id === this.#tabStop);
    const next = this.#shown[Math.max(0, Math.min(this.#shown.length - 1, move(at, this.#shown.length)))];
    this.#rowElement(next?.conversation.id ?? null)?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cs-conversation-list': CsConversationList;
  }
}
