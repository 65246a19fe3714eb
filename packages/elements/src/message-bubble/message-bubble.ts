import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Bubble, Delivery } from '@cs-inbox/core';
import { LocaleController } from '../context/locale-controller.ts';
import { CheckRequestEvent } from '../events/check-request-event.ts';
import { icon } from '../icons/icon.ts';
import { sharedStyles } from '../tokens/shared.styles.ts';
import { messageBubbleStyles } from './message-bubble.styles.ts';
import { receipt } from './receipt.ts';
import { troubleOf } from './trouble.ts';

/**
 * One message. Its form says who has it: filled, the platform; solid outline, only we; dashed outline, nobody knows yet.
 *
 * @tag cs-message-bubble
 * @summary One message with its status, and, where it has not arrived, why and what to do.
 * @csspart bubble - the shape around the text and the strip
 * @csspart text - the text of the message
 * @csspart strip - why it has not arrived, and what to do
 * @csspart receipt - the line under the bubble: status and time
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
  static override styles = [...sharedStyles, messageBubbleStyles];

  static override properties = {
    bubble: { attribute: false },
    status: { reflect: true },
    direction: { reflect: true },
  };

  /** The message. */
  declare bubble: Bubble | null;
  /** How far the message has come. Follows `bubble`. */
  declare status: Delivery | null;
  /** `in` from the buyer, `out` from us. Follows `bubble`. */
  declare direction: Bubble['direction'] | null;

  readonly #locale = new LocaleController(this);
  readonly #internals = this.attachInternals();

  constructor() {
    super();
    this.bubble = null;
    this.status = null;
    this.direction = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('bubble')) return;
    this.status = this.bubble?.delivery ?? null;
    this.direction = this.bubble?.direction ?? null;
    const { states } = this.#internals;
    states.clear();
    if (this.status !== null) states.add(this.status);
  }

  protected override render() {
    const { bubble } = this;
    if (bubble === null) return nothing;
    const { words, format } = this.#locale;
    const strip = this.#renderStrip(bubble);
    return html`
      <div class="bubble ${strip === nothing ? '' : 'wide'}" part="bubble">
        <span class="said">${bubble.direction === 'in' ? words.buyer : words.you}:</span>
        ${this.#renderText(bubble)} ${strip}
      </div>
      ${receipt(bubble, strip !== nothing, words, format)}
    `;
  }

  #renderText(bubble: Bubble): TemplateResult {
    const { words } = this.#locale;
    const shown = bubble.kind === 'text' || bubble.kind === 'system';
    const notice = shown ? nothing : html`<p class="unsupported">${icon('alert')}${words.kindUnsupported}</p>`;
    const text = bubble.text === '' ? nothing : html`<p class="text" part="text" dir="auto">${bubble.text}</p>`;
    return html`${notice}${text}`;
  }

  #renderStrip(bubble: Bubble): TemplateResult | typeof nothing {
    const { words } = this.#locale;
    const trouble = troubleOf(bubble, words);
    if (trouble === null) return nothing;
    const { state, cause, hint, found, codes } = trouble;
    return html`
      <div class="strip" part="strip">
        ${icon(bubble.delivery)}
        <div class="why">
          <p><b>${state}</b> · <bdi>${cause}</bdi></p>
          ${hint === '' ? nothing : html`<p class="hint"><bdi>${hint}</bdi></p>`}
          ${found === '' ? nothing : html`<p class="hint"><bdi>${found}</bdi></p>`}
          ${codes.length === 0
            ? nothing
            : html`<details ?open=${bubble.failure?.cause === 'unknown'}>
                <summary><bdi>${words.why}</bdi></summary>
                <p class="codes">${codes.map((code) => html`<bdi>${code}</bdi>`)}</p>
              </details>`}
        </div>
        ${bubble.delivery === 'unconfirmed' && bubble.key !== null
          ? html`<button class="button small" type="button" @click=${this.#onCheck}>${words.checkNow}</button>`
          : nothing}
      </div>
    `;
  }

  #onCheck(): void {
    const key = this.bubble?.key ?? null;
    if (key !== null) this.dispatchEvent(new CheckRequestEvent(key));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cs-message-bubble': CsMessageBubble;
  }
}
