import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { type Bubble, type Delivery, mayGoNow } from '@cs-inbox/core';
import type { Store } from '@cs-inbox/protocol';
import { copyText } from '../context/copy-text.ts';
import { LocaleController } from '../context/locale-controller.ts';
import { TickController } from '../context/tick-controller.ts';
import { type MessageDeed, MessageDeedEvent } from '../events/message-deed-event.ts';
import { dialogStyles } from '../tokens/dialog.styles.ts';
import { sharedStyles } from '../tokens/shared.styles.ts';
import type { Translation, Translations } from '../translation/translations.ts';
import { attemptHistory } from './attempt-history.ts';
import type { BubbleDeed } from './bubble-deed.ts';
import { messageAttachmentStyles } from './message-attachment.styles.ts';
import { messageContent } from './message-content.ts';
import { messageBubbleStyles } from './message-bubble.styles.ts';
import { menuItems, messageMenu } from './message-menu.ts';
import { messageMenuStyles } from './message-menu.styles.ts';
import { keyedDeed } from './message-keys.ts';
import { messageStrip } from './message-strip.ts';
import { countsDown, nextStepOf, slownessOf } from './next-step.ts';
import { receipt } from './receipt.ts';
import { sideDeedsOf } from './side-deeds.ts';
import { translationLine } from './translation-line.ts';
import { type Trouble, troubleOf } from './trouble.ts';

/**
 * One message. Its form says who has it: filled, the platform; solid outline, only we; dashed outline, nobody knows yet.
 * While the focus is in it, R retries, E edits, C copies and H shows the history, where its menu or its strip offers that.
 *
 * @tag cs-message-bubble
 * @summary One message with its status, and, where it has not arrived, why and what to do.
 * @csspart bubble - the shape around the text and the strip
 * @csspart text - the text of the message
 * @csspart strip - why it has not arrived, and what to do
 * @csspart receipt - the line under the bubble: status, time, and how often it has left
 * @csspart translation - the button between a translation and what the buyer wrote
 * @csspart badge - how often it has left, from the second time on
 * @csspart menu - what else can be done about it
 * @csspart history - the dialog with its departures so far
 * @cssprop --cs-bubble-out-bg - fill of an own message that the platform has
 * @cssprop --cs-bubble-in-bg - fill of a buyer's message
 * @cssprop --cs-bubble-outline - outline of what only we have
 * @cssprop --cs-bubble-sending-outline - outline of what is on its way
 * @cssprop --cs-bubble-failed-outline - outline of what was refused
 * @cssprop --cs-bubble-unknown-outline - dashed outline of what nobody knows
 * @cssState queued - waits for the one before it
 * @cssState sending - on its way
 * @cssState sent - the platform has it
 * @cssState delivered - the buyer has it
 * @cssState read - the buyer has read it
 * @cssState unconfirmed - nobody knows whether the platform has it
 * @cssState waiting - may not go yet
 * @cssState failed - refused
 * @cssState blocked - refused after it was accepted
 * @cssState discarded - given up
 */
export class CsMessageBubble extends LitElement {
  static override styles = [...sharedStyles, dialogStyles, messageBubbleStyles, messageAttachmentStyles, messageMenuStyles];

  static override properties = {
    bubble: { attribute: false },
    store: { attribute: false },
    refusal: { attribute: false },
    translations: { attribute: false },
    original: { state: true },
    said: { state: true },
    broken: { state: true },
    reading: { state: true },
    status: { reflect: true },
    direction: { reflect: true },
  };

  /** The message. */
  declare bubble: Bubble | null;
  /** The store from which it is sent, where that is known. */
  declare store: Store | null;
  /** Why the last retry was not taken, or ''. */
  declare refusal: string;
  /** Translates what the buyer has written; null where the host translates nothing. */
  declare translations: Pick<Translations, 'of' | 'again'> | null;
  /** @internal Whether the text is shown as the buyer wrote it. */
  declare private original: boolean;
  /** @internal What is told to those who do not see it. */
  declare private said: string;
  /** @internal Whether its image could not be shown. */
  declare private broken: boolean;
  /** @internal Whether its timeline is open. */
  declare private reading: boolean;
  /** How far the message has come. Follows `bubble`. */
  declare status: Delivery | null;
  /** `in` from the buyer, `out` from us. Follows `bubble`. */
  declare direction: Bubble['direction'] | null;

  readonly #locale = new LocaleController(this);
  readonly #tick = new TickController(this);
  readonly #internals = this.attachInternals();
  /** How long it is on its way, as last drawn. */
  #slowness: ReturnType<typeof slownessOf> = 'calm';
  /** What had the focus when it was last drawn. */
  #focused: Element | null = null;
  #translation: Translation | null = null;

