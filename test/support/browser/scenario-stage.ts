import { backendPort, httpBackend } from '@cs-inbox/browser';
import type { CsInbox } from '@cs-inbox/elements';
import { createHost, type Host, installPageDoor, networkUp, nextNetworkChange } from '@cs-inbox/simulator/doors/page';
import { createVirtualClock, findScenario, type LedgerEntry, type PlatformCommand, type VirtualClock } from '@cs-inbox/simulator';
import type { NetworkPort, Ports } from '@cs-inbox/state';
import { InboxHarness } from '../../../packages/elements/src/inbox/inbox.harness.ts';
import { KeptStorage } from './kept-storage.ts';
import { nextTask } from './next-task.ts';
import { settled } from './settled.ts';

const BASE_URL = '/api/scenario/';
const STARTED_AT = 1_780_000_000_000;
const ACCOUNT = 'operator-1';

/** `<cs-inbox>` on the simulator, on a clock that stands still until it is told to go on. */
export class ScenarioStage {
  readonly storage = new KeptStorage();
  readonly clock: VirtualClock = createVirtualClock(STARTED_AT, nextTask);
  readonly #host;
  readonly #door;
  #rules: Awaited<ReturnType<Host['rules']>> | null = null;
  readonly #networkListeners = new Set<(online: boolean) => void>();
  /** The store of the open conversation. */
  storeId = '';
  #element: CsInbox | null = null;
  #keys = 0;
  #online = true;

  /** What the host sets on the element. */
  readonly #given: Partial<CsInbox>;

  constructor(name: string, seed = 1, given: Partial<CsInbox> = {}) {
    this.#given = given;
    const found = findScenario(name);
    if (!found.ok) throw new Error(found.why);
    this.#host = createHost({ scenario: found.scenario, seed, account: ACCOUNT, clock: this.clock });
    this.#door = installPageDoor({ host: this.#host, baseUrl: BASE_URL, online: () => this.#up() });
  }

  get inbox(): InboxHarness {
    if (this.#element === null) throw new Error('the page is closed');
    return new InboxHarness(this.#element);
  }

  /** Opens the page and its first conversation. */
  async open(): Promise<void> {
    await this.#followNetwork();
    this.#element = Object.assign(document.createElement('cs-inbox'), { ports: this.#ports(), ...this.#given });
    this.#element.style.blockSize = '800px';
    this.#element.addEventListener('cs-conversation-open', ({ detail }) => (this.storeId = detail.storeId ?? ''));
    document.body.style.inlineSize = '1200px';
    document.body.append(this.#element);
    await this.pass(2_000);
    await this.inbox.list.open(0);
    await this.pass(1_000);
  }

  /** Takes the page away, as a reload does, and opens it again. */
  async reload(): Promise<void> {
    this.#element?.remove();
    await nextTask();
    await this.open();
  }

  /** Lets time pass, for the widget and for the platform alike. */
  async pass(ms: number): Promise<void> {
    await this.clock.advance(ms);
    if (this.#element !== null) await settled(this.#element);
  }

  async send(text: string): Promise<void> {
    const { composer } = this.inbox;
    await composer.write(text);
    await composer.press('Enter');
    await settled(this.inbox.element);
  }

  /** Own network on or off, whatever the scenario says. */
  setOnline(online: boolean): void {
    this.#online = online;
    this.#tellNetwork();
  }

  /** Status and words of own bubbles with this text, in order. */
  own(text: string): { readonly status: string; readonly words: string }[] {
    return this.inbox.thread.bubbles
      .filter((element) => element.bubble?.direction === 'out' && element.bubble.text === text)
      .map((element) => ({
        status: element.getAttribute('status') ?? '',
        words: (element.shadowRoot?.textContent ?? '').replaceAll(/\s+/gu, ' '),
      }));
  }

  /** Presses what is called so in the newest own bubble with this text. */
  async press(text: string, label: string): Promise<void> {
    const bubble = this.inbox.thread.bubbles.findLast((element) => element.bubble?.text === text && element.bubble.direction === 'out');
    const buttons = [...(bubble?.shadowRoot?.querySelectorAll<HTMLElement>('button') ?? [])];
    const button = buttons.find((one) => (one.ariaLabel ?? one.textContent)?.trim() === label);
    if (button === undefined) throw new Error(`no "${label}" beside "${text}", but ${buttons.map((one) => one.textContent?.trim()).join(', ')}`);
    button.click();
    await settled(this.inbox.element);
  }

  /** Does something to the platform. */
  async command(wanted: PlatformCommand): Promise<void> {
    const done = await this.#host.command(wanted);
    if (!done.ok) throw new Error(done.why);
  }

  ledger(): Promise<readonly LedgerEntry[]> {
    return this.#host.ledger();
  }

  close(): void {
    this.#element?.remove();
    this.#door.stop();
  }

  #ports(): Ports {
    const network: NetworkPort = {
      online: () => this.#up(),
      subscribe: (changed) => {
        this.#networkListeners.add(changed);
        return () => this.#networkListeners.delete(changed);
      },
    };
    return {
      backend: backendPort(httpBackend({ baseUrl: BASE_URL, account: ACCOUNT })),
      storage: this.storage.open(),
      clock: this.clock,
      network,
      life: { visible: () => true, subscribe: () => () => {} },
      tabs: null,
      newKey: () => `key-${++this.#keys}`,
      chance: () => 0.5,
    };
  }

  #up(): boolean {
    return this.#online && networkUp(this.#rules ?? [], this.clock.now());
  }

  #tellNetwork(): void {
    for (const listener of this.#networkListeners) listener(this.#up());
  }

  /** Begins with the first page, and goes on over all that follow. */
  async #followNetwork(): Promise<void> {
    if (this.#rules !== null) return;
    const rules = await this.#host.rules();
    this.#rules = rules;
    const follow = () => {
      const next = nextNetworkChange(rules, this.clock.now());
      if (next === null) return;
      this.clock.setTimer(next.at - this.clock.now(), () => {
        this.#tellNetwork();
        follow();
      });
    };
    follow();
  }
}
