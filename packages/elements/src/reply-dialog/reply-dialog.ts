import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { openPlaces } from '@cs-inbox/core';
import { type QuickReply, type ReplyChange, replyLimits, type ReplyResult } from '@cs-inbox/state';
import { InboxController } from '../context/inbox-controller.ts';
import { LocaleController } from '../context/locale-controller.ts';
import { ReplyDialogClosedEvent } from '../events/reply-dialog-closed-event.ts';
import { icon } from '../icons/icon.ts';
import { markedPlaces } from '../quick-replies/marked-places.ts';
import { categoryOf, isStarter, type OfferedReply, offeredReplies } from '../quick-replies/offered-replies.ts';
import { dialogStyles } from '../tokens/dialog.styles.ts';
import { sharedStyles } from '../tokens/shared.styles.ts';
import { replyDialogStyles } from './reply-dialog.styles.ts';

const none: readonly QuickReply[] = [];
const PLACES = openPlaces('{buyer} {store} {order}');

/**
 * Where quick replies are made, changed and deleted. It says of each whether this browser has kept it.
 *
 * @tag cs-reply-dialog
 * @summary The operators' quick replies.
 * @csspart dialog - the dialog
 */
export class CsReplyDialog extends LitElement {
  static override styles = [...sharedStyles, dialogStyles, replyDialogStyles];

  static override properties = {
    open: { type: Boolean, reflect: true },
    edited: { attribute: false },
    refused: { state: true },
    last: { state: true },
    deleted: { state: true },
  };

  /** Whether it stands on the screen. */
  declare open: boolean;
  /** The reply that is being changed, `new`, or null while they are listed. */
  declare edited: OfferedReply | 'new' | null;
  /** @internal Why the last change was not taken, or ''. */
  declare private refused: Extract<ReplyResult, { ok: false }>['why'] | '';
  /** @internal Id of the reply that was changed last. */
  declare private last: string | null;
  /** @internal What was deleted last. */
  declare private deleted: ReplyChange | null;

  readonly #locale = new LocaleController(this);
  readonly #inbox = new InboxController(this);
  readonly #replies = this.#inbox.watch((inbox) => inbox.$replies, none);

  constructor() {
    super();
    this.open = false;
    this.edited = null;
    this.refused = '';
    this.last = null;
    this.deleted = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.open = false;
    this.#dialog?.close();
  }

  protected override updated(changed: PropertyValues): void {
    const dialog = this.#dialog;
    if (dialog === null) return;
    if (!this.open) dialog.close();
    else if (!dialog.open) dialog.showModal();
    if (this.open && (changed.has('open') || changed.has('edited'))) dialog.querySelector<HTMLElement>(this.edited === null ? '.primary' : 'input')?.focus();
  }

