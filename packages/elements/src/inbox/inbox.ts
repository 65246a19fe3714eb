import { ContextProvider } from '@lit/context';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { type Backend, createBrowserClock } from '@cs-inbox/browser';
import { codeTable } from '@cs-inbox/core';
import type { Causes } from '@cs-inbox/protocol';
import { everything, type Inbox, type InboxOptions, type Ports } from '@cs-inbox/state';
import { AtomController } from '../atom-controller.ts';
import { LanguageController } from '../context/language-controller.ts';
import { createView } from '../context/view.ts';
import { viewContext } from '../context/view-context.ts';
import { inboxContext } from '../inbox-context.ts';
import type { PanelDeedEvent } from '../events/panel-deed-event.ts';
import { sharedStyles } from '../tokens/shared.styles.ts';
import { addWords } from '../words/catalogue.ts';
import type { Words } from '../words/words.ts';
import type { WordsOverride } from '../words/words-override.ts';
import { EngineController } from './engine-controller.ts';
import { inboxStyles } from './inbox.styles.ts';
import { openInbox } from './open-inbox.ts';
import { focusConversation, focusList } from './pane-focus.ts';
import { readAutomatic } from './read-automatic.ts';
import { resolveBaseUrl } from './resolve-base-url.ts';
import { tellHost } from './tell-host.ts';
import { ToldFacts } from './told-facts.ts';

/** Changing one of these makes it another inbox. `headers` is asked for each request and is not among them. */
const identity = ['inbox', 'ports', 'backend', 'baseUrl', 'account', 'credentials', 'staleAfterMs', 'automaticRetry'] as const;

/** What fetch knows; any other word of a host counts as none. */
const sendAlong = ['omit', 'same-origin', 'include'] as const satisfies readonly RequestCredentials[];

/**
 * The whole inbox: stores, conversations, the open one, and the field to answer in.
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
 * @attr lang - language of the words, as a BCP 47 tag; left out, that of the nearest element around it that has one
 * @csspart top - the bar with the title
 * @csspart notice - what is said in the place of the inbox where it cannot be opened
 * @cssprop --cs-sys-accent - colour of actions and focus; every other `--cs-sys-*` token works alike
 */
export class CsInbox extends LitElement {
  static override styles = [...sharedStyles, inboxStyles];

  static override properties = {
    baseUrl: { attribute: 'base-url' },
    account: {},
    operatorName: { attribute: 'operator-name' },
    theme: { reflect: true },
    density: { reflect: true },
    supportUrl: { attribute: 'support-url' },
    credentials: {},
    sendKey: { attribute: 'send-key' },
    backend: { attribute: false },
    staleAfterMs: { attribute: 'stale-after-ms', type: Number },
    automaticRetry: { attribute: 'automatic-retry' },
    headers: { attribute: false },
    causes: { attribute: false },
    words: { attribute: false },
    ports: { attribute: false },
    inbox: { attribute: false },
  };

  /** Address under which the backend speaks the project's protocol, relative to the page or absolute. */
  declare baseUrl: string;
  /** Opaque id of the signed-in operator. Without it nothing is written to disk. */
  declare account: string | null;
  /** Name of the operator, shown at the top and kept with each attempt. */
  declare operatorName: string;
  /** `light`, `dark`, or `auto` for the device's setting; left out, the page's own colour scheme holds. */
  declare theme: 'auto' | 'light' | 'dark' | null;
  /** `comfortable` for more air. */
  declare density: 'compact' | 'comfortable' | null;
  /** Where technical support answers, an http(s) address or `mailto:`: the bar leads there where asking for everything by hand has failed. */
  declare supportUrl: string | null;
  /** What fetch sends along: `omit`, `same-origin` or `include`. */
  declare credentials: RequestCredentials | null;
  /** What sends in the composer: `enter`, or `ctrl-enter`, with which Enter breaks the line; left out, Enter. */
  declare sendKey: 'enter' | 'ctrl-enter' | null;
  /** Plugs in a backend that does not speak the project's protocol. */
  declare backend: Backend | null;
  /** Asked for each request: headers to send along, a token for instance. */
  declare headers: (() => HeadersInit | Promise<HeadersInit>) | null;
  /** How long a message may wait that has never left before the operator is asked whether it shall still go, ms; left out, 4 hours. */
  declare staleAfterMs: number | null;
  /** From when in each store's market refused messages are sent again every morning, `08:00` for instance; `off` for never; left out, from 08:00. */
  declare automaticRetry: string | null;
  /** What the codes of your platforms mean, by `platform:code`, beside those that are known; yours count first. */
  declare causes: Causes | null;
  /** Sentences that the host says in its own way. */
  declare words: WordsOverride | null;
  /** Advanced: replaces the whole outside world, for tests and simulators. */
  declare ports: Ports | null;
  /** Advanced: shows an inbox that somebody else has made, starts and stops. */
  declare inbox: Inbox | null;

