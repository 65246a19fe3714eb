import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { allFailed, type FailedChoice, type FailedMessage, type ResendResult, type RetryResult, type SavedFilter } from '@cs-inbox/state';
import { FramePace } from '../context/frame-pace.ts';
import { InboxController } from '../context/inbox-controller.ts';
import { LocaleController } from '../context/locale-controller.ts';
import { MinuteController } from '../context/minute-controller.ts';
import { TickController } from '../context/tick-controller.ts';
import { RowWindow } from '../conversation-list/row-window.ts';
import { ExportController } from '../export/export-controller.ts';
import { icon } from '../icons/icon.ts';
import { countsDown } from '../message-bubble/next-step.ts';
import { whyRefused } from '../retry-dialog/why-refused.ts';
import { sharedStyles } from '../tokens/shared.styles.ts';
import { bulkBar } from './bulk-bar.ts';
import { openMenu } from './centre-menu.ts';
import { copiedMessages } from './copied-messages.ts';
import { copyAnyhow } from './copy-anyhow.ts';
import { doFailed } from './failed-deeds.ts';
import { failedDialogs } from './failed-dialogs.ts';
import { failedFilters } from './failed-filters.ts';
import { failedFoot } from './failed-foot.ts';
import { failedHead } from './failed-head.ts';
import { failedKeys } from './failed-keys.ts';
import type { FailedGrouping, FailedLine } from './failed-line.ts';
import type { FailedDeed } from './failed-menu.ts';
import { failedMenus } from './failed-menus.ts';
import { failedNothing } from './failed-nothing.ts';
import { FailedOrder } from './failed-order.ts';
import { FailedSelection } from './failed-selection.ts';
import { failedStyles } from './failed.styles.ts';
import { failedTable } from './failed-table.ts';
import { failedTools } from './failed-tools.ts';
import { isNarrowed } from './is-narrowed.ts';
import { PlaceController } from './place-controller.ts';
import { ProspectWatch } from './prospect-watch.ts';

/**
 * All messages of all stores that have not reached their buyers: why, what to do about each, and when. They are filtered,
 * grouped, selected, sent again and exported here. While somebody is in the table no row moves; only what can be seen is drawn.
 *
 * @tag cs-failed-messages
 * @summary The failed messages of all stores, to be retried one by one or many at once.
 * @fires {CsBeforeRetryEvent} cs-before-retry - before a failed message is sent again; `preventDefault()` leaves it as it is
 * @fires {CsRetryResultEvent} cs-retry-result - a retry is queued, or not and why
 * @fires {CsReloginEvent} cs-relogin - somebody wants to log in to a store
 * @csspart groups - the line of who must act
 * @csspart automatic - when the machine tries again
 * @csspart export - the button that exports
 * @csspart row - one message
 * @csspart bulk - what can be done with the selected
 * @csspart retry - the button that retries the selected
 * @csspart menu - a menu
 * @csspart saved - the named filters
 * @csspart footer - how many are listed
 * @cssprop --cs-row-selected-bg - background of a selected row
 */
export class CsFailedMessages extends LitElement {
  static override styles = [...sharedStyles, ...failedStyles];

  static override properties = {
    inside: { state: true },
    among: { state: true },
    selection: { attribute: false },
    grouping: {},
    asked: { state: true },
    menuOf: { state: true },
    reading: { state: true },
    said: { state: true },
  };

  /** @internal Whether a pointer is in the table. */
  declare private inside: boolean;
  /** @internal Whether the focus is in the table. */
  declare private among: boolean;
  /** Those that are selected. */
  declare selection: FailedSelection;
  /** By what they are put together: `none`, `cause` or `store`. */
  declare grouping: FailedGrouping;
  /** @internal The messages of which the dialog asks. */
  declare private asked: readonly FailedMessage[] | null;
  /** @internal The message whose menu is open. */
  declare private menuOf: string | null;
  /** @internal The message whose history is read. */
  declare private reading: FailedMessage | null;
  /** @internal What is told to those who do not see it. */
  declare private said: string;

  readonly #locale = new LocaleController(this);
  readonly #pace = new FramePace();
  readonly #minute = new MinuteController(this);
  readonly #tick = new TickController(this);
  readonly #inbox = new InboxController(this, (inbox) => this.#minute.follow(inbox));
  readonly #failures = this.#inbox.watch<readonly FailedMessage[]>((inbox) => inbox.$failures, []);
  readonly #ready = this.#inbox.watch((inbox) => inbox.$ready, false);
  readonly #connection = this.#inbox.watch<{ readonly state: string }>((inbox) => inbox.$connection, { state: '' });
  readonly #saved = this.#inbox.watch<readonly SavedFilter[]>((inbox) => inbox.$savedFilters, []);
  readonly #place = new PlaceController(this);
  readonly #window = new RowWindow(this);
  readonly #export = new ExportController(this);
  readonly #order = new FailedOrder(this.#window);
  #refocus = false;
  /** Whether the focus was in the table before it was drawn. */
  #wasAmong = false;
  readonly #prospects = new ProspectWatch();
  #prospect = this.#prospects.of([], null, 0, []);

