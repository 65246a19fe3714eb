import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Store } from '@cs-inbox/protocol';
import type { ConversationRow, HealthCheck } from '@cs-inbox/state';
import { AtomController } from '../atom-controller.ts';
import { copyText } from '../context/copy-text.ts';
import { InboxController } from '../context/inbox-controller.ts';
import { LateConsumer } from '../context/late-consumer.ts';
import { LocaleController } from '../context/locale-controller.ts';
import { TickController } from '../context/tick-controller.ts';
import { createView, type View } from '../context/view.ts';
import { viewContext } from '../context/view-context.ts';
import { askLogin } from '../events/ask-login.ts';
import { PanelDeedEvent } from '../events/panel-deed-event.ts';
import { ExportController } from '../export/export-controller.ts';
import { icon } from '../icons/icon.ts';
import { dialogStyles } from '../tokens/dialog.styles.ts';
import { sharedStyles } from '../tokens/shared.styles.ts';
import { refusalText } from '../words/refusal-text.ts';
import { checkDeed } from './check-deed.ts';
import { checkFound } from './check-found.ts';
import type { HealthRow } from './health-row.ts';
import { healthPanelStyles } from './health-panel.styles.ts';
import { healthLine } from './health-line.ts';
import { healthSummary } from './health-summary.ts';
import { healthText } from './health-text.ts';
import type { HostChecks } from './host-checks.ts';
import { HostChecksController } from './host-checks-controller.ts';
import { hostRows } from './host-rows.ts';
import { requestIds } from './request-ids.ts';
import { RowOrder } from './row-order.ts';

const QUARTER_MS = 900_000;
/** The checklist says "medium" of these, and "high" of all others. */
const medium: ReadonlySet<HealthCheck['id']> = new Set(['retries', 'order', 'by-hand', 'test']);

/**
 * The daily checklist, which checks itself: each line says what was measured, how today went, when, and what to do.
 * What needs somebody stands first, and no row moves while a person is in the panel. It measures only while it stands
 * in the page. With ours stand the checks of the page.
 *
 * @tag cs-health-panel
 * @summary What was measured of logins, messages, list and network, and the one thing to do about each.
 * @fires {CsReloginEvent} cs-relogin - somebody wants to log in to a store
 * @csspart summary - the sentence on top
 * @csspart check-all - the button that measures everything anew
 * @csspart table - the checks
 * @csspart footer - the bar at the bottom
 */
export class CsHealthPanel extends LitElement {
  static override styles = [...sharedStyles, dialogStyles, healthPanelStyles];

  static override properties = { checks: { attribute: false }, explained: { state: true }, said: { state: true }, ids: { state: true } };

  /** The page's own checks, at most 50, or what tells them; left out, those of the inbox or account around it. */
  declare checks: HostChecks | null;
  /** @internal The check whose method by hand is shown. */
  declare explained: string | null;
  /** @internal What the last deed has come to. */
  declare private said: string;
  /** @internal Whether the request ids are shown. */
  declare ids: boolean;

  readonly #locale = new LocaleController(this);
  readonly #tick = new TickController(this);
  readonly #exporter = new ExportController(this);
  readonly #host = new HostChecksController(this);
  readonly #inbox = new InboxController(this);
  readonly #health = this.#inbox.watch<readonly HealthCheck[]>((inbox) => inbox.$health, []);
  readonly #stores = this.#inbox.watch<readonly Store[]>((inbox) => inbox.$stores, []);
  readonly #conversations = this.#inbox.watch<readonly ConversationRow[]>((inbox) => inbox.$conversations, [], () => {});
  readonly #around = new AtomController<HostChecks | null>(this, null);
  #view: View = createView();
  readonly #order = new RowOrder();
  #rows: readonly HealthRow[] = [];
  /** Whether a pointer is over it that can hover. */
  #inside = false;