  readonly #language = new LanguageController(this, () => this.words);
  readonly #engine = new EngineController(this);
  /** What the host knows, whichever engine it came from. */
  readonly #told = new ToldFacts();
  readonly #inboxProvider = new ContextProvider(this, { context: inboxContext, initialValue: null });
  readonly #clock = createBrowserClock();
  readonly #view = createView(() => (this.ports?.clock ?? this.#clock).now());
  /** Whether the engine that goes is followed by one that knows the same. */
  #restarting = false;
  readonly #selectedRow = new AtomController<unknown>(this, null, null, (row, before) => {
    if ((row === null) !== (before === null)) this.requestUpdate();
  });

  /** Makes a language known to every inbox of the page, those that stand already included. */
  static addWords(words: Words): void {
    addWords(words);
  }

  constructor() {
    super();
    this.baseUrl = '';
    this.account = null;
    this.operatorName = '';
    this.theme = null;
    this.density = null;
    this.supportUrl = null;
    this.credentials = null;
    this.sendKey = null;
    this.backend = null;
    this.staleAfterMs = null;
    this.automaticRetry = null;
    this.headers = null;
    this.causes = null;
    this.words = null;
    this.ports = null;
    this.inbox = null;
    new ContextProvider(this, { context: viewContext, initialValue: this.#view });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.isConnected) return;
    const isAnother = identity.some((name) => changed.has(name));
    if (this.#engine.engine !== null && !isAnother) return;
    this.#engine.replace(null);
    this.#engine.replace(this.#open());
    const inbox = this.#engine.engine?.inbox ?? null;
    this.#inboxProvider.setValue(inbox);
    this.#selectedRow.watch(inbox?.$selected ?? null);
    if (!isAnother) return;
    this.#view.$storeId.set(null);
    this.#view.$choice.set(everything);
  }

  protected override render(): TemplateResult {
    const { words } = this.#language;
    return html`
      <section class="box" lang=${words.lang} dir=${this.#language.dir ?? nothing} aria-label=${words.inbox} @panel-deed=${this.#onPanelDeed}>
        <div class="frame">
          <header class="top" part="top">
            <h2>${words.inbox}</h2>
            <cs-network-indicator></cs-network-indicator>
            ${this.operatorName === '' ? nothing : html`<bdi class="operator">${this.operatorName}</bdi>`}
          </header>
          ${this.#engine.engine === null ? this.#renderNotice() : this.#renderPanes()}
        </div>
      </section>
    `;
  }

  #renderPanes(): TemplateResult {
    return html`
      <cs-sync-banner .supportUrl=${this.supportUrl}></cs-sync-banner>
      <div class="panes ${this.#selectedRow.value === null ? 'on-list' : 'on-thread'}" @row-chosen=${this.#onRowChosen}>
        <cs-store-rail></cs-store-rail>
        <cs-conversation-list></cs-conversation-list>
        <div class="conversation" @thread-left=${this.#onThreadLeft} @keydown=${this.#onKeyDown}>
          <cs-thread></cs-thread>
          <cs-composer .sendKey=${this.sendKey}></cs-composer>
        </div>
      </div>
    `;
  }

  #renderNotice(): TemplateResult {
    const { words } = this.#language;
    return html`<p class="notice" part="notice" role="alert">
      ${this.#wrongCauses !== '' ? words.causesMalformed(this.#wrongCauses) : this.#baseUrl === '' ? words.setBackend : words.baseUrlMalformed(this.#baseUrl)}
    </p>`;
  }

  /** Frameworks set undefined before they know, and a removed attribute is null. */
  get #baseUrl(): string {
    return this.baseUrl ?? '';
  }

  get #wrongCauses(): string {
    const parsed = codeTable(this.causes ?? {});
    return parsed.ok ? '' : parsed.why;
  }

  /** The engine that the properties ask for, or null where they do not say enough. */
  #open() {
    if (this.inbox !== null) {
      const silence = tellHost(this, this.inbox, this.#told, () => this.#painted());
      return { inbox: this.inbox, stop: () => this.#forget(silence) };
    }
    const baseUrl = resolveBaseUrl(this.#baseUrl);
    const given = this.ports !== null || this.backend !== null;
    if (this.#wrongCauses !== '' || (!given && (this.#baseUrl === '' || baseUrl === null))) return null;
    const { ports, backend } = this;
    const account = this.account || null;
    const credentials = sendAlong.find((word) => word === this.credentials) ?? null;
    const headers = () => this.headers?.() ?? {};
    const causes = () => this.causes;
    const inbox = openInbox({ ports, backend, baseUrl: baseUrl ?? '', account, credentials, headers, causes, options: this.#options });
    return this.#run(inbox);
  }

  get #options(): InboxOptions {
    const automatic = readAutomatic(this.automaticRetry);
    const { staleAfterMs } = this;
    return {
      operator: () => this.operatorName ?? '',
      ...(automatic === undefined ? {} : { automatic }),
      ...(typeof staleAfterMs === 'number' && staleAfterMs >= 0 ? { staleAfterMs } : {}),
    };
  }

  #run(inbox: Inbox) {
    const silence = tellHost(this, inbox, this.#told, () => this.#painted());
    inbox.start();
    return {
      inbox,
      stop: () => {
        this.#forget(silence);
        inbox.stop();
      },
    };
  }

  /** Of an engine that has gone the host keeps nothing. */
  #forget(silence: () => void): void {
    silence();
    if (!this.#restarting) this.#told.nothing(this);
  }

  /**
   * For a person who signs out: nothing is sent or shown any more, in all tabs, and nothing stays on the disk.
   * @returns whether the disk is empty by now; if not, the next page with an inbox empties it. false also where no inbox is open here
   */
  wipe(): Promise<boolean> {
    const { engine } = this.#engine;
    return engine === null ? Promise.resolve(false) : new Promise((resolve) => engine.inbox.wipe(resolve));
  }

  /** Resolves when this element and those in it have drawn what they know. */
  async #painted(): Promise<void> {
    await this.updateComplete;
    const inner = this.renderRoot.querySelectorAll<LitElement>('cs-store-rail, cs-conversation-list, cs-thread, cs-composer');
    await Promise.all([...inner].map((element) => element.updateComplete));
  }

  async #onRowChosen(): Promise<void> {
    await this.#painted();
    focusConversation(this.renderRoot);
  }

  async #onThreadLeft(): Promise<void> {
    await this.#painted();
    focusList(this.renderRoot);
  }

  #onPanelDeed({ deed }: PanelDeedEvent): void {
    if (deed === 'restart') this.#restart();
    else if (deed === 'look') focusList(this.renderRoot);
    else void this.#onRowChosen();
  }

  /** Builds the engine anew from the disk. What a person looks at stays; an inbox that somebody else has made is theirs to restart. */
  #restart(): void {
    const before = this.#engine.engine?.inbox ?? null;
    if (before === null || this.inbox !== null) return;
    const inbox = before.restarted();
    this.#restarting = true;
    this.#engine.replace(null);
    this.#restarting = false;
    this.#engine.replace(this.#run(inbox));
    this.#inboxProvider.setValue(inbox);
    this.#selectedRow.watch(inbox.$selected);
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
    focusList(this.renderRoot);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cs-inbox': CsInbox;
  }
}
