import type { Scenario } from '@cs-inbox/simulator';
import { HostPageServer } from '../support/node/host-page-server.ts';
import type { HostTab } from '../support/node/host-tab.ts';
import { SimulatorServer } from '../support/node/simulator-server.ts';
import type { PageFact } from '../support/browser/host-page/page-fact.ts';
import type { Click } from './click.ts';
import { crashScenario } from './crash-scenario.ts';
import type { CrashViolation } from './crash-violation.ts';
import type { CyclePlan } from './cycle-plan.ts';
import type { Evidence } from './evidence.ts';
import { type FlightCount, flightsAt } from './flights-at.ts';
import { judgeCrash } from './judge-crash.ts';
import { judgeLedger } from './judge-ledger.ts';
import { ProfileBrowser } from './profile-browser.ts';
import { settledView } from './settled-view.ts';
import { takenTexts } from './taken-texts.ts';

const ACCOUNT = 'mei';
const BUYERS = crashScenario.world.conversations;

/** One profile, one simulator, and a browser that dies again and again between them. */
export class CrashRun {
  readonly violations: CrashViolation[] = [];
  readonly #host = new HostPageServer();
  readonly #profile: string;
  readonly #seed: number;
  readonly #scenario: Scenario;
  /** Of all lives of the browser. */
  readonly #clicks: Click[] = [];
  readonly #facts: PageFact[][] = [];
  readonly #untaken: Click[] = [];
  /** Texts in composers since the last judgement. */
  #composed: string[] = [];
  /** The first click that has not been judged yet. */
  #judged = 0;
  #simulator: SimulatorServer | null = null;
  #tabs = 0;

  constructor(profile: string, seed: number, scenario: Scenario = crashScenario) {
    this.#profile = profile;
    this.#seed = seed;
    this.#scenario = scenario;
  }

  async start(): Promise<void> {
    await this.#host.start();
    this.#simulator = await SimulatorServer.start(this.#scenario, { seed: this.#seed, account: ACCOUNT });
  }

  async stop(): Promise<void> {
    await this.#simulator?.stop();
    await this.#host.stop();
  }

  get messages(): number {
    return this.#clicks.filter(({ pressedAt }) => pressedAt !== null).length;
  }

  /** Clicks that the disk never had, neither as a message nor as a draft. */
  get untaken(): readonly Click[] {
    return this.#untaken;
  }

  get tabs(): number {
    return this.#tabs;
  }

  /** How often each thing went wrong on the way, by the id of its rule. */
  async faults(): Promise<Readonly<Record<string, number>>> {
    const bitten = (await this.#server.attempts()).flatMap(({ rule }) => (rule === null ? [] : [rule]));
    return Object.fromEntries([...Map.groupBy(bitten, (rule) => rule)].map(([rule, times]) => [rule, times.length]));
  }

  /** One life of the browser, from its start to its kill. @returns what stood between click and confirmation when it died */
  async live(plan: CyclePlan): Promise<FlightCount> {
    const browser = await ProfileBrowser.start(this.#profile);
    const tabs = await this.#openTabs(browser, plan.tabs);
    if (!plan.hasty) await this.#settle(tabs);
    const facts = this.#facts.slice(-plan.tabs);
    let killedAt: number | null = null;
    const begin = () => setTimeout(() => (killedAt = browser.kill()), plan.killAfterMs);
    const clicks = this.#clicks.length;
    const sending = this.#send(tabs, plan, begin).catch((error: unknown) => {
      // Whoever drives a browser is told in many ways that it has died.
      if (killedAt !== null) return;
      browser.kill();
      throw error;
    });
    await Promise.race([sending, browser.gone()]);
    await browser.gone();
    const at = killedAt ?? Date.now();
    const own = this.#clicks.slice(clicks);
    for (const click of own) click.killedAt = at;
    return flightsAt(at, own, facts.flat(), await this.#server.ledger(), await this.#server.attempts());
  }

  /** The last life: nobody kills it, and everything comes to rest. */
  async rest(): Promise<void> {
    const browser = await ProfileBrowser.start(this.#profile);
    await this.#settle(await this.#openTabs(browser, 1));
    this.violations.push(...judgeLedger(this.#clicks, await this.#server.ledger()));
    await browser.close();
  }

  get #server(): SimulatorServer {
    if (this.#simulator === null) throw new Error('not started');
    return this.#simulator;
  }

  async #openTabs(browser: ProfileBrowser, count: number): Promise<readonly HostTab[]> {
    const address = `${this.#host.origin()}/?backend=${encodeURIComponent(this.#server.backend)}&account=${ACCOUNT}`;
    const tabs: HostTab[] = [];
    for (let i = 0; i < count; i++) {
      const tab = await browser.tab(address);
      tabs.push(tab);
      this.#facts.push(tab.facts);
      this.#tabs++;
    }
    return tabs;
  }

  async #send(tabs: readonly HostTab[], plan: CyclePlan, begin: () => void): Promise<void> {
    const first = this.#tabs - tabs.length;
    const buyers = (await tabs[0]?.buyers(BUYERS)) ?? [];
    for (const [i, message] of plan.messages.entries()) {
      const tab = tabs[message.tab];
      const buyer = buyers[message.buyer];
      if (tab === undefined || buyer === undefined) throw new Error(`there are ${tabs.length} tabs and ${buyers.length} buyers`);
      this.#composed.push(await tab.open(buyer));
      const click: Click = { text: `message ${this.#clicks.length + 1} to you`, buyer, tab: first + message.tab, pressedAt: null, pressed: false, killedAt: null };
      this.#clicks.push(click);
      if (i === plan.from && plan.fromWriting) begin();
      await tab.write(click.text);
      if (message.drafted) await tab.fact((fact) => fact.type === 'disk' && fact.puts.some(({ text }) => text === click.text));
      if (i === plan.from && !plan.fromWriting) begin();
      click.pressedAt = Date.now();
      await tab.send();
      click.pressed = true;
    }
  }

  /** Lets everything come to rest, and judges what has not been judged. */
  async #settle(tabs: readonly HostTab[]): Promise<void> {
    const clicks = this.#clicks.slice(this.#judged);
    const gathered = async () => ({ clicks, facts: this.#facts.flat(), ledger: await this.#server.ledger(), attempts: await this.#server.attempts() });
    const view = await settledView(tabs, clicks, async () => takenTexts(await gathered()), () => this.#server.ledger());
    const evidence: Evidence = { ...(await gathered()), shown: view.shown, outbox: view.outbox, composed: [...this.#composed, ...view.composed] };
    this.violations.push(...judgeCrash(evidence));
    const known = takenTexts(evidence);
    const isKept = (text: string) => known.has(text) || evidence.composed.some((one) => one.includes(text));
    this.#untaken.push(...clicks.filter(({ text, pressedAt }) => pressedAt !== null && !isKept(text)));
    this.#judged = this.#clicks.length;
    this.#composed = [];
    this.#facts.splice(0, this.#facts.length - tabs.length);
  }
}
