import { ContextProvider } from '@lit/context';
import { html, LitElement, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { type Backend, createBrowserClock } from '@cs-inbox/browser';
import { codeTable } from '@cs-inbox/core';
import type { Causes } from '@cs-inbox/protocol';
import { allFailed, everything, type Inbox, type InboxOptions, type Ports } from '@cs-inbox/state';
import { LanguageController } from '../context/language-controller.ts';
import { createView, type View } from '../context/view.ts';
import { viewContext } from '../context/view-context.ts';
import { inboxContext } from '../inbox-context.ts';
import type { HostChecks } from '../health-panel/host-checks.ts';
import type { PanelDeedEvent } from '../events/panel-deed-event.ts';
import { Translations } from '../translation/translations.ts';
import { translationsContext } from '../translation/translations-context.ts';
import type { Translator } from '../translation/translator.ts';
import type { WordsOverride } from '../words/words-override.ts';
import { EngineController } from './engine-controller.ts';
import type { Lent } from './lent.ts';
import { openInbox } from './open-inbox.ts';
import { focusConversation, focusList } from './pane-focus.ts';
import { readAutomatic } from './read-automatic.ts';
import { readRecordDays } from './read-record-days.ts';
import { resolveBaseUrl } from './resolve-base-url.ts';
import { tellHost } from './tell-host.ts';
import { ToldFacts } from './told-facts.ts';

/** Changing one of these makes it another inbox. `headers` is asked for each request and is not among them. */
const identity = ['inbox', 'ports', 'backend', 'baseUrl', 'account', 'credentials', 'staleAfterMs', 'automaticRetry', 'recordDays'] as const;

/** What fetch knows; any other word of a host counts as none. */
const sendAlong = ['omit', 'same-origin', 'include'] as const satisfies readonly RequestCredentials[];

/** An element that runs the engine of an account for those in it, or is lent one. */
export abstract class EngineElement extends LitElement {
  static override properties: PropertyDeclarations = {
    baseUrl: { attribute: 'base-url' },
    account: {},
    operatorName: { attribute: 'operator-name' },
    credentials: {},
    backend: { attribute: false },
    staleAfterMs: { attribute: 'stale-after-ms', type: Number },
    automaticRetry: { attribute: 'automatic-retry' },
    recordDays: { attribute: 'record-days', type: Number },
    headers: { attribute: false },
    causes: { attribute: false },
    words: { attribute: false },
    translator: { attribute: false },
    checks: { attribute: false },
    ports: { attribute: false },
    inbox: { attribute: false },
  };

  /** Address under which the backend speaks the project's protocol, relative to the page or absolute. */
  declare baseUrl: string;
  /** Opaque id of the signed-in operator. Without it nothing is written to disk. */
  declare account: string | null;
  /** Name of the operator, shown at the top and kept with each attempt. */
  declare operatorName: string;
  /** What fetch sends along: `omit`, `same-origin` or `include`. */
  declare credentials: RequestCredentials | null;
  /** Plugs in a backend that does not speak the project's protocol. */
  declare backend: Backend | null;
  /** Asked for each request: headers to send along, a token for instance. */
  declare headers: (() => HeadersInit | Promise<HeadersInit>) | null;
  /** How long a message may wait that has never left before the operator is asked whether it shall still go, ms; left out, 4 hours. */
  declare staleAfterMs: number | null;
  /** From when in each store's market refused messages are sent again every morning, `08:00` for instance; `off` for never; left out, from 08:00. */
  declare automaticRetry: string | null;
  /** For how many days is kept what the daily report tells of, 1 to 366; left out, 90. */
  declare recordDays: number | null;
  /** What the codes of your platforms mean, by `platform:code`, beside those that are known; yours count first. */
  declare causes: Causes | null;
  /** Sentences that the host says in its own way. */
  declare words: WordsOverride | null;
  /** Translates what buyers write; left out, nothing is translated. */
  declare translator: Translator | null;
  /** What the page checks itself, for the health panel: at most 50, or what tells them. */
  declare checks: HostChecks | null;
  /** Advanced: replaces the whole outside world, for tests and simulators. */
  declare ports: Ports | null;
  /** Advanced: shows an inbox that somebody else has made, starts and stops. */
  declare inbox: Inbox | null;

  /** @internal */
  protected readonly language = new LanguageController(this, () => this.words ?? this.lent?.words ?? null);
  readonly #engine = new EngineController(this);
  /** What the host knows, whichever engine it came from. */
  readonly #told = new ToldFacts();
  readonly #inboxProvider = new ContextProvider(this, { context: inboxContext, initialValue: null });
  readonly #translationsProvider = new ContextProvider(this, { context: translationsContext, initialValue: null });
  readonly #clock = createBrowserClock();
  readonly #view = createView(() => (this.ports?.clock ?? this.#clock).now());
  readonly #viewProvider = new ContextProvider(this, { context: viewContext, initialValue: this.#view });
  /** Whether the engine that goes is followed by one that knows the same. */
  #restarting = false;
  #lentBefore: Inbox | null | undefined;
  #translations: Translations | null = null;

  constructor() {
    super();
    this.baseUrl = '';
    this.account = null;
    this.operatorName = '';
    this.credentials = null;
    this.backend = null;
    this.staleAfterMs = null;
    this.automaticRetry = null;
    this.recordDays = null;
    this.headers = null;
    this.causes = null;
    this.words = null;
    this.translator = null;
    this.checks = null;
    this.ports = null;
    this.inbox = null;
  }

  /** @internal What an account around it lends; null where there is none, or where it has been given an inbox. */
  protected get lent(): Lent | null {
    return null;
  }

  /** @internal What is chosen for the eye: within an account, the same for all that stand in it. */
  protected get view(): View {
    return this.lent?.view ?? this.#view;
  }

  /** @internal Where those stand that show the inbox. */
  protected abstract get place(): ParentNode & EventTarget;

  /** `translator` by the name that every element has for a boolean, which this stays for whoever reads it. Only after the tag is defined. */
  override get translate(): boolean {
    return Reflect.get(HTMLElement.prototype, 'translate', this) === true;
  }

  override set translate(value: boolean | Translator | null) {
    if (typeof value === 'boolean') Reflect.set(HTMLElement.prototype, 'translate', value, this);
    else this.translator = value;
  }

  /** @internal */
  protected get translations(): Translations | null {
    return this.#translations ?? this.lent?.translations ?? null;
  }

  /** @internal The inbox that is shown, or null. */
  protected get shown(): Inbox | null {
    return this.lent === null ? (this.#engine.engine?.inbox ?? null) : this.lent.inbox;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.isConnected) return;
    if (changed.has('translator')) this.#translations = this.translator && new Translations(this.translator);
    this.#translationsProvider.setValue(this.translations);
    this.#viewProvider.setValue(this.view);
    if (changed.has('checks')) this.#view.$checks.set(this.checks);
    const lent = this.lent?.inbox;
    const isAnother = lent !== this.#lentBefore || identity.some((name) => changed.has(name));
    if (this.shown !== null && !isAnother) return;
    this.#lentBefore = lent;
    this.#engine.replace(null);
    if (lent === undefined) this.#engine.replace(this.#open());
    this.show(this.shown);
    if (!isAnother) return;
    this.#view.$storeId.set(null);
    this.#view.$choice.set(everything);
    this.#view.$failed.set(allFailed);
  }

  protected override firstUpdated(): void {
    this.place.addEventListener('panel-deed', (event) => this.#onPanelDeed(event as PanelDeedEvent));
    this.place.addEventListener('row-chosen', () => void this.#goOn(focusConversation));
    this.place.addEventListener('thread-left', () => void this.#goOn(focusList));
  }

  /** @internal Those in it show another inbox from now on, or none. */
  protected show(inbox: Inbox | null): void {
    this.#inboxProvider.setValue(inbox);
  }

  /** @internal Why there is no inbox. */
  protected renderNotice(): TemplateResult {
    const { words } = this.language;
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
      const silence = tellHost(this, this.inbox, this.#told, () => this.painted());
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
    const recordDays = readRecordDays(this.recordDays);
    return {
      operator: () => this.operatorName ?? '',
      ...(automatic === undefined ? {} : { automatic }),
      ...(recordDays === undefined ? {} : { recordDays }),
      ...(typeof staleAfterMs === 'number' && staleAfterMs >= 0 ? { staleAfterMs } : {}),
    };
  }

  #run(inbox: Inbox) {
    const silence = tellHost(this, inbox, this.#told, () => this.painted());
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
    const { shown } = this;
    return shown === null ? Promise.resolve(false) : new Promise((resolve) => shown.wipe(resolve));
  }

  /** @internal Resolves when this element and those in it have drawn what they know. */
  async painted(): Promise<void> {
    await this.updateComplete;
    const inner = this.place.querySelectorAll<LitElement & Partial<EngineElement>>('cs-inbox, cs-store-rail, cs-conversation-list, cs-thread, cs-composer');
    await Promise.all([...inner].map((element) => element.painted?.() ?? element.updateComplete));
  }

  async #goOn(focus: (place: ParentNode) => void): Promise<void> {
    await this.painted();
    focus(this.place);
  }

  #onPanelDeed({ deed }: PanelDeedEvent): void {
    if (deed === 'restart') this.restart();
    else if (deed === 'look') focusList(this.place.querySelector('cs-inbox')?.shadowRoot ?? this.place);
    else void this.#goOn(focusConversation);
  }

  /** @internal Builds the engine anew from the disk. What a person looks at stays; an inbox that somebody else has made is theirs to restart. */
  restart(): void {
    const before = this.#engine.engine?.inbox ?? null;
    if (this.lent !== null) this.lent.restart();
    if (before === null || this.inbox !== null) return;
    const inbox = before.restarted();
    this.#restarting = true;
    this.#engine.replace(null);
    this.#restarting = false;
    this.#engine.replace(this.#run(inbox));
    this.show(inbox);
  }
}
