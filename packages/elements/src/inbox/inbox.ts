import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { FailedMessage, Inbox } from '@cs-inbox/state';
import { atom } from 'nanostores';
import type { CsAccount } from '../account/account.ts';
import { AtomController } from '../atom-controller.ts';
import { closestAround } from '../context/closest-around.ts';
import type { Panel } from '../context/view.ts';
import { sharedStyles } from '../tokens/shared.styles.ts';
import { addWords } from '../words/catalogue.ts';
import type { UsualWords } from '../words/usual-words.ts';
import { EngineElement } from './engine-element.ts';
import { inboxStyles } from './inbox.styles.ts';
import type { Lent } from './lent.ts';
import { focusList } from './pane-focus.ts';
import { panelName, panelTabs, panelTags } from './panel-tabs.ts';
import { Quiet } from './quiet.ts';

/**
 * The whole inbox: stores, conversations, the open one, and the field to answer in. Inside `<cs-account>` it opens
 * nothing of its own: it shows what that has opened, and what happens is told there.
 *
 * @tag cs-inbox
 * @summary One inbox for many marketplace stores.
 * @fires {CsReadyEvent} cs-ready - the disk has been read and what is known is on the screen
 * @fires {CsBeforeSendEvent} cs-before-send - before a message is taken over; cancelable
 * @fires {CsMessageSentEvent} cs-message-sent - the backend has confirmed a message
 * @fires {CsMessageUnconfirmedEvent} cs-message-unconfirmed - nobody knows yet whether the backend has a message
 * @fires {CsMessageFailedEvent} cs-message-failed - the backend has refused a message
 * @fires {CsBeforeRetryEvent} cs-before-retry - before a failed message is sent again by a person; cancelable
 * @fires {CsRetryResultEvent} cs-retry-result - what became of asking for another attempt
 * @fires {CsReloginEvent} cs-relogin - the operator wants to log a store in again
 * @fires {CsConversationOpenEvent} cs-conversation-open - another conversation is open
 * @fires {CsConnectionChangeEvent} cs-connection-change - the way to the backend has changed
 * @fires {CsSyncChangeEvent} cs-sync-change - how far the list is up to date, or what is done about it, has changed
 * @fires {CsUnreadChangeEvent} cs-unread-change - the number of unread messages has changed
 * @fires {CsFailedChangeEvent} cs-failed-change - the number of failed messages has changed
 * @fires {CsInvariantEvent} cs-invariant - something has happened that must never happen
 * @attr lang - language of the words, as a BCP 47 tag; left out, that of the nearest element around it that has one
 * @csspart top - the bar with the title, or with the tabs
 * @csspart tabs - the tabs: the inbox, and each of its panels whose tag is defined
 * @csspart notice - what is said in the place of the inbox where it cannot be opened
 * @cssprop --cs-sys-accent - colour of actions and focus; every other `--cs-sys-*` token works alike
 */
export class CsInbox extends EngineElement {
  static override styles = [...sharedStyles, inboxStyles];

  static override properties = {
    theme: { reflect: true },
    density: { reflect: true },
    supportUrl: { attribute: 'support-url' },
    sendKey: { attribute: 'send-key' },
    panel: { reflect: true, useDefault: true },
  };

  /** `light`, `dark`, or `auto` for the device's setting; left out, the page's own colour scheme holds. */
  declare theme: 'auto' | 'light' | 'dark' | null;
  /** `comfortable` for more air. */
  declare density: 'compact' | 'comfortable' | null;
  /** Where technical support answers, an http(s) address or `mailto:`: the bar leads there where asking for everything by hand has failed. */
  declare supportUrl: string | null;
  /** What sends in the composer: `enter`, or `ctrl-enter`, with which Enter breaks the line; left out, Enter. */
  declare sendKey: 'enter' | 'ctrl-enter' | null;
  /** What is shown: `inbox`, or `failed`, `health` or `report`, once the tag of that panel is defined. */
  declare panel: Panel;

