import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Connection } from '@cs-inbox/core';
import { InboxController } from '../context/inbox-controller.ts';
import { LocaleController } from '../context/locale-controller.ts';
import { PanelDeedEvent } from '../events/panel-deed-event.ts';
import { icon } from '../icons/icon.ts';
import { sharedStyles } from '../tokens/shared.styles.ts';
import { bannerNotice } from './banner-notice.ts';
import { syncBannerStyles } from './sync-banner.styles.ts';

/**
 * The bar over the inbox: what is wrong with the way to the backend, and since when. On a calm day it takes no space.
 *
 * @tag cs-sync-banner
 * @summary Says when the network is lost, when it is back and catching up, and when messages hang.
 * @csspart bar - the bar
 * @csspart restart - the button that builds the engine anew from the disk
 * @cssprop --cs-banner-bg - background of the bar
 */
export class CsSyncBanner extends LitElement {
  static override styles = [...sharedStyles, syncBannerStyles];

  readonly #locale = new LocaleController(this);
  readonly #inbox = new InboxController(this);
  readonly #connection = this.#inbox.watch<Connection | null>((inbox) => inbox.$connection, null);
  readonly #trouble = this.#inbox.watch((inbox) => inbox.$trouble, '');
  readonly #halted = this.#inbox.watch<'other-account' | 'wiped' | null>((inbox) => inbox.$halted, null);
  readonly #overdue = this.#inbox.watch((inbox) => inbox.$overdue, 0);

  protected override render(): TemplateResult {
    return html`<div role="status">${this.#renderBar()}</div>`;
  }

  #renderBar(): TemplateResult | typeof nothing {
    const { words, format } = this.#locale;
    const notice = bannerNotice(
      { connection: this.#connection.value, trouble: this.#trouble.value, halted: this.#halted.value, overdue: this.#overdue.value },
      words,
      format,
    );
    if (notice === null) return nothing;
    return html`<p class="bar ${notice.tone}" part="bar">
      ${icon(notice.glyph)}<span class="words"
        ><b><bdi>${notice.fact}</bdi></b>${notice.detail === '' ? nothing : html` <span class="detail">${notice.detail}</span>`}</span
      >${notice.restart
        ? html`<button class="button small" part="restart" type="button" @click=${() => this.dispatchEvent(new PanelDeedEvent('restart'))}>${words.restartPanel}</button>`
        : nothing}
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cs-sync-banner': CsSyncBanner;
  }
}