  constructor() {
    super();
    this.checks = null;
    this.explained = null;
    this.said = '';
    this.ids = false;
    this.addEventListener('pointerenter', ({ pointerType }) => (this.#inside = pointerType === 'mouse'));
    this.addEventListener('pointerleave', () => (this.#inside = false));
    new LateConsumer(this, viewContext, (view) => {
      this.#view = view;
      this.#around.watch(view.$checks);
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#inside = false;
    this.#tick.watch(true);
  }

  protected override willUpdate(): void {
    const { words, format } = this.#locale;
    const { now } = this.#tick;
    const answer = this.#host.follow(this.checks ?? this.#around.value, now);
    const checks = this.#health.value;
    const from = Math.min(...checks.map(firstMeasured));
    const rows = [...checks.map((check) => this.#row(check, from)), ...hostRows(answer, { words, format, now })];
    this.#rows = this.#order.sorted(rows, this.#inside || this.matches(':focus-within'));
  }

  protected override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog?.open === false) dialog.showModal();
  }

  protected override render(): TemplateResult {
    const { words, format } = this.#locale;
    const { health } = words;
    const summary = healthSummary(this.#rows, words);
    const lastAt = Math.max(...this.#rows.map(({ at }) => at));
    return html`
      <header>
        <div>
          <h2 part="summary">${summary}</h2>
          ${this.#rows.length === 0 ? nothing : html`<p class="second">${health.lastRound(format.since(lastAt, this.#tick.now))}</p>`}
          <p class="said" role="status">${summary}</p>
        </div>
        <p class="legend" aria-hidden="true">${(['ok', 'look', 'act'] as const).map((level) => html`<span class=${level}>${health.level[level]}</span>`)}</p>
        <button class="button" part="check-all" type="button" @click=${this.#onCheckAll}>${icon('sync')}${health.checkAll}</button>
      </header>
      <div class="scroll">
        <div role="table" part="table" aria-label=${health.title}>
          <div role="row" class="head">${this.#renderHead()}</div>
          ${repeat(this.#rows, ({ id }) => id, (row) => healthLine(row, { words, format, now: this.#tick.now, explained: this.explained === row.id }, () => (this.explained = this.explained === row.id ? null : row.id)))}
        </div>
      </div>
      <footer part="footer">
        <p class="note">${health.rule}</p>
        <span role="status" class="done">${this.said}</span>
        <button class="link" type="button" @click=${this.#onCopy}>${health.copyText}</button>
        <button class="link" type="button" aria-haspopup="dialog" @click=${this.#onIds}>${health.requestIds}</button>
      </footer>
      ${this.ids ? this.#renderIds() : nothing}
    `;
  }

  #renderHead(): readonly TemplateResult[] {
    const { words, format } = this.#locale;
    const { column, today } = words.health;
    const quarters = Math.max(1, ...this.#rows.map(({ ticks }) => ticks.length));
    const { now } = this.#tick;
    const from = (Math.floor(now / QUARTER_MS) - quarters + 1) * QUARTER_MS;
    const head = (text: string, hidden = false) => html`<span role="columnheader">${hidden ? html`<span class="said">${text}</span>` : text}</span>`;
    return [head(column.state, true), head(column.check), head(column.found), head(today(format.time(from), format.time(now))), head(column.when), head(column.deed, true)];
  }

  #renderIds(): TemplateResult {
    const { words } = this.#locale;
    const lines = requestIds(this.#inbox.inbox?.$failures.get() ?? [], words);
    const close = () => (this.ids = false);
    return html`<dialog aria-labelledby="ids" @close=${close} @keydown=${(event: Event) => event.stopPropagation()}>
      <header>
        <h2 id="ids">${words.health.requestIds}</h2>
        <button type="button" aria-label=${words.close} @click=${close}>${icon('close')}</button>
      </header>
      ${lines === '' ? html`<p class="lines">${words.health.noRequestIds}</p>` : html`<pre class="lines" tabindex="0" dir="ltr">${lines}</pre>`}
      <footer>
        <button class="button" type="button" @click=${close}>${words.close}</button>
        ${lines === '' ? nothing : html`<button class="button primary" type="button" @click=${() => this.#copy(lines, this.renderRoot.querySelector('pre'))}>${icon('copy')}${words.copy}</button>`}
        <span role="status" class="done">${this.said}</span>
      </footer>
    </dialog>`;
  }

  /** @param from the first tick that is drawn */
  #row(check: HealthCheck, from: number): HealthRow {
    const { words, format } = this.#locale;
    const { health } = words;
    const { inbox } = this.#inbox;
    const stores = this.#stores.value;
    const { id, level, at, ticks } = check;
    const { found, bold } = checkFound(check, { words, format, now: this.#tick.now, stores, nameOf: (conversationId) => this.#nameOf(conversationId) });
    const deed =
      inbox &&
      checkDeed(check, {
        words,
        inbox,
        stores,
        view: this.#view,
        logIn: (store) => askLogin(this, store),
        restart: () => void this.dispatchEvent(new PanelDeedEvent('restart')),
        exportRows: () => this.#exportRows(),
        sendTest: () => this.#sendTest(),
      });
    return { id, level, name: health.name[id], weight: health.importance[medium.has(id) ? 'medium' : 'high'], found, bold, ticks: ticks.slice(from), at, often: health.often[id], method: health.method[id], deed };
  }

  #nameOf(conversationId: string): string {
    const row = this.#conversations.value.find(({ conversation }) => conversation.id === conversationId);
    return row?.conversation.buyer.name || conversationId;
  }

  #onCheckAll(): void {
    this.#inbox.inbox?.checkHealth();
    this.#host.ask(this.#tick.now);
    this.requestUpdate();
  }

  #onCopy(): void {
    const { words, format } = this.#locale;
    this.#copy(healthText(this.#rows, this.#tick.now, words, format), this.renderRoot.querySelector('[part=table]'));
  }

  #onIds(): void {
    this.said = '';
    this.ids = true;
  }

  async #copy(text: string, otherwise: Node | null): Promise<void> {
    const { words } = this.#locale;
    this.said = '';
    this.said = (await copyText(text, otherwise)) ? words.copied : words.textChosen;
  }

  #exportRows(): void {
    const { health } = this.#locale.words;
    this.#inbox.inbox?.readQuarantined((rows) => {
      this.said = rows === null ? health.diskSilent : '';
      if (rows !== null) void this.#exporter.save({ what: health.unreadableFile, at: this.#tick.now, format: 'ndjson', columns: null, rows });
    });
  }

  #sendTest(): void {
    const { words, format } = this.#locale;
    const result = this.#inbox.inbox?.sendTest(words.health.testText(format.seconds(this.#tick.now)));
    this.said = result === undefined || result.ok ? '' : refusalText(result, words);
  }
}

/** Today begins when the page was first open. */
function firstMeasured({ ticks }: HealthCheck): number {
  const first = ticks.findIndex((level) => level !== null);
  return first === -1 ? ticks.length : first;
}

declare global {
  interface HTMLElementTagNameMap {
    'cs-health-panel': CsHealthPanel;
  }
}
