import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Bubble, Delivery } from '@cs-inbox/core';
import type { ConversationRow, FailedMessage, ResendResult, RetryResult } from '@cs-inbox/state';
import { InboxController } from '../context/inbox-controller.ts';
import { LocaleController } from '../context/locale-controller.ts';
import { TickController } from '../context/tick-controller.ts';
import { RetryDialogClosedEvent } from '../events/retry-dialog-closed-event.ts';
import { icon } from '../icons/icon.ts';
import { dialogStyles } from '../tokens/dialog.styles.ts';
import { sharedStyles } from '../tokens/shared.styles.ts';
import { failedMessage } from './failed-message.ts';
import { requestRetry } from './request-retry.ts';
import { retryDialogStyles } from './retry-dialog.styles.ts';
import { retryVerb } from './retry-verb.ts';
import { whyNot } from './why-not.ts';
import { whyRefused } from './why-refused.ts';

/**
 * Asks before a failed message is sent again, and shows what became of that. It decides
 * nothing: whether the message may go is the bubble's verdict, and in the end the engine's.
 *
 * @tag cs-retry-dialog
 * @summary Confirms the retry of one message, with an optional reason.
 * @fires {CsBeforeRetryEvent} cs-before-retry - before the message is sent again; `preventDefault()` leaves it as it is
 * @fires {CsRetryResultEvent} cs-retry-result - queued, or not and why
 * @csspart dialog - the dialog
 * @csspart confirm - the button that confirms
 */
export class CsRetryDialog extends LitElement {
  static override styles = [...sharedStyles, dialogStyles, retryDialogStyles];

  static override properties = {
    conversationId: { attribute: false },
    bubble: { attribute: false },
    items: { attribute: false },
    open: { type: Boolean, reflect: true },
    result: { attribute: false },
  };

  /** The conversation that the message belongs to. */
  declare conversationId: string | null;
  /** The message, as it is by now; null where it is gone. */
  declare bubble: Bubble | null;
  /**
   * Many messages instead of that one; empty: the newest run of many. Shown by `<cs-bulk-dialog>`, which has to be
   * defined. They become fewer where a person takes out those that cannot go.
   */
  declare items: readonly FailedMessage[] | null;
  /** Whether it stands on the screen. */
  declare open: boolean;
  /** What became of it, once it is confirmed. */
  declare result: RetryResult | ResendResult | null;

  readonly #locale = new LocaleController(this);
  readonly #inbox = new InboxController(this);
  readonly #selected = this.#inbox.watch<ConversationRow | null>((inbox) => inbox.$selected, null, () => this.open && this.requestUpdate());
  readonly #tick = new TickController(this);
  /** The message as it was last known. */
  #shown: Bubble | null = null;
  /** Why it may not go, as last drawn. */
  #obstacle = '';
  /** What is told to those who do not see it change. */
  #said = '';

