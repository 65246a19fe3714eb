import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { fillReply } from '@cs-inbox/core';
import { type ConversationRow, type QuickReply, searchFold } from '@cs-inbox/state';
import { InboxController } from '../context/inbox-controller.ts';
import { LocaleController } from '../context/locale-controller.ts';
import { ReplyChosenEvent } from '../events/reply-chosen-event.ts';
import { icon } from '../icons/icon.ts';
import { sharedStyles } from '../tokens/shared.styles.ts';
import { isSlash } from '../composer/is-slash.ts';
import { markedPlaces } from './marked-places.ts';
import { type OfferedReply, offeredReplies } from './offered-replies.ts';
import { placeMenu } from './place-menu.ts';
import { quickRepliesStyles } from './quick-replies.styles.ts';

const none: readonly QuickReply[] = [];

/**
 * The texts that are written often: by category, or found by a few letters. A click puts one into the
 * composer; its own button sends it to the buyer that is named there.
 *
 * @tag cs-quick-replies
 * @summary Quick replies under the field of the composer.
 * @csspart menu - the list that opens
 */
export class CsQuickReplies extends LitElement {
  static override styles = [...sharedStyles, quickRepliesStyles];

  static override properties = { order: { attribute: false }, open: { type: Boolean, reflect: true }, group: { state: true }, sought: { state: true }, at: { state: true }, editing: { state: true } };

  /** Number of the buyer's order, or null where nobody knows it. */
  declare order: string | null;
  /** Whether the list stands on the screen. */
  declare open: boolean;
  /** @internal The category to which the list is narrowed, or ''. */
  declare private group: string;
  /** @internal */
  declare private sought: string;
  /** @internal Which of those that are listed Enter takes. */
  declare private at: number;
  /** @internal Whether the dialog stands on the screen. */
  declare private editing: boolean;

