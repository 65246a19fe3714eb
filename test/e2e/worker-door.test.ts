import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { msw } from 'msw/vite';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { build, defaultClientConditions, preview, type PreviewServer } from 'vite';
import type { SeenAnswer } from '../support/browser/door-page/door-page.ts';
import { root } from '../support/node/workspace-copy.ts';
import { chromiumArgs, chromiumPath } from '../tools/chromium.mjs';

const folder = mkdtempSync(join(tmpdir(), 'cs-inbox-door-'));
let server: PreviewServer;
let browser: Browser;
let url = '';

before(async () => {
  const shared = {
    configFile: false as const,
    root: join(root, 'test/support/browser/door-page'),
    logLevel: 'error' as const,
    // Whatever is not there is answered with the page itself, as many development servers do.
    appType: 'spa' as const,
    plugins: [msw({ mode: 'worker-only' })],
    resolve: { conditions: ['@cs-inbox/source', ...defaultClientConditions] },
    build: { outDir: folder, emptyOutDir: true, target: 'es2023' },
  };
  await build(shared);
  server = await preview({ ...shared, preview: { port: 0, strictPort: false, host: '127.0.0.1' } });
  const address = server.httpServer.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`;
  browser = await launch({ executablePath: await chromiumPath(), headless: 'shell', args: chromiumArgs });
});

after(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function visit(): Promise<Page> {
  const page = await (await browser.createBrowserContext()).newPage();
  await page.goto(url);
  assert.deepEqual(await started(page), { door: 'msw', why: '' });
  return page;
}

const started = (page: Page) => page.evaluate(() => window.doorPage.started);
const see = (page: Page, path: string, method = 'GET', ms = 5_000): Promise<SeenAnswer> =>
  page.evaluate((...how) => window.doorPage.see(...how), path, method, ms);
const told = (page: Page) => page.evaluate(() => window.doorPage.takeovers);
const handled = (page: Page) => page.evaluate(() => window.doorPage.handled);

const whole = { status: 200, text: '{"key":"k1"}', how: 'end' };

describe('the msw door in a browser', () => {
  const table = [
    ['sync', { ...whole, door: 'msw' }],
    ['html', { ...whole, door: 'msw', text: '<!doctype html>' }],
    ['break/refuse', { status: 0, door: null, text: '', how: 'rejected' }],
    ['break/silence', { status: 0, door: null, text: '', how: 'pending' }],
    ['break/reset-after-headers', { status: 200, door: 'msw', text: '', how: 'body-broken' }],
    ['break/silence-after-headers', { status: 200, door: 'msw', text: '', how: 'body-pending' }],
    ['break/content-length-short', { ...whole, door: 'msw', text: '{"key"' }],
  ] as const;
  test('SIM-8.34 shows each answer as a network would, and none of them makes the page take over', async () => {
    const page = await visit();
    for (const [path, expected] of table) assert.deepEqual(await see(page, path, 'GET', 1_000), expected, path);
    const { text, ...cut } = await see(page, 'break/reset-mid-body');
    assert.deepEqual(cut, { status: 200, door: 'msw', how: 'body-broken' });
    assert.ok('{"key"'.startsWith(text), text);
    assert.deepEqual(await told(page), []);
    await page.close();
  });

  test('SIM-8.34 a stream comes frame by frame, a reset of it is no end, and it closes when its client goes', async () => {
    const page = await visit();
    for (const [how, seen] of [['end', 'end'], ['reset', 'body-broken']] as const) {
      const watching = see(page, 'events');
      await page.waitForFunction(() => window.doorPage.streams.size === 1);
      await page.evaluate((end) => {
        for (const sink of window.doorPage.streams) {
          sink.frame('data: 1\n\n');
          sink.frame('data: 2\n\n');
          sink.end(end);
        }
      }, how);
      assert.deepEqual(await watching, { status: 200, door: 'msw', text: 'data: 1\n\ndata: 2\n\n', how: seen });
    }
    assert.equal((await see(page, 'events', 'GET', 300)).how, 'body-pending');
    await page.waitForFunction(() => window.doorPage.streams.size === 0);
    await page.close();
  });
});

describe('a worker that has gone', () => {
  const ways = {
    'it answers this page no more': (page: Page) =>
      page.evaluate(async () => {
        const { serviceWorker } = navigator;
        const closed = new Promise((resolve) => serviceWorker.addEventListener('message', ({ data }: MessageEvent<{ type?: string }>) => data.type === 'CLIENT_CLOSED' && resolve(null)));
        serviceWorker.controller?.postMessage('CLIENT_CLOSE');
        await closed;
      }),
    'the site was cleared': async (page: Page) => {
      const session = await page.createCDPSession();
      await session.send('Storage.clearDataForOrigin', { origin: new URL(url).origin, storageTypes: 'all' });
      await page.waitForFunction(() => navigator.serviceWorker.controller === null);
    },
    'the browser passes it by': async (page: Page) => {
      const session = await page.createCDPSession();
      await session.send('Network.enable');
      await session.send('Network.setBypassServiceWorker', { bypass: true });
    },
  };
  for (const [name, go] of Object.entries(ways)) {
    test(`SIM-8.35 ${name}: the page says so once and answers, the very request too`, async () => {
      const page = await visit();
      await go(page);
      const both = await Promise.all([see(page, 'sync'), see(page, 'conversations/c1/messages/k1', 'PUT')]);
      assert.deepEqual(both, [{ ...whole, door: 'page' }, { ...whole, door: 'page' }]);
      assert.deepEqual(new Set(await handled(page)), new Set(['GET sync', 'PUT conversations/c1/messages/k1 {"text":"Hello"}']));
      const [why, ...more] = await told(page);
      assert.match(why ?? '', /service worker of the simulator has gone/u);
      assert.deepEqual(more, []);
      await page.close();
    });
  }

  test('SIM-8.35 a worker that the browser ends between two requests is woken, and nothing is taken over', async () => {
    const page = await visit();
    const session = await page.createCDPSession();
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
    assert.deepEqual(await see(page, 'sync'), { ...whole, door: 'msw' });
    assert.deepEqual(await told(page), []);
    await page.close();
  });

  test('SIM-8.36 a page that was reloaded past the worker answers by itself and says why, until it is reloaded normally', async () => {
    const page = await visit();
    const other = await page.browserContext().newPage();
    await other.goto(url);
    await started(other);
    const session = await page.createCDPSession();
    await Promise.all([page.waitForNavigation(), session.send('Page.reload', { ignoreCache: true })]);
    const past = await started(page);
    assert.equal(past.door, 'page');
    assert.match(past.why, /loaded past its service worker/u);
    assert.deepEqual(await see(page, 'sync'), { ...whole, door: 'page' });
    await page.reload();
    assert.deepEqual(await started(page), { door: 'msw', why: '' });
    await page.close();
  });
});
