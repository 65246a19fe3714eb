import type { Scenario } from '@cs-inbox/simulator';
import { type Browser, launch } from 'puppeteer-core';
import { HostPageServer } from '../support/node/host-page-server.ts';
import { HostTab } from '../support/node/host-tab.ts';
import { SimulatorServer } from '../support/node/simulator-server.ts';
import { until } from '../support/node/until.ts';
import { chromiumArgs, chromiumPath } from '../tools/chromium.mjs';

const ACCOUNT = 'mei';

const calm = { version: 1, name: 'eight-tabs', title: 'Nothing goes wrong by itself.', world: { conversations: 3 }, latency: { p50: '20ms', p95: '60ms' }, rules: [] } as const satisfies Scenario;

/** Tabs of one browser and one account, each in a renderer of its own, and the platform behind them. */
export class TabGroup {
  readonly #host = new HostPageServer();
  #browser: Browser | null = null;
  #simulator: SimulatorServer | null = null;
  #heal: () => Promise<void> = async () => {};
  readonly #scenario: Scenario;

  /** @param more what the platform has beside calm */
  constructor(more: Partial<Scenario> = {}) {
    this.#scenario = { ...calm, ...more };
  }

  async start(): Promise<void> {
    await this.#host.start();
    this.#simulator = await SimulatorServer.start(this.#scenario, { seed: 1, account: ACCOUNT, origins: [this.#host.origin('intranet')] });
    const args = [...chromiumArgs, '--host-resolver-rules=MAP intranet 127.0.0.1'];
    this.#browser = await launch({ executablePath: await chromiumPath(), headless: 'shell', args });
  }

  async stop(): Promise<void> {
    await this.#browser?.close();
    await this.#simulator?.stop();
    await this.#host.stop();
  }

  get simulator(): SimulatorServer {
    if (this.#simulator === null) throw new Error('not started');
    return this.#simulator;
  }

  /** The platform is gone, and comes back no more. */
  async goDark(): Promise<void> {
    await this.simulator.stop();
  }

  /** So many tabs on a fresh profile. @param host a name of this machine; only 127.0.0.1 counts as secure */
  async open(count: number, host: string): Promise<readonly HostTab[]> {
    if (this.#browser === null) throw new Error('not started');
    const context = await this.#browser.createBrowserContext();
    const address = `${this.#host.origin(host)}/?backend=${encodeURIComponent(this.simulator.backend)}&account=${ACCOUNT}`;
    const tabs: HostTab[] = [];
    for (let i = 0; i < count; i++) tabs.push(await HostTab.open(context, address));
    return tabs;
  }

  /** From now on no message reaches the platform, and none is answered. @returns lets later ones through again; what hangs by then hangs on */
  async hang(): Promise<() => Promise<void>> {
    await this.#heal();
    this.#heal = once(await this.simulator.addFault({ do: 'socket.silence', on: { attempt: {} }, when: 'before-arrival' }));
    return () => this.#heal();
  }

  /** What buyers received, of the texts that begin like this, as soon as there are so many. */
  async received(start: string, count: number): Promise<readonly string[]> {
    const texts = async () => (await this.simulator.ledger()).map(({ text }) => text).filter((text) => text.startsWith(start));
    await until(async () => (await texts()).length >= count, async () => `Buyers received ${JSON.stringify(await texts())}, and ${count} were sent.`);
    return texts();
  }

  /** Resolves once no message is on the disk that is not confirmed. */
  async nothingLeft(tab: HostTab): Promise<void> {
    await until(async () => (await tab.outbox()).length === 0, async () => `On the disk is ${(await tab.outbox()).join(', ')}.`);
  }

  /** Resolves once the tab shows these texts, in this order, each with one of the statuses. */
  async shows(tab: HostTab, texts: readonly string[], ...statuses: readonly string[]): Promise<void> {
    const own = async () => (await tab.bubbles()).filter(({ text }) => texts.includes(text));
    await until(
      async () => {
        const bubbles = await own();
        return bubbles.length === texts.length && bubbles.every(({ text, status }, i) => text === texts[i] && statuses.includes(status));
      },
      async () => `Shown is ${JSON.stringify(await own())}, not ${texts.join(', ')} as ${statuses.join(' or ')}.`,
    );
  }
}

function once(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  return () => (running ??= run());
}