  protected override render(): TemplateResult {
    const { words } = this.#locale;
    const { edited } = this;
    return html`<dialog part="dialog" aria-labelledby="title" @close=${this.#onClose} @keydown=${this.#onKeyDown}>
      ${this.open
        ? html`<header>
              <h2 id="title">${edited === null ? words.quickReplies : edited === 'new' ? words.newReply : words.editOf(edited.title)}</h2>
              <button type="button" aria-label=${words.close} @click=${() => this.#dialog?.close()}>${icon('close')}</button>
            </header>
            ${edited === null ? this.#renderList() : this.#renderForm(edited === 'new' ? null : edited)}`
        : nothing}
    </dialog>`;
  }

  #renderList(): TemplateResult {
    const { words } = this.#locale;
    const { deleted } = this;
    const replies = offeredReplies(this.#replies.value, words);
    const last = replies.find(({ id }) => id === this.last);
    const said = deleted === null ? (last?.saved ?? null) : 'deleted';
    return html`
      <ul>
        ${replies.map((reply) => this.#renderReply(reply))}
      </ul>
      <footer>
        <span class="note ${said === 'unsaved' ? 'unsaved' : ''}" role="status">
          ${said === null ? nothing : html`<bdi>${deleted?.title ?? last?.title}</bdi>: ${words.replySaved[said]}`}
        </span>
        ${deleted === null ? nothing : html`<button class="button" type="button" @click=${this.#onUndo}>${words.undo}</button>`}
        <button class="button primary" type="button" @click=${() => this.#edit('new')}>${words.newReply}</button>
      </footer>
    `;
  }

  #renderReply(reply: OfferedReply): TemplateResult {
    const { words } = this.#locale;
    const { group, saved, text, title } = reply;
    return html`<li>
      <div class="reply">
        <b><bdi>${title}</bdi></b>${group === title ? nothing : html`<bdi class="of">${group}</bdi>`}
        ${saved === 'unsaved' ? html`<span class="unsaved">${icon('disk')}${words.replySaved.unsaved}</span>` : nothing}
        <bdi class="text">${markedPlaces(text)}</bdi>
      </div>
      <button class="button small" type="button" aria-label=${words.editOf(title)} @click=${() => this.#edit(reply)}>${words.edit}</button>
      <button class="button small" type="button" aria-label=${words.deleteOf(title)} @click=${() => this.#onDelete(reply)}>${words.delete}</button>
    </li>`;
  }

  #renderForm(reply: OfferedReply | null): TemplateResult {
    const { words } = this.#locale;
    const { categoryMax, textMax, titleMax } = replyLimits;
    const groups = new Set(offeredReplies(this.#replies.value, words).map(({ group }) => group));
    return html`<form @submit=${(event: SubmitEvent) => this.#onSubmit(event, reply)}>
      <label>${words.replyTitle}<input name="title" type="text" dir="auto" autocomplete="off" maxlength=${titleMax} .value=${reply?.title ?? ''} /></label>
      <label>${words.category}<input name="group" type="text" dir="auto" autocomplete="off" list="groups" maxlength=${categoryMax} .value=${reply?.group ?? ''} /></label>
      <datalist id="groups">${[...groups].map((group) => html`<option value=${group}></option>`)}</datalist>
      <label>${words.replyText}<textarea name="text" rows="4" dir="auto" maxlength=${textMax} aria-describedby="places" .value=${reply?.text ?? ''}></textarea></label>
      <p id="places" class="hint">${words.placesHint(PLACES)}</p>
      <p class="refused" role="alert">${this.refused === '' ? nothing : html`${icon('failed')}${words.replyRefusal[this.refused]}`}</p>
      <footer>
        <button class="button" type="button" @click=${() => this.#edit(null)}>${words.cancel}</button>
        <button class="button primary" type="submit">${words.save}</button>
      </footer>
    </form>`;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  #edit(reply: OfferedReply | 'new' | null): void {
    this.refused = '';
    this.deleted = null;
    this.edited = reply;
  }

  #onSubmit(event: SubmitEvent & { readonly currentTarget?: EventTarget | null }, reply: OfferedReply | null): void {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const form = new FormData(event.currentTarget);
    const of = (name: string) => String(form.get(name) ?? '');
    const change = { id: reply?.id ?? null, title: of('title'), category: categoryOf(of('group'), this.#locale.words), text: of('text'), gone: false };
    const result = this.#inbox.inbox?.keepReply(change) ?? ({ ok: false, why: 'starting' } as const);
    if (!result.ok) {
      this.refused = result.why;
      return;
    }
    this.last = result.id;
    this.#edit(null);
  }

  /** One that everybody has at first would be there again: it is kept as gone. */
  #onDelete({ category, id, text, title }: OfferedReply): void {
    const { inbox } = this.#inbox;
    const change = { id, category, text, title };
    if (isStarter(id)) inbox?.keepReply({ ...change, gone: true });
    else inbox?.dropReply(id);
    this.deleted = { ...change, gone: false };
    this.renderRoot.querySelector<HTMLElement>('.primary')?.focus();
  }

  #onUndo(): void {
    if (this.deleted === null) return;
    const result = this.#inbox.inbox?.keepReply(this.deleted);
    this.last = result?.ok === true ? result.id : null;
    this.deleted = null;
    this.renderRoot.querySelector<HTMLElement>('.primary')?.focus();
  }

  /** What is typed here is nobody's shortcut behind it; Escape leaves the form before it leaves the dialog. */
  #onKeyDown(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.key !== 'Escape' || event.isComposing || this.edited === null) return;
    event.preventDefault();
    this.#edit(null);
  }

  #onClose(): void {
    if (this.#dialog?.open === true) return;
    this.open = false;
    this.#edit(null);
    this.dispatchEvent(new ReplyDialogClosedEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cs-reply-dialog': CsReplyDialog;
  }
}
