import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Store, StoreId } from '@cs-inbox/protocol';
import type { ConversationRow } from '@cs-inbox/state';
import { InboxController } from '../context/inbox-controller.ts';
import { LocaleController } from '../context/locale-controller.ts';
import { ViewController } from '../context/view-controller.ts';
import { icon } from '../icons/icon.ts';
import { platformMark } from '../icons/platform-mark.ts';
import { platformName } from '../icons/platform-name.ts';
import { sharedStyles } from '../tokens/shared.styles.ts';
import { type StoreCounts, storeCounts } from './store-counts.ts';
import { storeGroups } from './store-groups.ts';
import { storeRailStyles } from './store-rail.styles.ts';

/**
 * All stores of the operator, by platform. Choosing one lists its conversations only.
 * Its own width decides its form: rows, a column of marks, or (from 260 px) chips in a line.
 *
 * @tag cs-store-rail
 * @summary The stores, with site, login state and what is unread.
 * @csspart store - one store, or all of them
 */
export class CsStoreRail extends LitElement {
  static override styles = [...sharedStyles, storeRailStyles];

  readonly #locale = new LocaleController(this);
  readonly #inbox = new InboxController(this);
  readonly #stores = this.#inbox.watch<readonly Store[]>((inbox) => inbox.$stores, []);
  readonly #rows = this.#inbox.watch<readonly ConversationRow[]>((inbox) => inbox.$conversations, []);
  readonly #view = new ViewController(this);
  #counts: ReadonlyMap<StoreId | null, StoreCounts> = new Map();
  #counted: readonly ConversationRow[] | null = null;

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const rows = this.#rows.value;
    if (rows === this.#counted) return;
    this.#counted = rows;
    this.#counts = storeCounts(rows);
  }

  protected override render() {
    const { words } = this.#locale;
    return html`
      <nav aria-label=${words.stores}>
        <ul>
          <li>${this.#renderAll()}</li>
          ${repeat(
            storeGroups(this.#stores.value),
            ([platform]) => platform,
            ([platform, stores]) => this.#renderGroup(platform, stores),
          )}
        </ul>
      </nav>
    `;
  }

  #renderAll(): TemplateResult {
    const { words } = this.#locale;
    return html`
      <button
        class="store all"
        part="store"
        type="button"
        aria-current=${this.#view.storeId === null ? 'true' : nothing}
        @click=${() => this.#view.choose(null)}
      >
        <span class="lead">${icon('stores')}</span>
        <span class="name">${words.allStores}</span>
        ${this.#renderCounts(null)}
      </button>
    `;
  }

  #renderGroup(platform: string, stores: readonly Store[]): TemplateResult {
    return html`
      <li>
        <h3 class="platform">${platformMark(platform, 'beside-its-name')}<bdi>${platformName(platform)}</bdi></h3>
        <ul>
          ${repeat(stores, (store) => store.id, (store) => html`<li>${this.#renderStore(store)}</li>`)}
        </ul>
      </li>
    `;
  }

  #renderStore(store: Store): TemplateResult {
    const login = this.#locale.words.login[store.login];
    return html`
      <button
        class="store"
        part="store"
        type="button"
        title=${store.name}
        aria-current=${this.#view.storeId === store.id ? 'true' : nothing}
        @click=${() => this.#view.choose(store.id)}
      >
        <span class="lead"><span class="own-mark">${platformMark(store.platform, 'beside-its-name')}</span>
          <span class="site">${store.market}</span></span>
        <bdi class="name">${store.name}</bdi>
        ${this.#renderCounts(store.id)}
        ${login === ''
          ? nothing
          : html`<span class="login ${store.login}">
              ${icon(store.login === 'expires-soon' ? 'clock' : 'key')}<span class="word">${login}</span></span
            >`}
      </button>
    `;
  }

  #renderCounts(id: StoreId | null): TemplateResult {
    const { words } = this.#locale;
    const { unread, failed } = this.#counts.get(id) ?? { unread: 0, failed: 0 };
    return html`<span class="counts">
      ${failed === 0
        ? nothing
        : html`<span class="failed number" title=${words.failedCount(failed)}
            >${icon('failed')}<span aria-hidden="true">${failed}</span><span class="said">${words.failedCount(failed)}</span></span
          >`}
      ${unread === 0
        ? nothing
        : html`<span class="unread number" title=${words.unread(unread)}
            ><span aria-hidden="true">${unread}</span><span class="said">${words.unread(unread)}</span></span
          >`}
    </span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cs-store-rail': CsStoreRail;
  }
}
