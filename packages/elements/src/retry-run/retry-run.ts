import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { RetryRun } from '@cs-inbox/state';
import { bulkTally } from '../bulk-dialog/bulk-tally.ts';
import { InboxController } from '../context/inbox-controller.ts';
import { LocaleController } from '../context/locale-controller.ts';
import type { RetryDialogClosedEvent } from '../events/retry-dialog-closed-event.ts';
import { icon } from '../icons/icon.ts';
import { sharedStyles } from '../tokens/shared.styles.ts';
import { retryRunStyles } from './retry-run.styles.ts';

/**
 * How far the newest run of retries is, in one line, and the way back to its results. It stands until it is closed.
 *
 * @tag cs-retry-run
 * @summary How far many retries are.
 * @csspart progress - how many have been sent
 */
export class CsRetryRun extends LitElement {
  static override styles = [...sharedStyles, retryRunStyles];

  static override properties = { open: { type: Boolean, reflect: true }, hiddenRun: { state: true } };

  /** Whether its results stand on the screen. */
  declare open: boolean;
  /** @internal When the run began that was closed, ms since the epoch. */
  declare private hiddenRun: number | null;

  readonly #locale = new LocaleController(this);
  readonly #inbox = new InboxController(this);
  readonly #run = this.#inbox.watch<RetryRun | null>((inbox) => inbox.$retryRun, null);

  constructor() {
    super();
    this.open = false;
    this.hiddenRun = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const run = this.#run.value;
    if (run === null || run.startedAt === this.hiddenRun) return nothing;
    const { sent, over, total } = bulkTally(run.items);
    if (total === 0) return nothing;
    const { words } = this.#locale;
    const said = words.bulk.sent(sent, total);
    return html`
      <div class="line">
        ${icon(over ? 'sent' : 'sending')}<span class="number">${said}</span>
        <progress part="progress" max=${total} .value=${sent} aria-label=${said}></progress>
        <button class="button small" type="button" @click=${() => (this.open = true)}>${words.bulk.results}</button>
        <button class="close" type="button" aria-label=${words.close} @click=${() => (this.hiddenRun = run.startedAt)}>${icon('close')}</button>
      </div>
      <cs-bulk-dialog .open=${this.open} @retry-dialog-closed=${this.#onClosed}></cs-bulk-dialog>
    `;
  }

  /** The focus is back at the button that opened it: nobody around has to do anything. */
  #onClosed(event: RetryDialogClosedEvent): void {
    event.stopPropagation();
    this.open = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cs-retry-run': CsRetryRun;
  }
}
