import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, launch, type LaunchOptions, type Page } from 'puppeteer-core';
import { build, preview, type PreviewServer } from 'vite';
import { root } from '../support/node/workspace-copy.ts';
import { chromiumArgs, chromiumPath } from '../tools/chromium.mjs';

/** The demo as it is built for strangers, served on this machine, in a real browser. */
export class BuiltDemo {
  readonly #folder = mkdtempSync(join(tmpdir(), 'cs-inbox-demo-'));
  #server: PreviewServer | null = null;
  #browser: Browser | null = null;
  #port = 0;

  /** @param options another browser than that of the other tests, or more arguments for it */
  async start({ args = [], ...options }: LaunchOptions = {}): Promise<void> {
    const configFile = join(root, 'vite.config.ts');
    await build({ configFile, logLevel: 'error', build: { outDir: this.#folder } });
    this.#server = await preview({
      configFile,
      logLevel: 'error',
      build: { outDir: this.#folder },
      preview: { port: 0, strictPort: false, host: '127.0.0.1', allowedHosts: ['intranet'] },
    });
    const address = this.#server.httpServer.address();
    this.#port = typeof address === 'object' && address !== null ? address.port : 0;
    this.#browser = await launch({
      executablePath: options.executablePath ?? (await chromiumPath()),
      headless: 'shell',
      ...options,
      args: [...chromiumArgs, '--host-resolver-rules=MAP intranet 127.0.0.1', ...args],
    });
  }

  async stop(): Promise<void> {
    await this.#browser?.close();
    await this.#server?.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** A page of a fresh profile. `problems` gathers what should not happen: errors, and breaches of the content policy. */
  async visit(query: string, host = '127.0.0.1'): Promise<{ readonly page: Page; readonly problems: string[] }> {
    if (this.#browser === null) throw new Error('not started');
    const context = await this.#browser.createBrowserContext();
    const page = await context.newPage();
    await page.setViewport({ width: 1440, height: 900 });
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('net::ERR')) problems.push(message.text());
    });
    await page.goto(`http://${host}:${this.#port}/${query}`);
    return { page, problems };
  }
}
