import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import type { HTTPRequest, Page } from 'puppeteer-core';
import { BuiltDemo } from '../e2e/built-demo.ts';
import { root } from '../support/node/workspace-copy.ts';
import { fontFaces, fontFile } from './font-faces.ts';
import type { View } from './view.ts';

/** What else could differ from machine to machine. */
const args = ['--force-device-scale-factor=1', '--force-color-profile=srgb', '--font-render-hinting=none', '--disable-lcd-text', '--hide-scrollbars'];

/** Takes pictures of the gallery: with the browser of the lock file, fonts of the lock file alone, and nothing that moves. */
export class Camera {
  readonly #demo = new BuiltDemo();
  readonly #folder = mkdtempSync(join(tmpdir(), 'cs-inbox-looks-'));
  #gallery = '';
  #page: Page | null = null;

  async start(): Promise<void> {
    const executablePath = await chromium.executablePath();
    const fonts = join(this.#folder, 'fonts.conf');
    // Those beside that browser, for what no face has.
    writeFileSync(fonts, `<fontconfig><dir>${join(tmpdir(), 'fonts')}</dir><cachedir>${this.#folder}</cachedir></fontconfig>`);
    await this.#demo.start({ executablePath, args, env: { ...process.env, FONTCONFIG_FILE: fonts, TZ: 'UTC', LANGUAGE: 'en' } });
    const { page } = await this.#demo.visit('gallery/');
    this.#gallery = page.url();
    await checkVersion(page, executablePath);
    this.#page = page;
    await page.setBypassCSP(true);
    await page.setRequestInterception(true);
    page.on('request', answer);
    await page.emulateTimezone('UTC');
  }

  async stop(): Promise<void> {
    await this.#demo.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** @returns a PNG, as large as the view says */
  async take({ state, look, width, height, forcedColors }: View): Promise<Uint8Array> {
    const page = this.#page;
    if (page === null) throw new Error('not started');
    await page.setViewport({ width, height, deviceScaleFactor: 1 });
    const session = await page.createCDPSession();
    const features = [{ name: 'prefers-reduced-motion', value: 'reduce' }, ...(forcedColors ? [{ name: 'forced-colors', value: 'active' }] : [])];
    await session.send('Emulation.setEmulatedMedia', { features });
    await page.goto(`${this.#gallery}?${new URLSearchParams({ ...look, state, bare: '' })}`);
    await page.waitForSelector('main[data-drawn], [role=alert]');
    const wrong = await page.$('[role=alert] p');
    if ((await page.$('main[data-drawn]')) === null) throw new Error(`${state}: ${await wrong?.evaluate((said) => said.textContent)}`);
    await page.addStyleTag({ content: `${fontFaces()} :root { caret-color: transparent; } body > main { padding: 0 !important; }` });
    await untilStill(page);
    const picture = await page.screenshot({ type: 'png' });
    await session.detach();
    return picture;
  }
}

/** The package unpacks itself once, and takes what stands there already for its own. */
async function checkVersion(page: Page, path: string): Promise<void> {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly devDependencies: Readonly<Record<string, string>> };
  const [wanted = ''] = (devDependencies['@sparticuz/chromium'] ?? '').split('.');
  const version = await page.browser().version();
  if (!version.includes(`/${wanted}.`)) throw new Error(`${path} is ${version}, and the lock file brings ${wanted}: remove it`);
}

/** A face is asked for only when a letter of it is drawn, which may ask for the next one. */
async function untilStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    for (let calm = 0; calm < 3; calm++) {
      await frame();
      if (document.fonts.status === 'loading') calm = 0;
      await document.fonts.ready;
    }
  });
}

function answer(request: HTTPRequest): void {
  const body = fontFile(request.url());
  if (body === null) void request.continue();
  else void request.respond({ body, contentType: 'font/woff2', headers: { 'access-control-allow-origin': '*' } });
}
