import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { type Bubble, mayGoNow, type SendRefusal } from '@cs-inbox/core';
import type { ConversationId, MessageKey } from '@cs-inbox/protocol';
import type { ConversationRow, Draft, ReturnedText, Thread } from '@cs-inbox/state';
import { InboxController } from '../context/inbox-controller.ts';
import { LocaleController } from '../context/locale-controller.ts';
import { ViewController } from '../context/view-controller.ts';
import { CsBeforeSendEvent } from '../events/cs-before-send.ts';
import { icon } from '../icons/icon.ts';
import { platformMark } from '../icons/platform-mark.ts';
import { requestRetry } from '../retry-dialog/request-retry.ts';
import { sharedStyles } from '../tokens/shared.styles.ts';
import { refusalText } from '../words/refusal-text.ts';
import { composerStyles } from './composer.styles.ts';
import { returnedText } from './returned-text.ts';
import { wordsLeft } from './words-left.ts';

/** From which share of the longest text on the count is shown. */
const NEAR_LIMIT = 0.9;

const noDraft: Draft = { text: '', saved: 'saved', replaces: null };
const noThread: Thread = { conversationId: null, bubbles: [], loading: false, hasOlder: false };

/**
 * Where the operator writes. It always says as which store and to whom, and sends to exactly
 * the conversation that it named at the moment of the click.
 *
 * @tag cs-composer
 * @summary The text field under a thread.
 * @fires {CsBeforeSendEvent} cs-before-send - before a message is taken over; `preventDefault()` leaves the text where it is
 * @fires {CsBeforeRetryEvent} cs-before-retry - before a failed message goes ahead of the new one; `preventDefault()` leaves both
 * @fires {CsRetryResultEvent} cs-retry-result - that retry is queued, or not and why
 * @csspart field - the text field
 * @csspart send - the button that sends
 */
export class CsComposer extends LitElement {
  static override styles = [...sharedStyles, composerStyles];

  static override properties = { refusal: { state: true } };

  /** @internal Why the last text was not taken, and for which conversation. */
  declare private refusal: { readonly refusal: SendRefusal; readonly conversationId: ConversationId } | null;

  readonly #locale = new LocaleController(this);
  readonly #view = new ViewController(this);
  readonly #inbox = new InboxController(this);
  readonly #selected = this.#inbox.watch<ConversationRow | null>((inbox) => inbox.$selected, null);
  readonly #draft = this.#inbox.watch((inbox) => inbox.$draft, noDraft);
  readonly #thread = this.#inbox.watch((inbox) => inbox.$thread, noThread);
  readonly #ready = this.#inbox.watch((inbox) => inbox.$ready, false);
  readonly #storage = this.#inbox.watch<'opening' | 'disk' | 'memory'>((inbox) => inbox.$storage, 'opening');
  readonly #returned = this.#inbox.watch<ReturnedText | null>((inbox) => inbox.$returned, null);
  /** The conversation that is named on the screen. */
  #target: ConversationRow | null = null;
  /** Number of the last returned text that has been dealt with. */
  #settled = 0;
  /** Which failed message is being edited, and where, as last drawn; null while nothing could be. */
  #editing: { readonly conversationId: ConversationId; readonly key: MessageKey | null } | null = null;

  constructor() {
    super();
    this.refusal = null;
  }

  /** Puts the focus into the text. */
  override focus(options?: FocusOptions): void {
    this.#field?.focus(options);
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    this.#target = this.#selected.value;
    if (this.refusal !== null && this.refusal.conversationId !== this.#target?.conversation.id) this.refusal = null;
  }

  protected override updated(): void {
    this.#followEditing();
    const field = this.#field;
    if (field === null || CSS.supports('field-sizing', 'content')) return;
    field.style.blockSize = 'auto';
    field.style.blockSize = `${field.scrollHeight}px`;
  }

  protected override render() {
    const { words } = this.#locale;
    const target = this.#target;
    if (target === null) return nothing;
    const ready = this.#ready.value;
    return html`
      <form @submit=${this.#onSubmit}>
        ${this.#renderHead(target)} ${this.#renderEditing(target.conversation.id)} ${this.#renderOvertakes()} ${this.#renderAlert(target.conversation.id)}
        <div class="body">
          <textarea
            part="field"
            rows="1"
            dir="auto"
            aria-label=${words.message}
            aria-describedby="head editing overtakes note"
            placeholder=${words.message}
            .value=${live(this.#draft.value.text)}
            ?disabled=${!ready}
            @input=${this.#onInput}
            @keydown=${this.#onKeyDown}
          ></textarea>
          <div class="foot">
            <p id="note" class="note">${this.#renderNote()}</p>
            ${this.#renderCount(target)}
            <span class="how" aria-hidden="true"><kbd>${words.enterKey}</kbd> ${words.toSend}</span>
            <button class="button send" part="send" type="submit" ?disabled=${!ready} aria-label=${words.send}>
              ${icon('send')}<span class="word">${words.send}</span>
            </button>
          </div>
        </div>
      </form>
    `;
  }

  #renderHead({ store, conversation }: ConversationRow): TemplateResult {
    const { words } = this.#locale;
    const { text, saved } = this.#draft.value;
    return html`
      <div class="head">
        <p id="head">
          <span>${words.replyingAs}</span>
          ${store === null
            ? html`<b>${words.unknownStore}</b>`
            : html`${platformMark(store.platform)}<b><bdi>${store.name}</bdi></b><span class="site">${store.market}</span>`}
          <span class="to"><span>${words.replyingTo}</span> <b><bdi>${conversation.buyer.name || words.buyer}</bdi></b></span>
        </p>
        <span class="draft">${text !== '' && saved === 'saved' && this.#storage.value === 'disk' ? words.draftSaved : nothing}</span>
      </div>
    `;
  }

