import type { Browser, BrowserContext, Page } from 'puppeteer-core';
import type { HostPageVerbs } from '../browser/host-page/host-page-verbs.ts';
import type { PageFact } from '../browser/host-page/page-fact.ts';

/** A tab with the inbox in it: what a person does there, and what it tells while it lives. */
export class HostTab {
  readonly page: Page;
  /** Everything that the page has told, and when. What it found out in its very last moments may be missing. */
  readonly facts: PageFact[] = [];
  /** When messages left this tab, as `performance.now()` has it, once for each departure. */
  readonly departed: number[] = [];

  /** When this tab asked what is new, and when it opened a stream, likewise. */
  readonly asked: number[] = [];
  readonly streamed: number[] = [];

  readonly #awaited = new Set<() => void>();

  static async open(browser: Browser | BrowserContext, address: string): Promise<HostTab> {
    const tab = new HostTab(await browser.newPage());
    const session = await tab.page.createCDPSession();
    session.on('Runtime.bindingCalled', ({ payload }) => tab.#told(JSON.parse(payload) as PageFact));
    await session.send('Runtime.enable');
    await session.send('Runtime.addBinding', { name: 'tellTest' });
    await tab.page.goto(address);
    await tab.page.waitForFunction('window.hostPage !== undefined', { polling: 50 });
    return tab;
  }

  private constructor(page: Page) {
    this.page = page;
    page.on('request', (request) => {
      if (request.method() === 'PUT' && /\/messages\/[^/?]+$/u.test(request.url())) this.departed.push(performance.now());
      const [, verb] = /\/(sync|events)(?:\?|$)/u.exec(request.url()) ?? [];
      if (request.method() === 'GET' && verb !== undefined) (verb === 'sync' ? this.asked : this.streamed).push(performance.now());
    });
  }

  /** Resolves as soon as the page tells, or has told, a fact like this. A page that dies before never does. */
  fact(like: (fact: PageFact) => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!this.facts.some(like)) return;
        this.#awaited.delete(look);
        resolve();
      };
      this.#awaited.add(look);
      look();
    });
  }

  /** Who stands in view, by name, once there are so many in the list. */
  buyers(atLeast: number): Promise<readonly string[]> {
    return this.page.evaluate((count) => window.hostPage.buyers(count), atLeast);
  }

  /** Brings the tab to the front and opens the conversation with this buyer. @returns what stands in its composer */
  async open(buyer: string): Promise<string> {
    await this.page.bringToFront();
    return this.page.evaluate((name) => window.hostPage.open(name), buyer);
  }

  /** In the place of what is selected there. */
  write(text: string): Promise<void> {
    return this.page.keyboard.sendCharacter(text);
  }

  send(): Promise<void> {
    return this.page.keyboard.press('Enter');
  }

  /** Writes and sends, and waits until the text stands in a bubble. */
  async say(buyer: string, text: string): Promise<void> {
    await this.open(buyer);
    await this.write(text);
    await this.send();
    await this.fact((fact) => fact.type === 'shown' && fact.text === text);
  }

  bubbles(): Promise<ReturnType<HostPageVerbs['bubbles']>> {
    return this.page.evaluate(() => window.hostPage.bubbles());
  }

  /** What an element within the inbox says, or '' where there is none. */
  says(tag: string): Promise<string> {
    return this.page.evaluate((name) => window.hostPage.says(name), tag);
  }

  /** Keys of the messages on the disk that are not confirmed yet, of all tabs. */
  outbox(): Promise<readonly string[]> {
    return this.page.evaluate(() => window.hostPage.outbox());
  }

  #told(fact: PageFact): void {
    this.facts.push(fact);
    for (const look of this.#awaited) look();
  }
}
