import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { StoreGates } from '@cs-inbox/core';
import type { Store } from '@cs-inbox/protocol';
import type { FailedMessage, RetryRun } from '@cs-inbox/state';
import { copyText } from '../context/copy-text.ts';
import { InboxController } from '../context/inbox-controller.ts';
import { LateConsumer } from '../context/late-consumer.ts';
import { LocaleController } from '../context/locale-controller.ts';
import { TickController } from '../context/tick-controller.ts';
import { viewContext } from '../context/view-context.ts';
import { askLogin } from '../events/ask-login.ts';
import { RetryDialogClosedEvent } from '../events/retry-dialog-closed-event.ts';
import { RetryItemsDroppedEvent } from '../events/retry-items-dropped-event.ts';
import { ExportController } from '../export/export-controller.ts';
import { tabLine } from '../export/tab-line.ts';
import { icon } from '../icons/icon.ts';
import { retryDialogStyles } from '../retry-dialog/retry-dialog.styles.ts';
import { dialogStyles } from '../tokens/dialog.styles.ts';
import { sharedStyles } from '../tokens/shared.styles.ts';
import { aboutSpan } from './about-span.ts';
import type { BulkAround } from './bulk-list.ts';
import { BulkOutlook } from './bulk-outlook.ts';
import { bulkQuestion } from './bulk-question.ts';
import { bulkResults } from './bulk-results.ts';
import { bulkDialogStyles } from './bulk-dialog.styles.ts';
import type { BulkRow } from './bulk-row.ts';
import { type BulkTally, bulkTally } from './bulk-tally.ts';
import { followedRows } from './followed-rows.ts';
import { requestMany } from './request-many.ts';
import { resultColumns } from './result-columns.ts';
import { storeShares } from './store-shares.ts';
import { timeLeft } from './time-left.ts';
import type { BulkDeed } from './way-out.ts';

const noStores: readonly Store[] = [];
const noFailures: readonly FailedMessage[] = [];
const noGates: StoreGates = new Map();
const onePage = { asked: 0, going: 0, others: 0 } as const;

/**
 * Asks before many failed messages are sent again, and shows how far they are. It decides nothing: which of them
 * go is the engine's verdict. Closing it stops nothing; opened without `items` it shows the newest run.
 *
 * @tag cs-bulk-dialog
 * @summary Confirms the retry of many messages, and shows what becomes of each. `<cs-retry-dialog>` opens it for its `items`.
 * @fires {CsBeforeRetryEvent} cs-before-retry - before a message is sent again, for each that may go; `preventDefault()` leaves that one as it is
 * @fires {CsRetryResultEvent} cs-retry-result - queued, or not and why, for each
 * @fires {CsReloginEvent} cs-relogin - somebody wants to log in to a store
 * @csspart dialog - the dialog
 * @csspart confirm - the button that confirms
 * @csspart progress - how many have been sent
 */
export class CsBulkDialog extends LitElement {
  static override styles = [...sharedStyles, dialogStyles, retryDialogStyles, bulkDialogStyles];

  static override properties = {
    items: { attribute: false },
    open: { type: Boolean, reflect: true },
    rows: { attribute: false },
    pages: { state: true },
  };

  /** The messages, in the order in which they are shown. */
  declare items: readonly FailedMessage[];
  /** Whether it stands on the screen. */
  declare open: boolean;
  /** What has become of each, once they are confirmed. */
  declare rows: readonly BulkRow[] | null;
  /** @internal How often more rows were asked for. */
  declare private pages: Readonly<Record<keyof typeof onePage, number>>;

  readonly #locale = new LocaleController(this);
  readonly #inbox = new InboxController(this);
  readonly #tick = new TickController(this);
  readonly #view = new LateConsumer(this, viewContext);
  readonly #export = new ExportController(this);
  readonly #drawn = () => this.open && this.requestUpdate();
  readonly #stores = this.#inbox.watch((inbox) => inbox.$stores, noStores, this.#drawn);
  readonly #gates = this.#inbox.watch((inbox) => inbox.$gates, noGates, this.#drawn);
  readonly #failures = this.#inbox.watch((inbox) => inbox.$failures, noFailures, this.#drawn);
  readonly #running = this.#inbox.watch<RetryRun | null>((inbox) => inbox.$retryRun, null, this.#drawn);
  readonly #outlook = new BulkOutlook();
  /** The run that is shown. */
  #run: RetryRun | null = null;
  /** The rows that were shown last. */
  #last: readonly BulkRow[] | null = null;
  #tally: BulkTally = bulkTally([]);
  #around: BulkAround | null = null;
  /** What is told to those who do not see it change. */
  #said = '';