  constructor() {
    super();
    this.inside = false;
    this.among = false;
    this.selection = FailedSelection.none;
    this.grouping = 'none';
    this.asked = null;
    this.menuOf = null;
    this.reading = null;
    this.said = '';
  }

  /** Puts the focus on the row that was last in use; without rows, into the field to search in. */
  override focus(options?: FocusOptions): void {
    (this.#rowElement() ?? this.#find('.search input'))?.focus(options);
  }

  protected override scheduleUpdate(): Promise<void> {
    return this.#pace.turn(() => super.scheduleUpdate());
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const { now } = this.#tick;
    const { choice } = this.#place;
    const messages = this.#failures.value;
    const { lines: before } = this.#order.listing;
    // What has been taken out of the page tells nobody that focus and pointer have left it.
    if (this.shadowRoot?.activeElement === null) this.among = false;
    this.#wasAmong = this.among;
    if (before.length === 0) this.inside = false;
    const hold = this.inside || this.among || this.selection.size > 0 || this.asked !== null || this.menuOf !== null;
    if (this.#order.show({ messages, choice, grouping: this.grouping, now, hold }) && this.among) this.#refocus = true;
    const { lines, listed } = this.#order.listing;
    this.#tick.watch(this.#order.changes || listed.some(({ bubble }) => countsDown(bubble, now)));
    if (lines !== before) this.selection = this.selection.within(listed);
    this.#prospect = this.#prospects.of(this.selection.of(listed), this.#inbox.inbox, now, [this.selection, messages]);
  }

  protected override updated(): void {
    const dialog = this.#find<HTMLDialogElement>('dialog.history');
    if (dialog?.open === false) dialog.showModal();
    const focused = this.shadowRoot?.activeElement ?? null;
    // What had the focus is gone from its row, or cannot have it any more.
    if (this.#refocus || (this.#wasAmong && (focused === null || focused.matches(':disabled')))) void this.#focusTabStop();
    this.#refocus = false;
  }

  protected override render(): TemplateResult {
    const speech = this.#speech;
    const { words } = speech;
    const { choice } = this.#place;
    const { counts, listed, lines, held } = this.#order.listing;
    const messages = this.#failures.value;
    const isSelected = this.selection.size > 0;
    const chosen = () => this.selection.of(listed);
    return html`
      <section aria-label=${words.centre.title}>
        ${failedHead({ ...speech, group: choice.group, counts, messages, choose: (group) => this.#place.narrow({ group }) })} ${this.#renderTools()}
        ${this.#connection.value.state === 'offline' ? html`<p class="offline">${icon('offline')}<bdi>${words.centre.offline}</bdi></p>` : nothing}
        ${lines.length === 0 ? failedNothing(messages.length > 0 ? 'narrowed' : this.#ready.value ? 'none' : 'starting', words, () => this.#place.narrow(allFailed)) : this.#renderTable(lines)}
        ${isSelected
          ? bulkBar({ ...speech, selected: this.selection.size, prospect: this.#prospect, clear: () => this.#clear(), copy: () => void this.#copy(chosen()), retry: () => this.#ask(chosen()) })
          : nothing}
        <cs-retry-run></cs-retry-run>
        ${failedFoot({ words, listed: listed.length, all: messages.length, held, share: this.selection.share(listed), anew: () => this.#onAnew(), selectAll: () => this.#select(this.selection.toggleAll(listed)) })}
        <p class="said" role="status">${this.said}</p>
        ${this.#renderMenus()} ${failedDialogs({ words, asked: this.asked, read: this.reading, now: ({ bubble: { id } }) => this.#messageOf(id), dropped: (left) => this.#onDropped(left), closed: () => this.#onClosed() })}
      </section>
    `;
  }

  #renderTools(): TemplateResult {
    const speech = this.#speech;
    const { choice } = this.#place;
    const narrow = (change: Partial<FailedChoice>) => this.#place.narrow(change);
    return html`<div class="tools" role="group" aria-label=${speech.words.filters}>
      ${failedFilters({ ...speech, choice, grouping: this.grouping, messages: this.#failures.value, narrow, group: (grouping) => (this.grouping = grouping), leave: () => this.focus() })}
      ${failedTools({ ...speech, share: this.#export.share, narrowed: isNarrowed(choice), clear: () => narrow(allFailed), open: (menu, opener) => this.#openMenu(menu, opener) })}
    </div>`;
  }

  #renderTable(lines: readonly FailedLine[]): TemplateResult {
    const { id: current, at } = this.#order.cursor;
    return failedTable({
      ...this.#speech,
      lines,
      listed: this.#order.listing.listed,
      range: this.#window.range(lines.length, at),
      selection: this.selection,
      grouping: this.grouping,
      current,
      keyed: (event) => this.#onKeyDown(event),
      among: (among) => (this.among = among),
      inside: (inside) => (this.inside = inside),
      focused: (to) => this.#stopAt(to),
      select: (selection) => this.#select(selection),
      menu: (id, opener) => void this.#openRowMenu(id, opener),
      deed: (deed, message) => this.#do(deed, message),
    });
  }

  #renderMenus(): TemplateResult {
    return failedMenus({
      ...this.#speech,
      message: this.#messageOf(this.menuOf),
      listed: this.#order.listing.listed,
      all: this.#failures.value,
      files: this.#export,
      filters: this.#saved.value,
      choice: this.#place.choice,
      deed: (deed, message) => this.#do(deed, message),
      use: (choice) => this.#place.narrow(choice),
      keep: (filters) => this.#inbox.inbox?.saveFilters(filters),
    });
  }