  readonly #locale = new LocaleController(this);
  readonly #inbox = new InboxController(this);
  readonly #replies = this.#inbox.watch((inbox) => inbox.$replies, none);
  readonly #selected = this.#inbox.watch<ConversationRow | null>((inbox) => inbox.$selected, null, (row, before) => {
    if (this.open || row?.conversation.id !== before?.conversation.id) this.requestUpdate();
  });
  /** The conversation as last drawn. */
  #for: string | null = null;
  /** All that are offered, and those that are listed. */
  #offered: readonly OfferedReply[] = [];
  #listed: readonly OfferedReply[] = [];

  constructor() {
    super();
    this.order = null;
    this.open = false;
    this.group = '';
    this.sought = '';
    this.at = 0;
    this.editing = false;
  }

  /** Opens the list, narrowed to a category or not. */
  show(group = ''): void {
    this.group = group;
    this.sought = '';
    this.at = 0;
    this.open = true;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.open = false;
  }

  protected override willUpdate(): void {
    const id = this.#selected.value?.conversation.id ?? null;
    // What was opened for one buyer is not for another.
    if (this.#for !== null && id !== this.#for) this.open = false;
    this.#for = id;
    this.#offered = offeredReplies(this.#replies.value, this.#locale.words);
    const sought = searchFold(this.sought);
    this.#listed = this.open
      ? this.#offered.filter(({ group, text, title }) => (this.group === '' || group === this.group) && searchFold(`${title} ${group} ${text}`).includes(sought))
      : [];
    this.at = Math.max(0, Math.min(this.at, this.#listed.length - 1));
  }

  protected override updated(): void {
    const menu = this.renderRoot.querySelector<HTMLElement>('.menu');
    if (menu === null || !this.isConnected) return;
    const isOpen = menu.matches(':popover-open');
    if (this.open && !isOpen) {
      menu.showPopover();
      this.#input?.focus({ preventScroll: true });
    } else if (!this.open && isOpen) menu.hidePopover();
    if (this.open) placeMenu(menu, this);
  }

  protected override render() {
    const { words } = this.#locale;
    const groups = [...new Set(this.#offered.map(({ group }) => group))].filter((group) => group !== '');
    return html`
      <div class="row" role="group" aria-label=${words.quickReplies}>
        <button class="slash" type="button" aria-haspopup="dialog" aria-label=${words.quickReplies} title=${words.quickReplies} @click=${() => this.show()}>/</button>
        ${groups.map((group) => html`<button class="group" type="button" aria-haspopup="dialog" @click=${() => this.show(group)}><bdi>${group}</bdi></button>`)}
      </div>
      <div class="menu" part="menu" role="dialog" aria-label=${words.quickReplies} popover @toggle=${this.#onToggle} @keydown=${this.#onKeyDown} @focusout=${this.#onFocusOut}>
        ${this.open ? this.#renderMenu() : nothing}
      </div>
      <cs-reply-dialog ?open=${this.editing} @reply-dialog-closed=${this.#onEdited}></cs-reply-dialog>
    `;
  }

  #renderMenu(): TemplateResult {
    const { words } = this.#locale;
    const buyer = this.#selected.value?.conversation.buyer.name || words.buyer;
    const count = this.#listed.length;
    return html`
      <div class="find">
        ${this.group === '' ? nothing : html`<span class="within"><bdi>${this.group}</bdi></span>`}
        <input
          role="combobox"
          type="text"
          dir=${this.sought === '' ? nothing : 'auto'}
          autocomplete="off"
          maxlength="100"
          aria-expanded="true"
          aria-autocomplete="list"
          aria-controls="list"
          aria-activedescendant=${count === 0 ? nothing : `o${this.at}`}
          aria-label=${words.findReply}
          placeholder=${words.findReply}
          .value=${this.sought}
          @input=${this.#onInput}
        />
        <button class="edit" type="button" aria-label=${words.editReplies} title=${words.editReplies} @click=${this.#onEdit}>${icon('edit')}</button>
      </div>
      <div class="list">
        <div id="list" class="options" role="listbox" aria-label=${words.quickReplies}>${this.#listed.map((reply, i) => this.#renderOption(reply, i))}</div>
        <div class="sends" role="group" aria-label=${words.send}>
          ${this.#listed.map(
            ({ text, title }, i) => html`<button
              class="send"
              type="button"
              .style=${`grid-row:${i + 1}`}
              tabindex=${i === this.at ? 0 : -1}
              aria-label=${words.sendReply(title, buyer)}
              title=${words.sendReply(title, buyer)}
              @pointermove=${() => (this.at = i)}
              @focus=${() => (this.at = i)}
              @click=${() => this.#choose(text, true)}
            >
              ${icon('send')}
            </button>`,
          )}
        </div>
      </div>
      <p class="none" role="status">${count === 0 ? words.noReplies : nothing}</p>
    `;
  }

  #renderOption({ group, text, title }: OfferedReply, i: number): TemplateResult {
    return html`<div
      id="o${i}"
      class="option"
      role="option"
      .style=${`grid-row:${i + 1}`}
      aria-selected=${i === this.at}
      @pointermove=${() => (this.at = i)}
      @click=${() => this.#choose(text, false)}
    >
      <span class="title"><bdi>${title}</bdi>${group === title ? nothing : html`<bdi class="of">${group}</bdi>`}</span>
      <bdi class="text">${markedPlaces(this.#filled(text))}</bdi>
    </div>`;
  }

  get #input(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input');
  }

  #filled(text: string): string {
    const { conversation, store } = this.#selected.value ?? {};
    return fillReply(text, { buyer: conversation?.buyer.name ?? null, store: store?.name ?? null, order: this.order });
  }

  #choose(text: string, send: boolean): void {
    const id = this.#selected.value?.conversation.id;
    const filled = this.#filled(text);
    this.open = false;
    this.renderRoot.querySelector<HTMLElement>('.menu')?.hidePopover();
    if (id !== undefined) this.dispatchEvent(new ReplyChosenEvent(id, filled, send));
  }

  #onInput(event: InputEvent & { readonly currentTarget: HTMLInputElement }): void {
    const { value } = event.currentTarget;
    if (isSlash(value) && !event.isComposing) return this.#choose('/', false);
    this.sought = value;
    this.at = 0;
  }

  #onToggle(event: ToggleEvent): void {
    if (event.newState === 'closed') this.open = false;
  }

  /** Who goes on elsewhere has chosen none. */
  #onFocusOut({ currentTarget, relatedTarget }: FocusEvent): void {
    if (relatedTarget instanceof Node && currentTarget instanceof Node && !currentTarget.contains(relatedTarget)) this.open = false;
  }

  #onKeyDown(event: KeyboardEvent): void {
    // A key that closes the list closes nothing behind it.
    event.stopPropagation();
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Escape') return this.#leave(event);
    if (!(event.target instanceof HTMLInputElement)) return;
    const count = this.#listed.length;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') void this.#move(event.key === 'ArrowDown' ? 1 : count - 1);
    else if (event.key === 'Enter') this.#onEnter(event);
    else if (event.key === 'Backspace' && this.sought === '') {
      if (this.group === '') return this.#leave(event);
      this.group = '';
    } else return;
    event.preventDefault();
  }

  async #move(by: number): Promise<void> {
    this.at = (this.at + by) % Math.max(this.#listed.length, 1);
    await this.updateComplete;
    this.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }

  #onEnter(event: KeyboardEvent): void {
    const reply = this.#listed[this.at];
    if (reply !== undefined && !event.repeat) this.#choose(reply.text, event.ctrlKey || event.metaKey);
  }

  /** Back to the field. */
  #leave(event: KeyboardEvent): void {
    event.preventDefault();
    this.open = false;
    const id = this.#selected.value?.conversation.id;
    if (id !== undefined) this.dispatchEvent(new ReplyChosenEvent(id, '', false));
  }

  #onEdit(): void {
    this.open = false;
    this.editing = true;
  }

  #onEdited(): void {
    this.editing = false;
    this.show();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cs-quick-replies': CsQuickReplies;
  }
}