  constructor() {
    super();
    this.conversationId = null;
    this.bubble = null;
    this.items = null;
    this.open = false;
    this.result = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.open = false;
    this.#dialog?.close();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#tick.watch(this.open);
    this.#shown = this.bubble ?? (this.open ? this.#shown : null);
    const before = this.#obstacle;
    this.#obstacle = this.#findObstacle();
    if (changed.has('open')) {
      if (!changed.has('result')) this.result = null;
      this.#said = '';
    } else if (this.result === null && (before === '') !== (this.#obstacle === '')) {
      this.#said = this.#obstacle || this.#locale.words.retryReady;
    }
  }

  protected override updated(changed: PropertyValues): void {
    const dialog = this.#dialog;
    if (dialog === null) return;
    if (!this.open) dialog.close();
    else if (!dialog.open && this.#shown !== null) dialog.showModal();
    if (changed.has('result') && this.result !== null) dialog.querySelector<HTMLElement>('.primary')?.focus();
    const text = dialog.querySelector<HTMLElement>('.text');
    if (text !== null) text.tabIndex = text.scrollHeight > text.clientHeight ? 0 : -1;
  }

  protected override render(): TemplateResult {
    const { items } = this;
    if (items !== null) {
      return html`<cs-bulk-dialog exportparts="dialog,confirm,progress" .items=${items} .open=${this.open} @retry-dialog-closed=${this.#onClose} @retry-items-dropped=${this.#onDropped}></cs-bulk-dialog>`;
    }
    return html`<dialog part="dialog" aria-labelledby="title" @close=${this.#onClose} @keydown=${keepKey}>
      ${this.open && this.#shown !== null ? this.#renderContent(this.#shown) : nothing}
    </dialog>`;
  }

  #renderContent(bubble: Bubble): TemplateResult {
    const { words } = this.#locale;
    const { result } = this;
    const row = this.#row;
    return html`
      <header>
        <h2 id="title" class=${result?.ok === false ? 'failed' : ''}>
          ${result === null
            ? words.retryTitle
            : html`${icon(result.ok ? 'sent' : 'failed')}${result.ok ? words.retryQueued : words.retryFailed}`}
        </h2>
        <button type="button" aria-label=${words.close} @click=${this.#onCancel}>${icon('close')}</button>
      </header>
      <p class="said" role="status">${this.#said}</p>
      ${result === null ? nothing : html`<p class="then"><bdi>${this.#outcomeOf(result)}</bdi></p>`} ${failedMessage(bubble, { buyerName: row?.conversation.buyer.name ?? '', store: row?.store ?? null }, words)}
      ${result === null ? this.#renderQuestion() : nothing}
      <footer>
        ${result === null
          ? html`<span class="note"><bdi>${bubble.delivery === 'blocked' ? words.resendNote : words.retryNote}</bdi></span>
              <button class="button" type="button" @click=${this.#onCancel}>${words.cancel}</button>
              <button
                class="button primary"
                part="confirm"
                type="button"
                aria-disabled=${this.#obstacle !== ''}
                aria-describedby="why"
                @click=${this.#onConfirm}
              >
                ${words.confirm}
              </button>`
          : html`<button class="button primary" type="button" @click=${this.#onCancel}>${words.close}</button>`}
      </footer>
    `;
  }

  #renderQuestion(): TemplateResult {
    const { words } = this.#locale;
    const waits = mayAsk(this.bubble) && this.bubble?.retry?.verdict !== 'never';
    return html`
      <label for="reason"><b>${words.reason}</b> ${words.reasonOptional}</label>
      <textarea id="reason" rows="2" maxlength="500" dir="auto" autofocus @keydown=${this.#onReasonKey}></textarea>
      <p id="why" class=${waits ? 'waiting' : ''}>
        ${this.#obstacle === '' ? nothing : html`${icon(waits ? 'waiting' : 'alert')}<bdi>${this.#obstacle}</bdi>`}
      </p>
    `;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  get #row(): ConversationRow | null {
    const rows = [this.#selected.value, ...(this.#inbox.inbox?.$conversations.get() ?? [])];
    return rows.find((row) => row?.conversation.id === this.conversationId) ?? null;
  }

  #findObstacle(): string {
    const { words, format } = this.#locale;
    if (!mayAsk(this.bubble)) return words.noLongerFailed;
    const retry = this.bubble?.retry ?? null;
    return retry === null ? '' : whyNot(retry, this.#tick.now, words, format);
  }

  #outcomeOf(result: RetryResult | ResendResult): string {
    const { words, format } = this.#locale;
    // Once it is on its way, the card below says how far it has come.
    if (result.ok) return notYet.has(this.#shown?.delivery ?? 'discarded') ? words.retryQueuedNext : '';
    return whyRefused(result, this.#tick.now, words, format) || words.retryReady;
  }

  #onConfirm(): void {
    const { inbox } = this.#inbox;
    const { conversationId } = this;
    const { bubble } = this;
    const key = bubble?.key ?? null;
    if (inbox === null || conversationId === null || bubble === null || key === null || this.#obstacle !== '') return;
    const storeId = this.#row?.conversation.storeId ?? '';
    const reason = this.renderRoot.querySelector('textarea')?.value.trim() || undefined;
    const result = requestRetry(this, inbox, { conversationId, key, storeId, verb: retryVerb(bubble) }, reason);
    if (result === null) return;
    const { words } = this.#locale;
    this.#said = `${result.ok ? words.retryQueued : words.retryFailed}: ${this.#outcomeOf(result)}`;
    this.result = result;
  }

  #onReasonKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.isComposing || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.#onConfirm();
  }

  #onCancel(): void {
    this.#dialog?.close();
  }

  #onDropped({ type, currentTarget }: Event): void {
    this.items = (currentTarget as this).items;
    this.dispatchEvent(new Event(type));
  }

  #onClose(): void {
    if (this.#dialog?.open === true) return;
    this.open = false;
    this.dispatchEvent(new RetryDialogClosedEvent());
  }
}

/** Whether a person may ask for another attempt at all. */
function mayAsk(bubble: Bubble | null): boolean {
  return bubble?.delivery === 'failed' || bubble?.delivery === 'blocked';
}

/** Before its turn has come. */
const notYet: ReadonlySet<Delivery> = new Set(['failed', 'blocked', 'queued', 'waiting']);

/** What is typed here is nobody's shortcut behind it. */
function keepKey(event: Event): void {
  event.stopPropagation();
}

declare global {
  interface HTMLElementTagNameMap {
    'cs-retry-dialog': CsRetryDialog;
  }
}