  constructor() {
    super();
    this.bubble = null;
    this.store = null;
    this.refusal = '';
    this.translations = null;
    this.original = false;
    this.status = null;
    this.direction = null;
    this.said = '';
    this.broken = false;
    this.reading = false;
    this.addEventListener('keydown', this.#onKeyDown);
  }

  /** Puts the focus on what can be done about the message; where nothing can, on the message. */
  override focus(options?: FocusOptions): void {
    const find = (selector: string) => this.renderRoot.querySelector<HTMLElement>(selector);
    (find('.more') ?? find('.bubble'))?.focus(options);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { bubble } = this;
    this.#focused = this.shadowRoot?.activeElement ?? null;
    this.#translation = this.#translate();
    const { now } = this.#tick;
    this.#tick.watch(bubble !== null && countsDown(bubble, now));
    const before = this.#slowness;
    this.#slowness = bubble === null ? 'calm' : slownessOf(bubble, now);
    if (!changed.has('bubble')) {
      if (this.#slowness !== before) this.said = this.#locale.words[this.#slowness === 'alarm' ? 'overdueSending' : 'slow'];
      return;
    }
    if (changed.get('bubble')?.attachment?.imageUrl !== bubble?.attachment?.imageUrl) this.broken = false;
    if (changed.get('bubble')?.id !== bubble?.id) this.original = false;
    this.said = '';
    this.status = bubble?.delivery ?? null;
    this.direction = bubble?.direction ?? null;
    const { states } = this.#internals;
    states.clear();
    if (this.status !== null) states.add(this.status);
  }

  /** A button that goes away with its press takes nobody's place in the page with it. */
  protected override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog?.open === false) dialog.showModal();
    if (this.#focused?.isConnected === false) this.focus({ preventScroll: true });
  }

  protected override render() {
    const { bubble } = this;
    if (bubble === null) return nothing;
    const { words, format } = this.#locale;
    const { now } = this.#tick;
    const trouble = troubleOf(bubble, now, words, format);
    const canGo = goesAtAClick(bubble, now);
    const told = this.#translation;
    const content = told?.state === 'done' && !this.original ? { ...bubble, text: told.text } : bubble;
    return html`
      <div class="bubble is-${bubble.kind} ${trouble === null ? '' : 'wide'} ${canGo ? 'can-go' : ''}" part="bubble" tabindex="-1" @click=${this.#onClick}>
        <span class="said">${bubble.kind === 'system' ? words.kind.system : bubble.direction === 'in' ? words.buyer : words.you}:</span>
        ${messageContent({ bubble: content, words, broken: this.broken, onBroken: () => (this.broken = true) })} ${trouble === null ? nothing : this.#renderStrip(bubble, trouble)}
      </div>
      ${receipt(bubble, { hasStrip: trouble !== null, now, market: this.store?.market ?? null, words, format, after: this.#renderAfter(bubble) })}
      ${this.reading ? this.#renderHistory(bubble) : nothing}
    `;
  }

  #renderHistory(bubble: Bubble): TemplateResult {
    const { words, format } = this.#locale;
    return html`<dialog part="history" aria-labelledby="history" @close=${this.#onRead} @keydown=${keepKey} @click=${closeBeside}>
      ${attemptHistory(bubble, this.#tick.now, words, format, () => this.renderRoot.querySelector('dialog')?.close())}
    </dialog>`;
  }

  #renderStrip(bubble: Bubble, trouble: Trouble): TemplateResult {
    const { words, format } = this.#locale;
    const { now } = this.#tick;
    const next = nextStepOf(bubble, now, words, format);
    return messageStrip({ bubble, trouble, next, now, refusal: this.refusal, words, chosen: (deed) => this.#do(deed) });
  }

  /** What stands at the end of the line under the bubble. */
  #renderAfter(bubble: Bubble): TemplateResult | typeof nothing {
    const { words, format } = this.#locale;
    if (bubble.direction === 'in') return translationLine(this.#translation, this.original, words, () => this.#onTranslation());
    const { now } = this.#tick;
    const link = (deed: MessageDeed, said: string) =>
      html`<span class="dot">·</span><button class="link" type="button" @click=${() => this.#do(deed)}>${said}</button>`;
    return html`${this.#renderNext(bubble, now, link)}${messageMenu(menuItems(bubble, now, words, format), words, (deed) => this.#do(deed))}
      <span class="said" role="status">${this.said}</span>`;
  }

  /** What leads on from a message without a strip, and how one goes on whose strip offers something else. */
  #renderNext(bubble: Bubble, now: number, link: (deed: MessageDeed, said: string) => TemplateResult): TemplateResult | typeof nothing {
    const { words } = this.#locale;
    const { delivery, failure, hold, resumes } = bubble;
    const waits = delivery === 'waiting' || delivery === 'queued';
    if (waits && hold === 'paused') return link('resume', words.resume);
    if (delivery === 'sending' && slownessOf(bubble, now) === 'hint') return link('refresh', words.refreshList);
    if (failure?.cause !== 'login' || hold !== null) return nothing;
    const { store } = this;
    if (delivery === 'waiting') return link('log-in', store === null ? words.logInAgain : words.logInTo(`${store.name} ${store.market}`));
    return resumes !== null && delivery === 'failed' ? html`<span class="dot">·</span><span>${words.resendsAfterLogin}</span>` : nothing;
  }

