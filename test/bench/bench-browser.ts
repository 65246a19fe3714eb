import { type Browser, type BrowserContext, type CDPSession, launch, type Page } from 'puppeteer-core';
import { chromiumArgs, chromiumPath } from '../tools/chromium.mjs';

const args = [
  ...chromiumArgs,
  '--enable-precise-memory-info',
  '--js-flags=--max-old-space-size=4096',
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
  // Fonts and pictures that a kit would fetch from elsewhere are not fetched.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

export const launchBrowser = async (): Promise<Browser> => launch({ executablePath: await chromiumPath(), headless: 'shell', args, protocolTimeout: 120_000 });

/** What a page has cost its main thread so far, ms of that thread's own time: other processes do not count. */
export interface Cost {
  readonly taskMs: number;
}

/** A page in a profile of its own. */
export class BenchPage {
  readonly page: Page;
  readonly #context: BrowserContext;
  readonly #session: CDPSession;
  /** Hosts from which it wanted something, and errors. */
  readonly outside = new Set<string>();
  readonly errors: string[] = [];

  private constructor(page: Page, context: BrowserContext, session: CDPSession) {
    this.page = page;
    this.#context = context;
    this.#session = session;
  }

  /** @param before run in the page before its own code */
  static async open(browser: Browser, address: string, before: (() => void) | null = null): Promise<BenchPage> {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    const session = await page.createCDPSession();
    const opened = new BenchPage(page, context, session);
    const { origin } = new URL(address);
    page.on('request', (request) => {
      const { protocol, host, origin: from } = new URL(request.url());
      if (protocol.startsWith('http') && from !== origin) opened.outside.add(host);
    });
    page.on('pageerror', (error) => opened.errors.push(String(error)));
    if (before !== null) await page.evaluateOnNewDocument(before);
    await page.setViewport({ width: 1_000, height: 760 });
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.goto(address);
    return opened;
  }

  async cost(): Promise<Cost> {
    const { metrics } = await this.#session.send('Performance.getMetrics');
    return { taskMs: (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000 };
  }

  /** Bytes that are in use after everything that is not has been collected. */
  async heap(): Promise<{ readonly js: number; readonly dom: number }> {
    await this.collect();
    const usage: { readonly usedSize: number; readonly embedderHeapUsedSize?: number } = await this.#session.send('Runtime.getHeapUsage');
    return { js: usage.usedSize, dom: usage.embedderHeapUsedSize ?? 0 };
  }

  async collect(): Promise<void> {
    await this.#session.send('HeapProfiler.collectGarbage');
    await this.#session.send('HeapProfiler.collectGarbage');
  }

  async close(): Promise<void> {
    await this.#context.close().catch(() => {});
  }
}
