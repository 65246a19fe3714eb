import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { StoreGates } from '@cs-inbox/core';
import type { Store, StoreId } from '@cs-inbox/protocol';
import type { ConversationRow } from '@cs-inbox/state';
import { FramePace } from '../context/frame-pace.ts';
import { InboxController } from '../context/inbox-controller.ts';
import { LocaleController } from '../context/locale-controller.ts';
import { TickController } from '../context/tick-controller.ts';
import { ViewController } from '../context/view-controller.ts';
import { askLogin } from '../events/ask-login.ts';
import { icon } from '../icons/icon.ts';
import { platformMark } from '../icons/platform-mark.ts';
import { platformName } from '../icons/platform-name.ts';
import { sharedStyles } from '../tokens/shared.styles.ts';
import { type StoreCounts, storeCounts } from './store-counts.ts';
import { storeGroups } from './store-groups.ts';
import { storeRailStyles } from './store-rail.styles.ts';
import { type StoreState, storeStateOf } from './store-state.ts';

const noGates: StoreGates = new Map();
const nonePaused: ReadonlySet<StoreId> = new Set();

/**
 * All stores of the operator, by platform. Choosing one lists its conversations only.
 * Its own width decides its form: rows, a column of marks, or (from 260 px) chips in a line.
 *
 * @tag cs-store-rail
 * @summary The stores, with site, what shuts them, and what is unread.
 * @fires {CsReloginEvent} cs-relogin - somebody wants to log in to a store
 * @csspart store - one store, or all of them
 * @csspart log-in - the button beside a store whose login is gone
 * @csspart resume - the button beside a store for which sending is paused
 */
export class CsStoreRail extends LitElement {
  static override styles = [...sharedStyles, storeRailStyles];

  readonly #locale = new LocaleController(this);
  readonly #pace = new FramePace();
  readonly #inbox = new InboxController(this);
  readonly #stores = this.#inbox.watch<readonly Store[]>((inbox) => inbox.$stores, []);
  readonly #rows = this.#inbox.watch<readonly ConversationRow[]>((inbox) => inbox.$conversations, []);
  readonly #gates = this.#inbox.watch((inbox) => inbox.$gates, noGates);
  readonly #paused = this.#inbox.watch((inbox) => inbox.$paused, nonePaused);
  readonly #view = new ViewController(this);
  readonly #tick = new TickController(this);
  #counts: ReadonlyMap<StoreId | null, StoreCounts> = new Map();
  #counted: readonly ConversationRow[] | null = null;

  protected override scheduleUpdate(): Promise<void> {
    return this.#pace.turn(() => super.scheduleUpdate());
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const { now } = this.#tick;
    this.#tick.watch(this.#stores.value.some((store) => (this.#stateOf(store)?.until ?? 0) > now));
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
          <li class="item">${this.#renderAll()}</li>
          ${repeat(
            storeGroups(this.#stores.value),
            ([platform]) => platform,
            ([platform, stores]) => this.#renderGroup(platform, stores),
          )}
        </ul>
        ${this.#renderSum()}
      </nav>
    `;
  }

  #renderSum(): TemplateResult | typeof nothing {
    const stores = this.#stores.value;
    const signedIn = stores.filter(({ login }) => login === 'signed-in' || login === 'expires-soon').length;
    return stores.length === 0 ? nothing : html`<p class="sum number">${this.#locale.words.storesSignedIn(stores.length, signedIn)}</p>`;
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
          ${repeat(stores, (store) => store.id, (store) => html`<li class="item">${this.#renderStore(store)}</li>`)}
        </ul>
      </li>
    `;
  }

  #renderStore(store: Store): TemplateResult {
    const state = this.#stateOf(store);
    // An id holds no space, and what a backend calls a store may.
    const id = `state-${encodeURIComponent(store.id)}`;
    return html`
      <button
        class="store"
        part="store"
        type="button"
        title=${state === null ? store.name : `${store.name} · ${state.said}`}
        aria-current=${this.#view.storeId === store.id ? 'true' : nothing}
        aria-describedby=${state === null ? nothing : id}
        @click=${() => this.#view.choose(store.id)}
      >
        <span class="lead"><span class="own-mark">${platformMark(store.platform, 'beside-its-name')}</span>
          <span class="site">${store.market}</span></span>
        <bdi class="name">${store.name}</bdi>
        ${this.#renderCounts(store.id)}
      </button>
      ${state === null ? nothing : this.#renderState(store, state, id)}
    `;
  }

  /** Beside the button that chooses the store, for it has a button of its own. */
  #renderState(store: Store, { tone, glyph, said, until, deed }: StoreState, id: string): TemplateResult {
    const { format } = this.#locale;
    const { now } = this.#tick;
    return html`<p class="state ${tone}">
      ${icon(glyph)}<bdi class="word" id=${id}>${said}</bdi>
      ${until === null || until <= now ? nothing : html`<bdi class="number">${format.countdown(until - now)}</bdi>`}
      ${deed === null ? nothing : this.#renderDeed(store, deed)}
    </p>`;
  }

  #renderDeed(store: Store, deed: NonNullable<StoreState['deed']>): TemplateResult {
    const { words } = this.#locale;
    const name = `${store.name} ${store.market}`;
    const [label, said, pressed] =
      deed === 'resume'
        ? [words.resumeSending(name), words.resume, () => this.#inbox.inbox?.pause(store.id, false)]
        : [words.logInTo(name), words.logIn, () => askLogin(this, store)];
    return html`<button class="log-in" part=${deed} type="button" aria-label=${label} @click=${pressed}>${said}</button>`;
  }

  #renderCounts(id: StoreId | null): TemplateResult {
    const { words, format } = this.#locale;
    const { unread, failed } = this.#counts.get(id) ?? { unread: 0, failed: 0 };
    return html`<span class="counts">
      ${failed === 0
        ? nothing
        : html`<span class="failed number" title=${words.failedCount(failed)}
            >${icon('failed')}<span aria-hidden="true">${format.number(failed)}</span><span class="said">${words.failedCount(failed)}</span></span
          >`}
      ${unread === 0
        ? nothing
        : html`<span class="unread number" title=${words.unread(unread)}
            ><span aria-hidden="true">${format.number(unread)}</span><span class="said">${words.unread(unread)}</span></span
          >`}
    </span>`;
  }

  #stateOf(store: Store): StoreState | null {
    return storeStateOf(store, this.#gates.value.get(store.id) ?? null, this.#paused.value.has(store.id), this.#locale.words);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cs-store-rail': CsStoreRail;
  }
}
