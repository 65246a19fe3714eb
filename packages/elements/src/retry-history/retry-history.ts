import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Bubble } from '@cs-inbox/core';
import { copyText } from '../context/copy-text.ts';
import { LocaleController } from '../context/locale-controller.ts';
import { TickController } from '../context/tick-controller.ts';
import { icon } from '../icons/icon.ts';
import { attemptNumbers } from '../message-bubble/attempt-numbers.ts';
import { countsDown } from '../message-bubble/next-step.ts';
import { sharedStyles } from '../tokens/shared.styles.ts';
import { attemptRow } from './attempt-row.ts';
import { nextAutomatic } from './next-automatic.ts';
import { retryHistoryStyles } from './retry-history.styles.ts';
import { supportText } from './support-text.ts';

/**
 * What has become of a message so far, attempt by attempt, and what becomes of it next.
 *
 * @tag cs-retry-history
 * @summary The attempts of one message, and what the machine does next.
 * @csspart table - the attempts
 * @csspart next - what happens next
 */
export class CsRetryHistory extends LitElement {
  static override styles = [...sharedStyles, retryHistoryStyles];

  static override properties = {
    bubble: { attribute: false },
    conversationId: { attribute: false },
    said: { state: true },
  };

  /** The message. */
  declare bubble: Bubble | null;
  /** The conversation that it belongs to, for technical support; null where that is not known. */
  declare conversationId: string | null;
  /** @internal What is told to those who do not see it. */
  declare private said: string;

  readonly #locale = new LocaleController(this);
  readonly #tick = new TickController(this);

  constructor() {
    super();
    this.bubble = null;
    this.conversationId = null;
    this.said = '';
  }

  protected override willUpdate(): void {
    this.#tick.watch(this.bubble !== null && countsDown(this.bubble, this.#tick.now));
  }

  protected override render(): TemplateResult | typeof nothing {
    const { bubble } = this;
    if (bubble === null) return nothing;
    const { words, format } = this.#locale;
    const { past } = words;
    const { now } = this.#tick;
    return html`
      ${bubble.history.length === 0 ? html`<p class="none">${past.empty}</p>` : this.#renderTable(bubble, now)}
      <div class="next" part="next">
        <h3>${icon('clock')}${past.next}</h3>
        ${nextAutomatic(bubble, now, words, format).map((sentence) => html`<p><bdi>${sentence}</bdi></p>`)}
      </div>
      <div class="foot">
        <button class="button small" type="button" @click=${this.#onCopy}>${icon('copy')}${past.copy}</button>
        <span role="status">${this.said}</span>
      </div>
    `;
  }

  #renderTable(bubble: Bubble, now: number): TemplateResult {
    const { words, format } = this.#locale;
    const { past } = words;
    const numbers = attemptNumbers(bubble);
    return html`<div class="scroll" part="table" role="region" tabindex="0" aria-label=${past.title}>
      <table role="table" aria-label=${past.title}>
        <thead role="rowgroup">
          <tr role="row">${Object.values(past.column).map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}</tr>
        </thead>
        <tbody role="rowgroup">
          ${bubble.history.map((attempt, i) => attemptRow(attempt, numbers[i] ?? null, now, words, format))}
        </tbody>
      </table>
    </div>`;
  }

  #onCopy(): void {
    const { bubble } = this;
    if (bubble === null) return;
    void copyText(supportText(bubble, this.conversationId), this.renderRoot.querySelector('.scroll')).then((written) => {
      this.said = this.#locale.words[written ? 'copied' : 'textChosen'];
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cs-retry-history': CsRetryHistory;
  }
}
