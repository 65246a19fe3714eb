import type { Browser, Page } from 'puppeteer-core';
import { findBrowser } from './find-browser.ts';
import type { Script } from './load-script.ts';
import type { SimulatorClient } from './simulator-client.ts';
import type { Terminal } from './terminal.ts';

export interface Visit {
  /** Of the page, as the browser opens it. */
  readonly address: string;
  /** How long the page is kept, in ms. */
  readonly stayMs: number;
  readonly headless: boolean;
  readonly sandbox: boolean;
  readonly browser: string | undefined;
  readonly script: Script | null;
  readonly simulator: SimulatorClient;
}

export type Visited =
  /** Errors that nothing on the page caught. */
  | { readonly ok: true; readonly pageErrors: number }
  /** One sentence for people. */
  | { readonly ok: false; readonly why: string };

/** How long a page may take to load, in ms. */
const LOAD_MS_MAX = 30_000;
const ARGS = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Opens a page in a browser, lets the script play with it, keeps it for its time, and closes all. */
export async function visitPage(visit: Visit, terminal: Terminal): Promise<Visited> {
  const found = await findBrowser(visit.browser, process.env);
  if (!found.ok) return found;
  const launched = await launchBrowser(found.path, visit);
  if (!launched.ok) return launched;
  try {
    return await stay(await launched.browser.newPage(), visit, terminal);
  } catch (error) {
    return { ok: false, why: `The browser failed: ${messageOf(error)}` };
  } finally {
    await launched.browser.close().catch(() => undefined);
  }
}

async function launchBrowser(executablePath: string, { headless, sandbox }: Visit): Promise<{ readonly ok: true; readonly browser: Browser } | { readonly ok: false; readonly why: string }> {
  const puppeteer = await import('puppeteer-core').catch(() => null);
  if (puppeteer === null) return { ok: false, why: 'run needs the package puppeteer-core: npm install --save-dev puppeteer-core' };
  // As root there is no sandbox to be had.
  const open = sandbox && process.getuid?.() !== 0;
  try {
    const args = open ? ARGS : [...ARGS, '--no-sandbox'];
    return { ok: true, browser: await puppeteer.launch({ executablePath, headless: headless ? 'shell' : false, args }) };
  } catch (error) {
    const hint = open ? ' In a container, --no-sandbox may help.' : '';
    const display = headless ? '' : ' Without a display, --headless is needed.';
    return { ok: false, why: `${executablePath} does not start: ${messageOf(error).split('\n', 1)[0]}${display}${hint}` };
  }
}

async function stay(page: Page, { address, stayMs, script, simulator }: Visit, terminal: Terminal): Promise<Visited> {
  let pageErrors = 0;
  page.on('pageerror', (error) => {
    pageErrors++;
    terminal.trouble(`The page throws: ${messageOf(error)}`);
  });
  const until = Date.now() + stayMs;
  const response = await page.goto(address, { timeout: LOAD_MS_MAX, waitUntil: 'load' }).catch((error: unknown) => messageOf(error));
  if (typeof response === 'string') return { ok: false, why: `The page does not load: ${response}` };
  if (response !== null && !response.ok() && response.status() !== 304) {
    const said = response.headers()['content-type'] === 'application/problem+json' ? `: ${((await response.json()) as { readonly detail?: string }).detail ?? ''}` : '';
    return { ok: false, why: `The page does not load: it answers ${response.status()}${said}` };
  }
  try {
    await script?.({ page, simulator });
  } catch (error) {
    return { ok: false, why: `The script failed: ${messageOf(error)}` };
  }
  for (let left = until - Date.now(); left > 0; left = until - Date.now()) {
    if (page.isClosed()) return { ok: false, why: 'The page was closed before its time.' };
    terminal.progress(`The page stays open for ${Math.ceil(left / 1_000)} s more …`);
    await passed(Math.min(left, 10_000), page);
  }
  return { ok: true, pageErrors };
}

/** Resolves after so many ms, or when the page is closed. */
function passed(ms: number, page: Page): Promise<void> {
  return new Promise((resolve) => {
    const over = () => {
      clearTimeout(timer);
      page.off('close', over);
      resolve();
    };
    const timer = setTimeout(over, ms);
    page.on('close', over);
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