  readonly #selectedRow = new AtomController<unknown>(this, null, null, (row, before) => {
    if ((row === null) !== (before === null)) this.requestUpdate();
  });
  readonly #lent = new AtomController<Lent | null>(this, null);
  readonly #viewPanel = new AtomController<Panel>(this, 'inbox', null, (panel) => (this.panel = panel));
  readonly #failures = new AtomController<readonly FailedMessage[]>(this, []);
  readonly #quiet = new Quiet();
  /** What has been shown and stands in the page since. */
  readonly #seen = new Set<Panel>();
  /** That of what is shown, as last drawn. */
  #tab: HTMLElement | null = null;
  /** Whether the focus is in what is shown. */
  #hadFocus = false;

  /** Makes a language known to every inbox of the page, those that stand already included. */
  static addWords(words: UsualWords): void {
    addWords(words);
  }

  constructor() {
    super();
    this.theme = null;
    this.density = null;
    this.supportUrl = null;
    this.sendKey = null;
    this.panel = 'inbox';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#seek();
    for (const tag of Object.values(panelTags)) void customElements.whenDefined(tag).then(() => this.requestUpdate());
  }

  /** Whose tag is not defined yet lends nothing yet. */
  #seek(): void {
    const account = closestAround(this, 'cs-account') as CsAccount | null;
    this.#lent.watch(account && (account.$lent ?? atom<Lent>({ inbox: null, view: null, words: null, translations: null, account: null, operatorName: '', restart: () => {} })));
    if (account !== null && account.$lent === undefined) void customElements.whenDefined('cs-account').then(() => this.isConnected && this.#seek());
  }

  protected override get lent(): Lent | null {
    return this.inbox === null ? this.#lent.value : null;
  }

  protected override get place(): ShadowRoot {
    return this.renderRoot as ShadowRoot;
  }

  protected override show(inbox: Inbox | null): void {
    super.show(inbox);
    this.#selectedRow.watch(inbox?.$selected ?? null);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { $panel } = this.view;
    if (changed.has('panel') && (this.panel === 'inbox' || Object.hasOwn(panelTags, this.panel ?? ''))) $panel.set(this.panel);
    this.#viewPanel.watch($panel);
    if (this.panel !== $panel.get()) this.panel = $panel.get();
    this.#failures.watch((isDefined('failed') && this.shown?.$failures) || null);
    this.#hadFocus = this.shadowRoot?.activeElement?.closest('[role=tabpanel]') instanceof Element;
  }

  /** Who was in a panel that has gone goes on in the tab of the one that came. */
  protected override updated(): void {
    for (const place of this.renderRoot.querySelectorAll<HTMLElement>('[role=tabpanel]')) this.#quiet.set(place, place.hasAttribute('hidden'));
    const tab = this.renderRoot.querySelector<HTMLElement>(`[aria-selected=true]`);
    if (tab === null) return;
    if (this.#hadFocus && this.shadowRoot?.activeElement?.checkVisibility() !== true) tab.focus({ preventScroll: true });
    const before = this.#tab;
    this.#tab = tab;
    // To ask where something stands lays out the whole page: only where it may have moved out of view.
    if (tab === before || (before === null && tab.previousElementSibling === null)) return;
    const strip = tab.parentElement?.getBoundingClientRect();
    const { left, right } = tab.getBoundingClientRect();
    if (strip && tab.parentElement) tab.parentElement.scrollLeft += Math.min(0, left - strip.left) + Math.max(0, right - strip.right);
  }

  protected override render(): TemplateResult {
    const { words, dir } = this.language;
    const operator = this.operatorName || this.lent?.operatorName;
    return html`
      <section class="box" lang=${words.lang} dir=${dir ?? nothing} aria-label=${words.inbox}>
        <div class="frame">
          <header class="top" part="top">
            ${this.#renderTitle()}
            <cs-network-indicator></cs-network-indicator>
            <cs-alerts .account=${this.lent?.account ?? this.account ?? ''}></cs-alerts>
            <cs-key-help .sendKey=${this.sendKey}></cs-key-help>
            ${operator ? html`<bdi class="operator">${operator}</bdi>` : nothing}
          </header>
          ${this.shown !== null ? this.#renderPanes() : this.lent === null ? this.renderNotice() : nothing}
        </div>
      </section>
    `;
  }

  /** Those that can be shown, and which is: one whose tag is not defined yet waits for it. */
  get #panels(): readonly Panel[] {
    return this.shown === null ? [] : ['inbox', ...(Object.keys(panelTags) as (keyof typeof panelTags)[]).filter(isDefined)];
  }

  get #chosen(): Panel {
    return this.#panels.includes(this.panel) ? this.panel : 'inbox';
  }

  #renderTitle(): TemplateResult {
    const { words, format } = this.language;
    const panels = this.#panels;
    const chosen = this.#chosen;
    if (panels.length < 2) return html`<h2>${words.inbox}</h2>`;
    return html`<h2 class="said">${panelName(chosen, words)}</h2>
      ${panelTabs({ words, format, panels, chosen, failures: this.#failures.value }, (panel) => (this.panel = panel))}`;
  }

  #renderPanes(): TemplateResult {
    return html`
      ${this.lent === null || closestAround(this, 'cs-account')?.querySelector('cs-sync-banner') === null ? html`<cs-sync-banner .supportUrl=${this.supportUrl}></cs-sync-banner>` : nothing}
      ${this.#renderPanel(
        'inbox',
        `panes ${this.#selectedRow.value === null ? 'on-list' : 'on-thread'}`,
        () => html`<cs-store-rail></cs-store-rail>
          <cs-conversation-list></cs-conversation-list>
          <div class="conversation" @keydown=${this.#onKeyDown}>
            <cs-thread></cs-thread>
            <cs-composer .sendKey=${this.sendKey}></cs-composer>
          </div>`,
      )}
      ${this.#renderPanel('failed', 'panel', () => html`<cs-failed-messages></cs-failed-messages>`)}
      ${this.#renderPanel('health', 'panel', () => html`<cs-health-panel .checks=${this.checks}></cs-health-panel>`)}
      ${this.#renderPanel('report', 'panel', () => html`<cs-daily-report></cs-daily-report>`)}
    `;
  }

  /** What has been shown stays as it is behind the others; but the checks measure only while they are shown. */
  #renderPanel(panel: Panel, look: string, draw: () => TemplateResult): TemplateResult | typeof nothing {
    const isChosen = panel === this.#chosen;
    if (isChosen) this.#seen.add(panel);
    if (!isChosen && (panel === 'health' || !this.#seen.has(panel))) return nothing;
    const [role, name] = this.#panels.length < 2 ? [nothing, nothing] : ['tabpanel', `tab-${panel}`];
    return html`<div class=${look} id=${`panel-${panel}`} role=${role} aria-labelledby=${name} ?hidden=${!isChosen}>${draw()}</div>`;
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
    focusList(this.place);
  }
}

function isDefined(panel: keyof typeof panelTags): boolean {
  return customElements.get(panelTags[panel]) !== undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'cs-inbox': CsInbox;
  }
}
