import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Inbox, SyncNotice, SyncStatus } from '@cs-inbox/state';
import { InboxController } from '../context/inbox-controller.ts';
import { LocaleController } from '../context/locale-controller.ts';
import { TickController } from '../context/tick-controller.ts';
import { icon } from '../icons/icon.ts';
import { sharedStyles } from '../tokens/shared.styles.ts';
import { networkFact } from './network-fact.ts';
import { networkIndicatorStyles } from './network-indicator.styles.ts';
import { provenAt } from './proven-at.ts';

/**
 * Whether the inbox is up to date, as of when, or since when not: from what was measured, never from the browser's
 * word on the network alone. It changes silently; what needs somebody is said by the bar.
 *
 * @tag cs-network-indicator
 * @summary Says whether the inbox is up to date, and as of when.
 * @csspart line - drawing and words
 */
export class CsNetworkIndicator extends LitElement {
  static override styles = [...sharedStyles, networkIndicatorStyles];

  readonly #locale = new LocaleController(this);
  readonly #tick = new TickController(this);
  readonly #inbox = new InboxController(this);
  readonly #sync = this.#inbox.watch<SyncStatus | null>((inbox) => inbox.$sync, null, (sync, before) => {
    if (!saysTheSame(sync, before)) this.requestUpdate();
  });
  readonly #notice = this.#inbox.watch<SyncNotice | null>((inbox) => inbox.$notice, null);
  readonly #halted = this.#inbox.watch<ReturnType<Inbox['$halted']['get']>>((inbox) => inbox.$halted, null);

  protected override willUpdate(_changed: PropertyValues<this>): void {
    // What was fresh grows old though nothing happens.
    this.#tick.watch(this.#sync.value !== null);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { words, format } = this.#locale;
    const sync = this.#sync.value;
    if (sync === null) return nothing;
    const { tone, glyph, said } = networkFact({ sync, notice: this.#notice.value, halted: this.#halted.value, now: this.#tick.now }, words, format);
    const { state } = sync.connection;
    const how = state === 'live' || state === 'polling' ? words.newsBy[state] : '';
    const freshAt = provenAt(sync);
    const last = freshAt === null ? '' : words.lastUpToDate(format.full(freshAt));
    return html`<p class="line ${tone}" part="line" aria-live="off" title=${[how, last].join('\n').trim()}>${icon(glyph)}<bdi>${said}</bdi></p>`;
  }
}

/** What is told of a time ends at its second. */
function saysTheSame(a: SyncStatus | null, b: SyncStatus | null): boolean {
  const told = (sync: SyncStatus | null) => sync && JSON.stringify({ ...sync.connection, provenAt: Math.floor((provenAt(sync) ?? -1) / 1_000) });
  return told(a) === told(b);
}

declare global {
  interface HTMLElementTagNameMap {
    'cs-network-indicator': CsNetworkIndicator;
  }
}
