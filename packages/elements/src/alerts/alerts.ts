import { type AlertPort, browserAlerts } from '@cs-inbox/browser';
import type { Store } from '@cs-inbox/protocol';
import type { ConversationRow } from '@cs-inbox/state';
import { html, LitElement, nothing, type PropertyValues, svg, type TemplateResult } from 'lit';
import { AtomController } from '../atom-controller.ts';
import { InboxController } from '../context/inbox-controller.ts';
import { LocaleController } from '../context/locale-controller.ts';
import { ViewController } from '../context/view-controller.ts';
import { sharedStyles } from '../tokens/shared.styles.ts';
import { topButtonStyles } from '../tokens/top-button.styles.ts';
import { type AlertFacts, alertFacts, type AlertNews, type AlertState, nextAlert } from './next-alert.ts';

const bell = svg`<path d="M8 1.8a4.2 4.2 0 0 0-4.2 4.2c0 3.6-1.6 4.8-1.6 5.6h11.6c0-.8-1.6-2-1.6-5.6A4.2 4.2 0 0 0 8 1.8ZM6.4 13.8a1.7 1.7 0 0 0 3.2 0"/>`;
const off = svg`<path d="m2.5 2 11 12"/>`;

/**
 * Draws the operator's attention to what is new while they look elsewhere: a notification, a sound, a number in the
 * page's title. Off until the operator presses it; then one page of the browser alerts, the one that was visible last,
 * at most every 30 s, and never with a buyer's words.
 *
 * @tag cs-alerts
 * @summary The bell: tells of unread and failed messages and of logins that are gone, if the operator wants it.
 * @csspart button - the bell
 */
export class CsAlerts extends LitElement {
  static override styles = [...sharedStyles, topButtonStyles];

  static override properties = { account: {}, port: { attribute: false }, wanted: { state: true } };

  /** Id of the operator: pages of one account alert once together. */
  declare account: string;
  /** Advanced: replaces what the browser offers, for tests. */
  declare port: AlertPort;
  /** @internal */
  declare private wanted: boolean;

  readonly #locale = new LocaleController(this);
  readonly #view = new ViewController(this);
  readonly #inbox = new InboxController(this, () => (this.#state = null));
  readonly #loaded = this.#inbox.watch((inbox) => inbox.$loaded, false);
  readonly #rows = this.#inbox.watch<readonly ConversationRow[]>((inbox) => inbox.$conversations, [], () => this.wanted && this.requestUpdate());
  readonly #stores = this.#inbox.watch<readonly Store[]>((inbox) => inbox.$stores, []);
  /** Beats only while something new has to wait. */
  readonly #tick = new AtomController(this, 0);
  #state: AlertState | null = null;
  #leads = false;
  #letGo: (() => void) | null = null;

  constructor() {
    super();
    this.account = '';
    this.port = browserAlerts();
    this.wanted = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.wanted = this.port.wanted();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('port')) this.wanted = this.port.wanted();
    if (changed.has('account') || !this.wanted) this.#stop();
    if (!this.wanted || !this.isConnected) return;
    this.#letGo ??= this.port.lead(this.account ?? '', (leads) => this.#onTurn(leads));
    const facts = alertFacts(this.#rows.value, this.#stores.value);
    if (this.#loaded.value) this.#look(facts);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { alerts } = this.#locale.words;
    if (this.#inbox.inbox === null) return nothing;
    const said = alerts[!this.wanted ? 'off' : this.port.allowed() ? 'on' : 'quiet'];
    return html`<button part="button" type="button" aria-label=${alerts.name} aria-pressed=${this.wanted} title=${said} @click=${this.#onClick}>
      <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${bell}${this.wanted ? nothing : off}</svg>
    </button>`;
  }

  /** Also a page that does not alert knows what was told: it may be its turn next. */
  #look(facts: AlertFacts): void {
    const { state, news } = nextAlert(this.#state, facts, this.#view.now);
    this.#state = state;
    this.#tick.watch(news === 'later' ? (this.#inbox.inbox?.$tick ?? null) : null);
    if (!this.#leads) return;
    this.port.badge(facts.unread);
    if (news !== null && news !== 'later') this.#alert(news, facts);
  }

  #alert(news: AlertNews, { failed, unread }: AlertFacts): void {
    const { words } = this.#locale;
    const stores = this.#stores.value.filter(({ id }) => news.signedOut.includes(id));
    if (this.port.focused() || !this.port.allowed()) return this.port.sound();
    const lines = [
      ...(news.failed ? [words.failedCount(failed)] : []),
      ...stores.slice(0, 3).map(({ market, name }) => words.logInTo(`${name} ${market}`)),
      ...(news.unread ? [words.unread(unread)] : []),
    ];
    this.port.notify(words.inbox, lines.join('\n'));
  }

  #onTurn(leads: boolean): void {
    this.#leads = leads;
    this.port.badge(leads ? alertFacts(this.#rows.value, this.#stores.value).unread : 0);
  }

  #stop(): void {
    if (this.#letGo === null) return;
    this.#letGo();
    this.#letGo = null;
    this.#onTurn(false);
    this.#tick.watch(null);
    this.#state = null;
  }

  async #onClick(): Promise<void> {
    this.wanted = !this.wanted;
    this.port.want(this.wanted);
    if (!this.wanted || this.port.allowed()) return;
    await this.port.allow();
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cs-alerts': CsAlerts;
  }
}
