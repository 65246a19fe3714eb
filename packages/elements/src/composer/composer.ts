import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { type Bubble, mayGoNow, openPlaces, type Qualm, qualmsOf, remembered, type SendRefusal, type SentText } from '@cs-inbox/core';
import type { ConversationId, MessageKey } from '@cs-inbox/protocol';
import type { ConversationRow, Draft, ReturnedText, Thread } from '@cs-inbox/state';
import { FramePace } from '../context/frame-pace.ts';
import { InboxController } from '../context/inbox-controller.ts';
import { LocaleController } from '../context/locale-controller.ts';
import { ViewController } from '../context/view-controller.ts';
import { CsBeforeSendEvent } from '../events/cs-before-send.ts';
import type { ReplyChosenEvent } from '../events/reply-chosen-event.ts';
import { icon } from '../icons/icon.ts';
import { requestRetry } from '../retry-dialog/request-retry.ts';
import { sharedStyles } from '../tokens/shared.styles.ts';
import { refusalText } from '../words/refusal-text.ts';
import { composerHead } from './composer-head.ts';
import { composerStyles } from './composer.styles.ts';
import { fitField } from './fit-field.ts';
import { isSlash } from './is-slash.ts';
import { OrderFinder } from './order-finder.ts';
import { qualmText } from './qualm-text.ts';
import { returnedText } from './returned-text.ts';
import { textCount } from './text-count.ts';
import { wordsLeft } from './words-left.ts';

const noDraft: Draft = { text: '', saved: 'saved', replaces: null };
const noThread: Thread = { conversationId: null, bubbles: [], loading: false, hasOlder: false };