  /** Whose place the text takes. */
  #renderEditing(conversationId: ConversationId): TemplateResult | typeof nothing {
    const { text, replaces } = this.#draft.value;
    if (replaces === null) return nothing;
    const { words, format } = this.#locale;
    const bubble = this.#thread.value.bubbles.find(({ key }) => key === replaces);
    const left = wordsLeft(text, bubble?.failure?.words ?? []);
    return html`<div class="editing">
      ${icon('edit')}
      <p id="editing">
        ${bubble === undefined ? nothing : html`<bdi>${words.editing(format.time(bubble.at))}</bdi>`}
        ${left.length === 0 ? nothing : html`<b class="left"><bdi>${words.stillHolds(left)}</bdi></b>`}
      </p>
      <button class="link" type="button" @click=${() => this.#onStopEditing(conversationId)}>${words.stopEditing}</button>
    </div>`;
  }

  /** Whom the text would go past: then that can never be retried. */
  #renderOvertakes(): TemplateResult | typeof nothing {
    const bubble = this.#overtaken;
    if (bubble === undefined) return nothing;
    const { words, format } = this.#locale;
    const canGo = bubble.retry !== null && mayGoNow(bubble.retry, this.#view.now);
    return html`<div class="editing overtakes">
      ${icon('alert')}
      <p id="overtakes"><bdi>${words.overtakes(format.time(bubble.at))}</bdi></p>
      ${canGo ? html`<button class="link" type="button" @click=${() => this.#sendAfter(bubble)}>${words.sendAfter}</button>` : nothing}
    </div>`;
  }

  get #overtaken(): Bubble | undefined {
    const { text, replaces } = this.#draft.value;
    if (text.trim() === '' || replaces !== null) return undefined;
    return this.#thread.value.bubbles.findLast(({ retry, yields }) => yields && retry !== null && retry.verdict !== 'never');
  }

  /** What went wrong with the text, said where the text is. */
  #renderAlert(conversationId: ConversationId): TemplateResult {
    const { words } = this.#locale;
    const returned = this.#returned.value;
    const back = returned !== null && returned.number > this.#settled && returned.conversationId === conversationId;
    const said =
      this.refusal !== null ? refusalText(this.refusal.refusal, words) : back ? returnedText(returned.why, words) : '';
    return html`<div role="alert">${said === '' ? nothing : html`<p class="alert">${icon('failed')}<bdi>${said}</bdi></p>`}</div>`;
  }

  #renderNote(): TemplateResult | string {
    const { words } = this.#locale;
    if (!this.#ready.value) return words.starting;
    if (this.#draft.value.saved === 'unsaved') return html`<span class="unsaved">${icon('disk')}${words.draftUnsaved}</span>`;
    return this.#storage.value === 'memory' ? html`${icon('disk')}${words.storedInMemory}` : '';
  }

  #renderCount({ store }: ConversationRow): TemplateResult | typeof nothing {
    const lengthMax = store?.textLengthMax ?? Infinity;
    const { length } = this.#draft.value.text;
    if (length < lengthMax * NEAR_LIMIT) return nothing;
    const { words } = this.#locale;
    return html`<span class="count number ${length > lengthMax ? 'over' : ''}" title=${words.lengthOf(length, lengthMax)}
      >${words.lengthLeft(lengthMax - length)}</span
    >`;
  }

  get #field(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector('textarea');
  }

  /** Where editing begins before a person's eyes, that person goes on with the text. */
  #followEditing(): void {
    const before = this.#editing;
    const { replaces: key } = this.#draft.value;
    const conversationId = this.#target?.conversation.id ?? null;
    this.#editing = conversationId === null || !this.#ready.value ? null : { conversationId, key };
    const begins = before !== null && before.conversationId === conversationId && key !== null && key !== before.key;
    if (!begins) return;
    const field = this.#field;
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  }

  #onStopEditing(conversationId: ConversationId): void {
    this.#inbox.inbox?.stopEditing(conversationId);
    this.focus();
  }

  #onInput(event: InputEvent & { readonly currentTarget: HTMLTextAreaElement }): void {
    this.refusal = null;
    const target = this.#target;
    if (target !== null) this.#inbox.inbox?.setDraft(target.conversation.id, event.currentTarget.value);
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || event.altKey) return;
    // While a word is being composed, Enter chooses it. Safari ends the composition before the key: only 229 tells.
    if (event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    if (!event.repeat) this.#send();
  }

  /** The failed one goes first, if it may; else nothing is sent. */
  #sendAfter({ key }: Bubble): void {
    const inbox = this.#inbox.inbox;
    const { conversation } = this.#target ?? {};
    if (inbox === null || conversation === undefined || key === null) return;
    const { id: conversationId, storeId } = conversation;
    if (requestRetry(this, inbox, { conversationId, key, storeId, verb: 'retry' })?.ok === true) this.#send();
    this.focus();
  }

  #onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    this.#send();
  }

  #send(): void {
    const inbox = this.#inbox.inbox;
    const target = this.#target;
    const field = this.#field;
    if (inbox === null || target === null || field === null || field.disabled) return;
    const { id: conversationId, storeId } = target.conversation;
    const before = new CsBeforeSendEvent({ conversationId, storeId, origin: 'here' });
    if (field.value.trim() !== '' && !this.dispatchEvent(before)) return;
    const result = inbox.send(conversationId, field.value);
    if (!result.ok) {
      this.refusal = { refusal: result, conversationId };
      return;
    }
    this.refusal = null;
    this.#settled = this.#returned.value?.number ?? 0;
    field.value = '';
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cs-composer': CsComposer;
  }
}
