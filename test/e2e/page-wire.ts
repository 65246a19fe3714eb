import type { TestContext } from 'node:test';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { build, defaultClientConditions } from 'vite';
import type { Elsewhere } from '../../simulator/src/doors/http/serve-options.ts';
import { root } from '../support/node/workspace-copy.ts';
import { chromiumArgs, chromiumPath } from '../tools/chromium.mjs';
import type { WirePort } from '../wire/door-wire.ts';

const ENTRY = 'test/support/browser/wire-page/wire-page.ts';

/** Our way to the backend in a page of Chromium, asked from outside. */
export class PageWire {
  #browser: Browser | null = null;
  #code = '';

  async start(): Promise<void> {
    const built = await build({
      configFile: false,
      root,
      logLevel: 'error',
      resolve: { conditions: ['@cs-inbox/source', ...defaultClientConditions] },
      build: { write: false, target: 'es2023', lib: { entry: ENTRY, formats: ['es'] } },
    });
    const [first] = Array.isArray(built) ? built : [];
    const [chunk] = first?.output ?? [];
    if (chunk?.type !== 'chunk') throw new Error(`${ENTRY} was not built into one file`);
    this.#code = chunk.code;
    this.#browser = await launch({ executablePath: await chromiumPath(), headless: 'shell', args: chromiumArgs });
  }

  async stop(): Promise<void> {
    await this.#browser?.close();
  }

  /** The page, for a server that has room for it. */
  readonly elsewhere: Elsewhere = {
    request: ({ url }, response) => {
      const isCode = url === '/wire.js';
      response.writeHead(200, { 'content-type': isCode ? 'text/javascript' : 'text/html' });
      response.end(isCode ? this.#code : '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/wire.js"></script>');
    },
    upgrade: (_, socket) => void socket.destroy(),
  };

  /** Opens the page of that server, until the test is over. */
  async portOf(t: TestContext, baseUrl: string): Promise<WirePort> {
    if (this.#browser === null) throw new Error('it was not started');
    const page = await this.#browser.newPage();
    t.after(() => page.close());
    return remotePort(page, new URL('/', baseUrl).href);
  }
}

async function remotePort(page: Page, address: string): Promise<WirePort> {
  const heard = new Map<number, (value: never) => void>();
  await page.exposeFunction('told', (id: number, value: never) => heard.get(id)?.(value));
  await page.goto(address);
  const ask = (verb: keyof WirePort, asked: unknown, answer: (value: never) => void) => {
    const id = heard.size;
    heard.set(id, answer);
    void call(page, verb, id, asked);
    return () => void call(page, 'cancel', id, null);
  };
  return {
    send: (message, answer) => ask('send', message, answer),
    sync: (cursor, answer) => ask('sync', cursor, answer),
    stream: (cursor, answer) => ask('stream', cursor, answer),
  };
}

async function call(page: Page, verb: string, id: number, asked: unknown): Promise<void> {
  await page.evaluate(
    (name, number, given) => {
      const wire = Reflect.get(globalThis, 'wire') as Readonly<Record<string, (id: number, given: unknown) => void>>;
      wire[name]?.(number, given);
    },
    verb,
    id,
    asked,
  );
}