  #translate(): Translation | null {
    const { bubble, store, translations } = this;
    if (translations === null || bubble?.direction !== 'in' || bubble.kind === 'system' || bubble.text.trim() === '') return null;
    const about = { from: null, to: this.#locale.words.lang, messageId: bubble.id, storeId: store?.id ?? null, market: store?.market ?? null };
    return translations.of(bubble.text, about, () => this.requestUpdate());
  }

  /** The text as the buyer wrote it, or the translation again; where there is none, it is asked for once more. */
  #onTranslation(): void {
    if (this.#translation?.state === 'done') this.original = !this.original;
    else this.translations?.again({ to: this.#locale.words.lang, messageId: this.bubble?.id ?? '' });
    this.requestUpdate();
  }

  /** A click on a failed message sends it again; one that chooses text, or presses something in it, does not. */
  #onClick(event: MouseEvent): void {
    if (this.bubble === null || !goesAtAClick(this.bubble, this.#tick.now) || event.defaultPrevented) return;
    const pressed = event.composedPath().some((node) => node instanceof HTMLElement && node !== this && node.matches('a, button, summary, details'));
    if (!pressed && !isChoosingText(this.shadowRoot)) this.#do('retry');
  }

  /** What cannot be done now says why. */
  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const { bubble } = this;
    if (bubble === null) return;
    const { words, format } = this.#locale;
    const { now } = this.#tick;
    const chosen = keyedDeed(event, [...menuItems(bubble, now, words, format), ...sideDeedsOf(bubble, now, words).map((deed) => ({ ...deed, why: '' }))]);
    if (chosen === null) return;
    event.preventDefault();
    const menu = this.renderRoot.querySelector<HTMLElement>('.menu:popover-open');
    menu?.hidePopover();
    // In the menu it is the item beside which it stands, which asks first.
    const atOnce = menu === null && chosen.deed === 'ask-retry' && goesAtAClick(bubble, now);
    if (chosen.why !== '') this.said = chosen.why;
    else this.#do(atOnce ? 'retry' : chosen.deed);
  };

  /** What had the focus before has gone with the menu. */
  #onRead(): void {
    this.reading = false;
    this.focus({ preventScroll: true });
  }

  #do(deed: BubbleDeed): void {
    const { bubble } = this;
    if (bubble === null || bubble.key === null) return;
    if (deed === 'copy') void this.#copy(bubble.text);
    else if (deed === 'history') this.reading = true;
    else this.dispatchEvent(new MessageDeedEvent(deed, bubble.key));
  }

  /** Where the page may not write the clipboard (plain http), the text is chosen, ready to be copied. */
  async #copy(text: string): Promise<void> {
    const { words } = this.#locale;
    const written = await copyText(text, this.renderRoot.querySelector('.text') ?? this);
    this.said = written ? words.copied : words.textChosen;
  }
}

/** One that was blocked goes only as a new message: that is asked first. */
function goesAtAClick({ delivery, retry }: Bubble, now: number): boolean {
  return delivery === 'failed' && retry !== null && mayGoNow(retry, now);
}

/** What is pressed in the dialog is nobody else's. */
function keepKey(event: Event): void {
  event.stopPropagation();
}

function closeBeside({ currentTarget, target }: Event): void {
  if (currentTarget === target && currentTarget instanceof HTMLDialogElement) currentTarget.close();
}

function isChoosingText(root: ShadowRoot | null): boolean {
  // Chromium tells of a selection inside a shadow only to the shadow itself.
  const own = (root as (ShadowRoot & { readonly getSelection?: () => Selection | null }) | null)?.getSelection?.();
  return (own ?? getSelection())?.type === 'Range';
}

declare global {
  interface HTMLElementTagNameMap {
    'cs-message-bubble': CsMessageBubble;
  }
}