/**
 * Where the operator writes. It always says as which store and to whom, and sends to exactly
 * the conversation that it named at the moment of the click. A text that may be a mistake it asks about once.
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

  static override properties = { sendKey: { attribute: 'send-key' }, refusal: { state: true }, asked: { state: true } };

  /** What sends: `enter`, or `ctrl-enter`, with which Enter breaks the line; left out, Enter. */
  declare sendKey: 'enter' | 'ctrl-enter' | null;

  /** @internal Why the last text was not taken, and for which conversation. */
  declare private refusal: { readonly refusal: SendRefusal; readonly conversationId: ConversationId } | null;

  /** @internal The text about which a person is asked, and why; sent once more it goes. */
  declare private asked: { readonly conversationId: ConversationId; readonly text: string; readonly qualms: readonly Qualm[] } | null;

  readonly #locale = new LocaleController(this);
  readonly #pace = new FramePace();
  readonly #order = new OrderFinder();
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
  /** What went to buyers from here, newest last. */
  #recent: readonly SentText[] = [];
  /** Number of the last returned text that has been dealt with. */
  #settled = 0;
  /** Which failed message is being edited, and where, as last drawn; null while nothing could be. */
  #editing: { readonly conversationId: ConversationId; readonly key: MessageKey | null } | null = null;
  /** Of the messages as last drawn, the one that a text would go past: a long thread is not gone through for each key. */
  #yielding: { readonly among: Thread['bubbles']; readonly bubble: Bubble | undefined } | null = null;

  constructor() {
    super();
    this.sendKey = null;
    this.refusal = null;
    this.asked = null;
  }

  /** Puts the focus into the text. */
  override focus(options?: FocusOptions): void {
    this.#field?.focus(options);
  }

  protected override scheduleUpdate(): Promise<void> {
    return this.#pace.turn(() => super.scheduleUpdate());
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    this.#target = this.#selected.value;
    const id = this.#target?.conversation.id;
    if (this.refusal?.conversationId !== id) this.refusal = null;
    if (this.asked?.conversationId !== id) this.asked = null;
  }

  protected override updated(): void {
    this.#followEditing();
    if (this.#field !== null) fitField(this.#field);
  }

  protected override render() {
    const { words } = this.#locale;
    const target = this.#target;
    if (target === null) return nothing;
    const ready = this.#ready.value;
    return html`
      <form @submit=${this.#onSubmit}>
        ${composerHead(target, this.#isSaved, words)} ${this.#renderEditing(target.conversation.id)} ${this.#renderOvertakes()} ${this.#renderAlert(target.conversation.id)}
        ${this.#renderAsked()}
        <div class="body">
          <textarea
            part="field"
            rows="1"
            dir=${this.#draft.value.text === '' ? nothing : 'auto'}
            aria-label=${words.message}
            aria-describedby="head editing overtakes asked note"
            placeholder=${words.message}
            .value=${live(this.#draft.value.text)}
            ?disabled=${!ready}
            @input=${this.#onInput}
            @compositionend=${this.#onComposed}
            @keydown=${this.#onKeyDown}
          ></textarea>
          <p id="note" class="note">${this.#renderNote()}</p>
          <div class="foot">
            <cs-quick-replies .order=${this.#order.find(this.#thread.value.bubbles)} @reply-chosen=${this.#onReply}></cs-quick-replies>
            ${textCount(this.#draft.value.text, target.store, words)}
            <span class="how" aria-hidden="true"><kbd>${this.#key}</kbd> ${words.toSend}</span>
            <button class="button send" part="send" type="submit" ?disabled=${!ready} aria-label=${words.send}>
              ${icon('send')}<span class="word">${words.send}</span>
            </button>
          </div>
        </div>
      </form>
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
    const { bubbles } = this.#thread.value;
    if (this.#yielding?.among !== bubbles) this.#yielding = { among: bubbles, bubble: bubbles.findLast(({ retry, yields }) => yields && retry !== null && retry.verdict !== 'never') };
    return this.#yielding.bubble;
  }

  /** What a person may not have meant; sent once more, it goes. */
  #renderAsked(): TemplateResult {
    const { words, format } = this.#locale;
    const { asked } = this;
    return html`<div role="alert">
      ${asked === null
        ? nothing
        : html`<p id="asked" class="editing overtakes">
            ${icon('alert')}<span>${[...asked.qualms.map((qualm) => qualmText(qualm, words, format)), words.onceMore(this.#key)].map((said) => html`<bdi>${said}</bdi> `)}</span>
          </p>`}
    </div>`;
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

  get #isSaved(): boolean {
    const { text, saved } = this.#draft.value;
    return text !== '' && saved === 'saved' && this.#storage.value === 'disk';
  }

  get #key(): string {
    const { words } = this.#locale;
    return this.sendKey === 'ctrl-enter' ? words.ctrlEnterKey : words.enterKey;
  }

  #renderNote(): TemplateResult | string {
    const { words } = this.#locale;
    if (!this.#ready.value) return words.starting;
    if (this.#draft.value.saved === 'unsaved') return html`<span class="unsaved">${icon('disk')}${words.draftUnsaved}</span>`;
    return this.#storage.value === 'memory' ? html`${icon('disk')}${words.storedInMemory}` : '';
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
    this.#changed(event.currentTarget);
    if (!event.isComposing) this.#onComposed();
  }

  #changed({ value }: HTMLTextAreaElement): void {
    this.refusal = null;
    this.asked = null;
    const target = this.#target;
    if (target !== null) this.#inbox.inbox?.setDraft(target.conversation.id, value);
  }

  /** "/" alone asks for the quick replies. */
  #onComposed(): void {
    const field = this.#field;
    if (field === null || !isSlash(field.value)) return;
    field.value = '';
    this.#changed(field);
    this.renderRoot.querySelector('cs-quick-replies')?.show();
  }

  /** A quick reply goes into the text, with the first of its open places selected; or at once to whom it was meant for. */
  #onReply({ conversationId, send, text }: ReplyChosenEvent): void {
    const field = this.#field;
    this.focus();
    if (field === null || text === '' || conversationId !== this.#target?.conversation.id) return;
    if (send && openPlaces(text).length === 0 && this.#send(text)) return;
    const at = field.selectionStart;
    field.setRangeText(text, at, field.selectionEnd, 'end');
    const [place] = openPlaces(text);
    const from = place === undefined ? -1 : field.value.indexOf(place, at);
    if (place !== undefined && from >= 0) field.setSelectionRange(from, from + place.length);
    const { refusal } = this;
    this.#changed(field);
    this.refusal = refusal;
    if (send && refusal === null) this.#asks(field.value);
  }

  #onKeyDown(event: KeyboardEvent): void {
    const isBreak = event.shiftKey || event.altKey || (this.sendKey === 'ctrl-enter' && !event.ctrlKey && !event.metaKey);
    if (event.key !== 'Enter' || isBreak) return;
    // While a word is being composed, Enter chooses it. Safari ends the composition before the key: only 229 tells.
    if (event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    if (!event.repeat) this.#send();
  }

  /** The failed one goes first, if it may; else nothing is sent. */
  #sendAfter({ key }: Bubble): void {
    const inbox = this.#inbox.inbox;
    const { conversation } = this.#target ?? {};
    if (inbox === null || conversation === undefined || key === null || this.#asks()) return;
    const { id: conversationId, storeId } = conversation;
    if (requestRetry(this, inbox, { conversationId, key, storeId, verb: 'retry' })?.ok === true) this.#send();
    this.focus();
  }

  #onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    this.#send();
  }

  /** Whether a person is asked first. Who sends the same once more has been asked. */
  #asks(text = this.#field?.value ?? ''): boolean {
    const conversationId = this.#target?.conversation.id;
    const { asked } = this;
    if (conversationId === undefined || (asked?.conversationId === conversationId && asked.text === text)) return false;
    const { bubbles, conversationId: shown } = this.#thread.value;
    const known = { bubbles: shown === conversationId ? bubbles : [], recent: this.#recent, replaces: this.#draft.value.replaces, now: this.#view.now };
    const qualms = qualmsOf({ conversationId, text }, known);
    this.asked = qualms.length === 0 ? null : { conversationId, text, qualms };
    return this.asked !== null;
  }

  /** @returns whether it is sent @param reply what is sent in the place of what stands in the field */
  #send(reply?: string): boolean {
    const inbox = this.#inbox.inbox;
    const target = this.#target;
    const field = this.#field;
    if (inbox === null || target === null || field === null || field.disabled) return false;
    const { id: conversationId, storeId } = target.conversation;
    const text = reply ?? field.value;
    if (text.trim() !== '' && this.#asks(text)) return false;
    const before = new CsBeforeSendEvent({ conversationId, storeId, origin: 'here' });
    if (text.trim() !== '' && !this.dispatchEvent(before)) return false;
    const result = inbox.send(conversationId, text);
    if (!result.ok) {
      this.refusal = { refusal: result, conversationId };
      return false;
    }
    this.#recent = remembered(this.#recent, { conversationId, text, at: this.#view.now }, this.asked?.qualms ?? []);
    this.refusal = null;
    this.asked = null;
    this.#settled = this.#returned.value?.number ?? 0;
    if (reply === undefined) field.value = '';
    this.requestUpdate();
    return true;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cs-composer': CsComposer;
  }
}
