import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Store, StoreId } from '@cs-inbox/protocol';
import { allFailed, type DailyReport, dailyReport, type FailureRecord } from '@cs-inbox/state';
import { InboxController } from '../context/inbox-controller.ts';
import { LateConsumer } from '../context/late-consumer.ts';
import { LocaleController } from '../context/locale-controller.ts';
import { TickController } from '../context/tick-controller.ts';
import type { View } from '../context/view.ts';
import { viewContext } from '../context/view-context.ts';
import { caseColumns } from '../export/case-columns.ts';
import { ExportController } from '../export/export-controller.ts';
import { icon } from '../icons/icon.ts';
import { platformName } from '../icons/platform-name.ts';
import { sharedStyles } from '../tokens/shared.styles.ts';
import { causeChart } from './cause-chart.ts';
import { type Chart, chartBox } from './chart-box.ts';
import { chartBoxStyles } from './chart-box.styles.ts';
import { dailyReportStyles } from './daily-report.styles.ts';
import { hourChart } from './hour-chart.ts';
import { RecordController } from './record-controller.ts';
import { longDay } from './long-day.ts';
import { reportFacts } from './report-facts.ts';
import { reportNumbers } from './report-numbers.ts';
import { storeTableStyles } from './store-table.styles.ts';
import { storeTable } from './store-table.ts';

/** How far back days are shown: today is one of them. */
const DAYS_MAX = 90;

/**
 * One day in numbers and pictures: what was sent, what failed and why, what was retried and what became of it, by
 * store. The figures are those of this browser; they are read anew with each minute while somebody looks.
 *
 * @tag cs-daily-report
 * @summary What failed on a day, what became of it, and that nothing was lost or doubled.
 * @csspart head - the day, its sentence, and what can be done
 * @csspart numbers - the six numbers
 */
export class CsDailyReport extends LitElement {
  static override styles = [...sharedStyles, chartBoxStyles, storeTableStyles, dailyReportStyles];

  static override properties = { at: { attribute: false }, storeId: { attribute: 'store-id' } };

  /** An instant of the day that is shown, ms since the epoch; null: today. */
  declare at: number | null;
  /** Only of this store; null: all. */
  declare storeId: StoreId | null;

  readonly #locale = new LocaleController(this);
  readonly #inbox = new InboxController(this);
  readonly #stores = this.#inbox.watch<readonly Store[]>((inbox) => inbox.$stores, []);
  readonly #tick = new TickController(this);
  readonly #record = new RecordController(this);
  readonly #export = new ExportController(this);
  readonly #view = new LateConsumer<View>(this, viewContext);
  /** The charts that are shown as tables. */
  readonly #tables = new Set<string>();
  /** Of what the report was made, and it. */
  #made: { readonly of: readonly unknown[]; readonly day: DailyReport } | null = null;
  /** Whether a person has asked for what is shown, and is told of it. */
  #asked = false;