  constructor() {
    super();
    this.items = [];
    this.open = false;
    this.rows = null;
    this.pages = onePage;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.open = false;
    this.#dialog?.close();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#tick.watch(this.open);
    if (changed.has('open')) {
      this.#said = '';
      this.pages = onePage;
      if (!this.open) this.#last = this.rows ?? this.#last;
      if (changed.has('rows') && this.rows !== null) this.#run = this.#running.value;
      else this.rows = this.open ? this.#rowsOfRun() : null;
    }
    if (!this.open) return;
    const { now } = this.#tick;
    const { words, format } = this.#locale;
    const stores = new Map(this.#stores.value.map((store) => [store.id, store]));
    const bubbles = new Map(this.#failures.value.flatMap(({ bubble }) => (bubble.key === null ? [] : [[bubble.key, bubble] as const])));
    this.#around = { words, say: words.bulk, format, now, stores, bubbles, chosen: (deed, row) => this.#do(deed, row) };
    if (this.rows === null) this.#outlook.look(this.#inbox.inbox, this.items, this.#failures.value, now);
    else this.#follow(this.rows, this.#around);
  }

  protected override updated(changed: PropertyValues<this>): void {
    const dialog = this.#dialog;
    if (dialog === null) return;
    if (!this.open) dialog.close();
    else if (!dialog.open) dialog.showModal();
    if (this.open && this.rows !== null && changed.has('rows') && !changed.get('rows')) dialog.querySelector<HTMLElement>('.primary')?.focus();
  }

  protected override render(): TemplateResult {
    return html`<dialog part="dialog" class=${this.rows === null ? '' : 'results'} aria-labelledby="title" @close=${this.#onClose} @keydown=${keepKey}>
      ${this.open && this.#around !== null ? this.#renderContent(this.#around) : nothing}
    </dialog>`;
  }

  #renderContent(around: BulkAround): TemplateResult {
    const { say, words } = around;
    const { going, others } = this.#tally;
    return html`
      <header>
        <h2 id="title">${this.rows === null ? say.title(this.#outlook.going.length || this.items.length) : say.result(going.length, others.length)}</h2>
        <button type="button" aria-label=${words.close} @click=${this.#onCancel}>${icon('close')}</button>
      </header>
      <p class="said" role="status">${this.#said}</p>
      ${this.rows === null ? this.#renderQuestion(around) : this.#renderResults(around)}
    `;
  }

  #renderQuestion(around: BulkAround): TemplateResult {
    const { words } = around;
    const { going, skipped } = this.#outlook;
    const goes = going.length > 0;
    return html`
      ${bulkQuestion({
        around,
        single: this.#singleOf(around),
        shares: storeShares(going, around.stores),
        skipped,
        pages: this.pages.asked,
        goes,
        more: () => this.#more('asked'),
        takeOut: () => this.#takeOut(),
        reasonKey: (event) => this.#onReasonKey(event),
      })}
      <footer>
        <span class="note"><bdi>${words.retryNote}</bdi></span>
        <button class="button" type="button" @click=${this.#onCancel}>${words.cancel}</button>
        <button class="button primary" part="confirm" type="button" aria-disabled=${!goes} aria-describedby="why" @click=${this.#onConfirm}>${words.confirm}</button>
      </footer>
    `;
  }

