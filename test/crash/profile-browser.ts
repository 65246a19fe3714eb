import { type Browser, launch } from 'puppeteer-core';
import { HostTab } from '../support/node/host-tab.ts';
import { chromiumArgs, chromiumPath } from '../tools/chromium.mjs';

/** A real browser on a profile folder that outlives it. */
export class ProfileBrowser {
  readonly #browser: Browser;
  readonly #over: Promise<unknown>;

  static async start(profile: string): Promise<ProfileBrowser> {
    return new ProfileBrowser(await launch({ executablePath: await chromiumPath(), headless: 'shell', userDataDir: profile, args: chromiumArgs }));
  }

  private constructor(browser: Browser) {
    this.#browser = browser;
    this.#over = new Promise((resolve) => browser.process()?.once('exit', resolve));
  }

  tab(address: string): Promise<HostTab> {
    return HostTab.open(this.#browser, address);
  }

  /** SIGKILL to the browser and all of its processes at one instant. @returns when that was, in ms since 1970 */
  kill(): number {
    const pid = this.#browser.process()?.pid;
    if (pid === undefined) throw new Error('there is no browser to kill');
    process.kill(-pid, 'SIGKILL');
    return Date.now();
  }

  /** Resolves when it has gone, by whatever means. */
  async gone(): Promise<void> {
    await this.#over;
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }
}