  constructor() {
    super();
    this.at = null;
    this.storeId = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.hasUpdated && (changed.has('at') || changed.has('storeId'))) this.#asked = true;
  }

  protected override render(): TemplateResult {
    const record = this.#record.value;
    const { words } = this.#locale;
    if (record === 'reading') return html`<p class="empty">${words.report.reading}</p>`;
    if (record === 'unreadable') {
      return html`<p class="empty" role="alert">${words.report.unreadable} <button class="link" type="button" @click=${() => this.#record.read()}>${words.report.tryAgain}</button></p>`;
    }
    const day = this.#dayOf(record);
    return html`
      <svg class="defs" aria-hidden="true"><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M1 0v5" /></pattern></svg>
      ${this.#renderHead(day, record)}
      <div part="numbers">${reportNumbers(day, this.#locale)}</div>
      <div class="charts">${this.#renderChart('causes', causeChart(day, this.#locale))}${this.#renderChart('hours', hourChart(day, this.#locale))}</div>
      ${reportFacts(day, this.#locale)} ${storeTable(day, this.#listed, this.#locale, this.#canShow ? (storeId) => this.#show(storeId) : null)}
      ${this.#renderFoot(day, record)}
    `;
  }

  /** The stores that have a row. */
  get #listed(): readonly Store[] {
    const { storeId } = this;
    return this.#stores.value.filter(({ id }) => storeId === null || id === storeId);
  }

  #dayOf(record: FailureRecord): DailyReport {
    const now = this.#tick.now;
    const { daysBetween } = this.#locale.format;
    const at = this.at === null || this.at > now || daysBetween.call(this.#locale.format, this.at, now) >= DAYS_MAX ? now : this.at;
    const isSame = this.#made !== null && at >= this.#made.day.from && at < this.#made.day.to && this.#made.of[0] === record && this.#made.of[1] === this.storeId;
    return isSame && this.#made !== null ? this.#made.day : (this.#made = { of: [record, this.storeId], day: dailyReport(record, at, undefined, this.storeId) }).day;
  }

  #renderHead(day: DailyReport, record: FailureRecord): TemplateResult {
    const { words, format } = this.#locale;
    const { report } = words;
    const now = this.#tick.now;
    const [title, sentence] = [longDay(day.from, now, words.lang, format), this.#sentence(day)];
    const isFirst = format.daysBetween(day.from, now) >= DAYS_MAX - 1;
    const isLast = day.to > now;
    return html`<header class="head" part="head">
      <div class="title">
        <h2>${title}</h2>
        <p>${sentence}</p>
        <p class="said" role="status">${this.#asked ? `${title}. ${sentence}` : nothing}</p>
      </div>
      <div class="deeds">
        ${this.#renderStep('back', report.previousDay, isFirst, day.from - 1)} ${this.#renderStep('forth', report.nextDay, isLast, day.to)}
        ${this.#renderStores()} ${this.#renderExport(day, record)}
      </div>
    </header>`;
  }

  #sentence({ sent, failed, arrived, waiting, never }: DailyReport): string {
    const { report } = this.#locale.words;
    if (failed > 0) return report.summary(sent, failed, arrived, waiting, never);
    return sent > 0 ? report.calm(sent) : report.nothing;
  }

  /** Stays focusable at the end of the days. */
  #renderStep(way: 'back' | 'forth', name: string, isEnd: boolean, to: number): TemplateResult {
    return html`<button class="button step ${way}" type="button" aria-label=${name} title=${name} aria-disabled=${isEnd} @click=${() => !isEnd && (this.at = to)}>${icon('back')}</button>`;
  }

  #renderStores(): TemplateResult {
    const { words } = this.#locale;
    const name = ({ market, platform, name: store }: Store) => `${market} ${store} (${platformName(platform)})`;
    return html`<select class="button" aria-label=${words.stores} @change=${this.#onStore}>
      <option value="" ?selected=${this.storeId === null}>${words.allStores}</option>
      ${this.#stores.value.map((store) => html`<option value=${store.id} ?selected=${store.id === this.storeId}>${name(store)}</option>`)}
    </select>`;
  }

  #renderExport(day: DailyReport, record: FailureRecord): TemplateResult {
    const { words, format } = this.#locale;
    const { share } = this.#export;
    if (share !== null) {
      return html`<span class="writing">${words.report.exporting(`${format.number(Math.floor(share * 100))} %`)}</span>
        <button class="button" type="button" @click=${() => this.#export.stop()}>${words.cancel}</button>`;
    }
    return html`<button class="button" type="button" @click=${() => this.#save('csv', day, record)}>${icon('down')}${words.report.exportCsv}</button>
      <button class="button" type="button" @click=${() => this.#save('ndjson', day, record)}>${words.report.exportNdjson}</button>`;
  }

  #renderChart(id: string, chart: Chart): TemplateResult {
    const toggle = () => {
      if (!this.#tables.delete(id)) this.#tables.add(id);
      this.requestUpdate();
    };
    return chartBox(id, chart, this.#tables.has(id), toggle, this.#locale);
  }

  #renderFoot({ stores }: DailyReport, record: FailureRecord): TemplateResult {
    const { report } = this.#locale.words;
    const failing = stores.filter(({ failed }) => failed > 0).length;
    const count = new Set([...this.#listed.map(({ id }) => id), ...stores.map(({ storeId }) => storeId)]).size;
    return html`<footer><span>${report.upTo(count, failing, this.#locale.format.seconds(this.#record.readAt))}</span><span>${report.ofThisBrowser}</span>
      ${(['csv', 'ndjson'] as const).map((format) => html`<button class="link" type="button" @click=${() => this.#save(format, null, record)}>${report.exportAll(format.toUpperCase())}</button>`)}</footer>`;
  }

  /** Whether something in this page shows failed messages. */
  get #canShow(): boolean {
    return this.#view.value !== undefined && customElements.get('cs-failed-messages') !== undefined;
  }

  #show(storeId: StoreId): void {
    this.#view.value?.$failed.set({ ...allFailed, storeId });
    this.#view.value?.$panel.set('failed');
  }

  /** The messages that failed first, or were retried, on a day, or on any. */
  #save(format: 'csv' | 'ndjson', day: DailyReport | null, { cases }: FailureRecord): void {
    const isIn = (at: number) => day === null || (at >= day.from && at < day.to);
    const stores = new Map(this.#stores.value.map((store) => [store.id, store]));
    const rows = cases.filter(({ storeId, failedAt, retries }) => (this.storeId === null || storeId === this.storeId) && (isIn(failedAt) || retries.some(({ at }) => isIn(at))));
    void this.#export.save({ format, what: 'failure-history', at: day?.from ?? this.#record.readAt, rows, columns: caseColumns(this.#locale.words, format, stores) });
  }

  #onStore({ target }: Event): void {
    if (target instanceof HTMLSelectElement) this.storeId = target.value || null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cs-daily-report': CsDailyReport;
  }
}