  #renderResults(around: BulkAround): TemplateResult {
    const { format, say, words } = around;
    const { over, queued, total } = this.#tally;
    const { by = '', startedAt = around.now } = this.#run ?? {};
    return html`
      ${total === 0 ? nothing : html`<p class="then"><bdi>${say.confirmed(format.seconds(startedAt), by)}</bdi> ${over ? say.over : say.goesOn}</p>`}
      ${bulkResults({ around, tally: this.#tally, left: this.#leftOf(around), pages: this.pages, more: (part) => this.#more(part) })}
      <footer>
        ${queued === 0 ? nothing : html`<button class="button stop" type="button" @click=${this.#onStop}>${icon('waiting')}${say.stop(queued)}</button>`}
        <button class="button" type="button" @click=${this.#onCopy}>${icon('copy')}${words.copy}</button>
        <button class="button" type="button" @click=${this.#onExport}>${icon('down')}${this.#export.share === null ? say.export : say.writing}</button>
        <button class="button primary" type="button" @click=${this.#onCancel}>${say.done}</button>
      </footer>
    `;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  #singleOf({ bubbles }: BulkAround): FailedMessage | null {
    const [message, ...others] = this.items;
    return message === undefined || others.length > 0 ? null : { ...message, bubble: bubbles.get(message.bubble.key ?? '') ?? message.bubble };
  }

  #leftOf({ format, now, say, stores, words }: BulkAround): string {
    if (this.#tally.queued === 0) return '';
    if (this.#inbox.inbox?.$connection.get().state === 'offline') return words.waiting.network;
    const left = timeLeft(this.#tally.going, stores, this.#gates.value, now);
    return left === null ? '' : say.left(aboutSpan(left.ms, format), `${left.store.name} ${left.store.market}`);
  }

  /** Opened without items, it goes on showing what was confirmed last. */
  #rowsOfRun(): readonly BulkRow[] | null {
    const run = this.#running.value;
    if (this.items.length > 0 || run === null) return null;
    if (run.startedAt === this.#run?.startedAt) return this.#last;
    this.#run = run;
    return run.items;
  }

  /** Another run than the one that is shown says nothing of these rows. */
  #follow(rows: readonly BulkRow[], { say }: BulkAround): void {
    const before = this.#tally;
    const run = this.#running.value;
    if (run !== null && run.startedAt === this.#run?.startedAt) {
      this.#run = run;
      this.rows = followedRows(rows, run);
    }
    this.#tally = bulkTally(this.rows ?? rows);
    const { over, sent, stopped, total } = this.#tally;
    const ends = over && !before.over && stopped === before.stopped;
    if (before.total === total && (tenthOf(before) !== tenthOf(this.#tally) || ends)) this.#said = say.sent(sent, total);
  }

  #more(part: keyof typeof onePage): void {
    this.pages = { ...this.pages, [part]: this.pages[part] + 1 };
    void this.updateComplete.then(() => {
      // The last press takes its button away.
      if (this.shadowRoot?.activeElement === null) this.renderRoot.querySelector<HTMLElement>(`ul[aria-labelledby=${part === 'asked' ? 'skips' : part}]`)?.focus({ preventScroll: true });
    });
  }

  #takeOut(): void {
    const going = new Set(this.#outlook.going);
    this.items = this.items.filter((message) => going.has(message));
    this.renderRoot.querySelector('textarea')?.focus();
    this.dispatchEvent(new RetryItemsDroppedEvent());
  }

  #onConfirm(): void {
    const { inbox } = this.#inbox;
    if (inbox === null || this.#around === null || this.rows !== null || this.#outlook.going.length === 0) return;
    const reason = this.renderRoot.querySelector('textarea')?.value.trim() || undefined;
    const rows = requestMany(this, inbox, this.items, this.#tick.now, reason);
    this.#run = rows.some(({ progress }) => progress !== null) ? inbox.$retryRun.get() : null;
    this.#tally = bulkTally(rows);
    this.#said = this.#around.say.result(this.#tally.going.length, this.#tally.others.length);
    this.rows = rows;
  }

  #onStop(): void {
    const count = this.#inbox.inbox?.stopRetries() ?? 0;
    this.#said = this.#around?.say.stoppedCount(count) ?? '';
    this.renderRoot.querySelector<HTMLElement>('.primary')?.focus();
    this.requestUpdate();
  }

  #onCopy(): void {
    const { rows } = this;
    if (this.#around === null || rows === null) return;
    const { words } = this.#around;
    const columns = resultColumns(this.#around).filter(({ key }) => key !== 'at');
    const lines = [columns.map(({ name }) => name), ...rows.map((row) => columns.map(({ cell }) => String(cell(row))))];
    void copyText(lines.map(tabLine).join('\n'), this.#dialog).then((written) => {
      this.#said = written ? words.copied : words.textChosen;
      this.requestUpdate();
    });
  }

  #onExport(): void {
    if (this.#around === null || this.rows === null) return;
    void this.#export.save({ what: 'retry-results', at: this.#tick.now, format: 'csv', rows: this.rows, columns: resultColumns(this.#around) });
  }

  #do(deed: BulkDeed, { conversationId, key, storeId }: BulkRow): void {
    const { inbox } = this.#inbox;
    if (deed === 'resume') inbox?.pause(storeId, false);
    else if (deed === 'log-in') {
      const store = this.#around?.stores.get(storeId);
      if (store !== undefined) askLogin(this, store);
    } else {
      this.#onCancel();
      inbox?.open(conversationId);
      if (deed === 'edit') inbox?.edit(conversationId, key);
      this.#view.value?.$sought.set({ conversationId, key });
      this.#view.value?.$panel.set('inbox');
    }
  }

  #onReasonKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.isComposing || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.#onConfirm();
  }

  #onCancel(): void {
    this.#dialog?.close();
  }

  #onClose(): void {
    if (this.#dialog?.open === true) return;
    this.open = false;
    this.dispatchEvent(new RetryDialogClosedEvent());
  }
}

/** A run of a thousand is not read out a thousand times. */
function tenthOf({ sent, total }: BulkTally): number {
  return total === 0 ? 0 : Math.floor((10 * sent) / total);
}

/** What is typed here is nobody's shortcut behind it. */
function keepKey(event: Event): void {
  event.stopPropagation();
}

declare global {
  interface HTMLElementTagNameMap {
    'cs-bulk-dialog': CsBulkDialog;
  }
}