  get #speech() {
    const { words, format } = this.#locale;
    return { words, format, now: this.#tick.now };
  }

  #find<Found extends HTMLElement = HTMLElement>(selector: string): Found | null {
    return this.renderRoot.querySelector<Found>(selector);
  }

  #messageOf(id: string | null): FailedMessage | null {
    return id === null ? null : (this.#failures.value.find(({ bubble }) => bubble.id === id) ?? null);
  }

  #rowElement(): HTMLElement | null {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('.list > .row')].find((row) => row.dataset['id'] === this.#order.cursor.id) ?? null;
  }

  #select(selection: FailedSelection): void {
    if (selection.size !== this.selection.size) this.said = this.#locale.words.centre.selected(selection.size);
    this.selection = selection;
  }

  #clear(): void {
    this.#select(FailedSelection.none);
    this.focus({ preventScroll: true });
  }

  #stopAt(at: number): void {
    const { lines } = this.#order.listing;
    if (lines[at]?.id === this.#order.cursor.id) return;
    this.#order.cursor.stop(lines, at);
    this.requestUpdate();
  }

  #onAnew(): void {
    this.#order.anew();
    this.requestUpdate();
  }

  #ask(messages: readonly FailedMessage[]): void {
    if (messages.length > 0) this.asked = messages;
  }

  /** The focus goes back to the row; where that is gone, to what stands in its place. */
  #onClosed(): void {
    this.asked = null;
    this.reading = null;
    this.focus({ preventScroll: true });
  }

  /** What cannot go was taken out in the dialog. */
  #onDropped(left: readonly FailedMessage[]): void {
    this.asked = left;
    this.#select(FailedSelection.of(left.map(({ bubble: { id } }) => id)));
  }

  #openMenu(selector: string, opener: HTMLElement): void {
    const menu = this.#find(selector);
    if (menu !== null) openMenu(menu, opener, () => (this.menuOf = null));
  }

  async #openRowMenu(id: string, opener: HTMLElement): Promise<void> {
    this.menuOf = id;
    this.#stopAt(this.#order.listing.lines.findIndex((line) => line.id === id));
    await this.updateComplete;
    this.#openMenu('#menu', opener);
  }

  #do(deed: FailedDeed, message: FailedMessage): void {
    const { inbox } = this.#inbox;
    if (inbox === null || doFailed(deed, message, { host: this, inbox, place: this.#place, answered: (result) => this.#say(result) })) return;
    if (deed === 'ask-retry') this.#ask([message]);
    else if (deed === 'history') this.reading = message;
    else if (deed === 'copy') void this.#copy([message]);
  }

  #say(result: RetryResult | ResendResult | null): void {
    const { words, format, now } = this.#speech;
    if (result !== null) this.said = result.ok ? words.retryQueued : `${words.retryFailed}: ${whyRefused(result, now, words, format)}`;
  }

  async #copy(messages: readonly FailedMessage[]): Promise<void> {
    const { words, format, now } = this.#speech;
    this.said = '';
    if (await copyAnyhow(copiedMessages(messages, now, words, format), this.renderRoot)) this.said = words.copied;
  }

  async #focusTabStop(): Promise<void> {
    await this.updateComplete;
    this.#rowElement()?.focus({ preventScroll: true });
  }

  #onKeyDown(event: KeyboardEvent): void {
    const { lines, listed } = this.#order.listing;
    failedKeys(event, {
      speech: this.#speech,
      lines,
      listed,
      at: this.#order.cursor.at,
      page: this.#window.page,
      selection: this.selection,
      ready: this.#prospect.ready,
      row: () => this.#rowElement(),
      taken: () => this.#pace.hurry(),
      move: (to) => this.#move(to),
      search: () => this.#find('.search input')?.focus(),
      clear: () => this.#clear(),
      select: (selection) => this.#select(selection),
      ask: (messages) => this.#ask(messages),
      say: (words) => (this.said = words),
      menu: (id, opener) => void this.#openRowMenu(id, opener ?? this),
      deed: (deed, message) => this.#do(deed, message),
    });
  }

  #move(to: number): void {
    this.#order.cursor.stop(this.#order.listing.lines, to);
    this.#window.reveal(to);
    this.#refocus = true;
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cs-failed-messages': CsFailedMessages;
  }
}
