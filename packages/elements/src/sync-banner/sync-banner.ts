import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Inbox, SyncNotice, SyncStatus } from '@cs-inbox/state';
import { InboxController } from '../context/inbox-controller.ts';
import { LocaleController } from '../context/locale-controller.ts';
import { TickController } from '../context/tick-controller.ts';
import { PanelDeedEvent } from '../events/panel-deed-event.ts';
import { icon } from '../icons/icon.ts';
import { sharedStyles } from '../tokens/shared.styles.ts';
import { type BannerNotice, bannerNotice } from './banner-notice.ts';
import { stillSends } from './still-sends.ts';
import { supportHref } from './support-href.ts';
import { syncBannerStyles } from './sync-banner.styles.ts';

/** How long "Retrying…" stands at least, ms. */
const STAY_MS = 1_000;

/**
 * The bar over the inbox: what is wrong with the way to the backend, since when, and what is done about it. On a
 * calm day it takes no space. Each fact is told once to who does not see it; a countdown is not.
 *
 * @tag cs-sync-banner
 * @summary Says when the network is lost, when it is back and catching up, when that fails, and when messages hang.
 * @csspart bar - the bar
 * @csspart retry - the button that asks for everything anew
 * @csspart support - the link to the host's support
 * @csspart restart - the button that builds the engine anew from the disk
 * @cssprop --cs-banner-bg - background of the bar
 * @cssprop --cs-banner-retry-bg - background of "Retry" where the whole list could not be fetched
 */
export class CsSyncBanner extends LitElement {
  static override styles = [...sharedStyles, syncBannerStyles];

  static override properties = { supportUrl: { attribute: 'support-url' }, asked: { attribute: false } };

  /** Where technical support answers: an http(s) address or `mailto:`. Without it no link is shown. */
  declare supportUrl: string | null;
  /** @internal How it stood when a person asked for everything anew, until that is answered. */
  declare asked: SyncStatus | null;

  readonly #locale = new LocaleController(this);
  readonly #tick = new TickController(this);
  readonly #inbox = new InboxController(this);
  readonly #notice = this.#inbox.watch<SyncNotice | null>((inbox) => inbox.$notice, null);
  // It changes with each message; a bar that is not there says nothing of it.
  readonly #sync = this.#inbox.watch<SyncStatus | null>((inbox) => inbox.$sync, null, () => this.#bar && this.requestUpdate());
  readonly #halted = this.#inbox.watch<ReturnType<Inbox['$halted']['get']>>((inbox) => inbox.$halted, null);
  readonly #overdue = this.#inbox.watch((inbox) => inbox.$overdue, 0);
  #askedAt = 0;
  #sends = false;
  #bar: BannerNotice | null = null;
  #focused = false;

  constructor() {
    super();
    this.supportUrl = null;
    this.asked = null;
    const atoms = [(inbox: Inbox) => inbox.$conversations, (inbox: Inbox) => inbox.$selected, (inbox: Inbox) => inbox.$gates, (inbox: Inbox) => inbox.$paused, (inbox: Inbox) => inbox.$ready];
    for (const atom of atoms) this.#inbox.watch<unknown>(atom, null, () => this.#look());
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const { words, format } = this.#locale;
    const sync = this.#sync.value;
    const { now } = this.#tick;
    this.#focused = (this.shadowRoot?.activeElement ?? null) !== null;
    // A new time for the next attempt: the one that was asked for is over.
    const isOver = sync === null || (sync.retryAt !== null && sync.retryAt !== this.asked?.retryAt);
    if (isOver && now >= this.#askedAt + STAY_MS) this.asked = null;
    const retryAt = this.asked === null ? (sync?.retryAt ?? null) : null;
    const facts = { notice: this.#notice.value, halted: this.#halted.value, overdue: this.#overdue.value, now };
    this.#bar = bannerNotice({ ...facts, sync: sync && { ...sync, retryAt } }, words, format);
    const retry = this.#bar?.deed === 'retry';
    this.#sends = retry && this.#inbox.inbox !== null && stillSends(this.#inbox.inbox);
    if (!retry) this.asked = null;
    this.#tick.watch(retry && (this.asked !== null || (retryAt ?? 0) > now));
  }

  /** Who was at a button that has gone goes on in the inbox. */
  protected override updated(): void {
    if (this.#focused && this.shadowRoot?.activeElement === null) this.dispatchEvent(new PanelDeedEvent('look'));
  }

  protected override render(): TemplateResult {
    const bar = this.#bar;
    const fact = html`<bdi>${bar?.fact}</bdi>`;
    // Who needs a person interrupts, everything else waits for a pause in what is read.
    const failed = bar?.tone === 'failed';
    return html`<div class=${bar === null ? '' : `bar ${bar.tone}`} part=${bar === null ? nothing : 'bar'}>
      ${bar === null ? nothing : icon(bar.glyph)}
      <div class="words">
        <b role="status">${failed ? nothing : fact}</b><b role="alert">${failed ? fact : nothing}</b>
        <span class="sends" role="status">${this.#sends ? this.#locale.words.stillSends : nothing}</span>
        ${bar === null || bar.detail === '' ? nothing : html`<bdi class="detail">${bar.detail}</bdi>`} ${bar?.deed === 'retry' ? this.#renderAdvice() : nothing}
      </div>
      ${this.#renderDeed()}
    </div>`;
  }

  /** While nothing fails nobody asks whether it is sent all the same. */
  #look(): void {
    const { inbox } = this.#inbox;
    if (inbox !== null && this.#bar?.deed === 'retry' && stillSends(inbox) !== this.#sends) this.requestUpdate();
  }

  #renderAdvice(): TemplateResult {
    const { words } = this.#locale;
    const tried = this.#sync.value?.triedByHand === true;
    const href = supportHref(this.supportUrl);
    const [before = '', after] = href === null ? [words.syncAdvice] : words.syncAdvice.split(words.support);
    const link = html`<a part="support" href=${href} target="_blank" rel="noopener">${words.support}</a>`;
    return html`<bdi class="advice">${tried ? html`${before}${href === null ? nothing : link}${after}` : nothing}</bdi
      ><span class="said" role="status">${this.asked === null ? (tried ? words.syncAdvice : nothing) : words.retrying}</span>`;
  }

  #renderDeed(): TemplateResult | typeof nothing {
    const { words } = this.#locale;
    switch (this.#bar?.deed) {
      case 'restart':
        return html`<button class="button small" part="restart" type="button" @click=${() => this.dispatchEvent(new PanelDeedEvent('restart'))}>${words.restartPanel}</button>`;
      case 'retry':
        // Not disabled: the focus would go.
        return html`<button class="button retry" part="retry" type="button" aria-disabled=${this.asked === null ? nothing : 'true'} @click=${this.#onRetry}>
          ${icon('sync')}<bdi>${this.asked === null ? words.retry : words.retrying}</bdi>
        </button>`;
      default:
        return nothing;
    }
  }

  #onRetry(): void {
    if (this.asked !== null) return;
    this.asked = this.#sync.value;
    this.#askedAt = this.#tick.now;
    this.#inbox.inbox?.retrySync();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cs-sync-banner': CsSyncBanner;
  }
}
