import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { findScenario } from '@cs-inbox/simulator';
import { createHost, createRealClock } from '@cs-inbox/simulator/doors/page';
import { type Browser, type BrowserContext, launch } from 'puppeteer-core';
import { build } from 'vite';
import { until } from '../support/node/until.ts';
import { root } from '../support/node/workspace-copy.ts';
import { chromiumArgs, chromiumPath } from '../tools/chromium.mjs';
import { InboxPage } from './inbox-page.ts';

// The one-file bundle shortens names, cuts branches of libraries away and replaces one of them. None of it may be seen from outside.

type Build = 'bundle' | 'packages';
const folder = mkdtempSync(join(tmpdir(), 'cs-inbox-builds-'));
const scenario = findScenario('calm');
assert.ok(scenario.ok);
const arrived = ['sent', 'delivered', 'read'];
let host = createHost({ scenario: scenario.scenario, seed: 1, account: 'operator-1', clock: createRealClock() });
const refused = new Set<string>();
let server: Server;
let browser: Browser;

before(async () => {
  await build({ configFile: join(root, 'packages/elements/bundle.config.ts'), logLevel: 'error', build: { outDir: join(folder, 'bundle') } });
  await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { conditions: ['@cs-inbox/source', 'browser', 'production'] },
    build: {
      outDir: join(folder, 'packages'),
      minify: false,
      rolldownOptions: { input: join(root, 'packages/elements/src/define/index.ts'), output: { entryFileNames: 'cs-inbox.js' } },
    },
  });
  server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  browser = await launch({ executablePath: await chromiumPath(), headless: 'shell', args: chromiumArgs });
});

after(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = request.url ?? '/';
  const body = await new Response(request as unknown as ReadableStream).text();
  const file = /^\/(bundle|packages)\/cs-inbox\.js$/u.exec(path)?.[1];
  if (file !== undefined) return void response.writeHead(200, { 'content-type': 'text/javascript' }).end(readFileSync(join(folder, file, 'cs-inbox.js')));
  if (!path.startsWith('/api/')) {
    const page = `<!doctype html><html lang="en"><script type="module" src="${path}/cs-inbox.js"></script><cs-inbox base-url="/api/" account="operator-1" style="height: 700px"></cs-inbox></html>`;
    return void response.writeHead(200, { 'content-type': 'text/html' }).end(page);
  }
  const key = path.split('/').at(-1) ?? '';
  if (request.method === 'PUT' && body.includes('refused at first') && !refused.has(key)) {
    refused.add(key);
    const problem = { account: 'operator-1', key, committed: false, cause: 'unknown', class: 'retryable', retryable: true, title: 'Try later', code: 'later' };
    return void response.writeHead(422, { 'content-type': 'application/problem+json' }).end(JSON.stringify(problem));
  }
  const answer = await host.handle({ method: request.method ?? 'GET', path: path.slice('/api/'.length), body: body === '' ? null : body, headers: {} });
  if (answer.kind === 'reply') response.writeHead(answer.status, answer.headers).end(answer.body);
  else response.destroy();
}

/** A browser without a past, and a platform without one. */
async function afresh(): Promise<BrowserContext> {
  assert.ok(scenario.ok);
  host = createHost({ scenario: scenario.scenario, seed: 1, account: 'operator-1', clock: createRealClock() });
  return browser.createBrowserContext();
}

async function visit(context: BrowserContext, name: Build, buyer?: string): Promise<InboxPage & { readonly buyer: string; readonly problems: readonly string[] }> {
  const page = await context.newPage();
  await page.setViewport({ width: 1200, height: 800 });
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  await page.evaluateOnNewDocument(noteWhatLeaves);
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/${name}`);
  const inbox = new InboxPage(page);
  return Object.assign(inbox, { buyer: await inbox.open(buyer), problems });
}

/** Runs in the page: writes down the name of each field that goes to the disk, to another tab, to the backend or to the host. */
function noteWhatLeaves(): void {
  const left = new Set<string>();
  const note = (where: string, value: unknown): void => {
    if (value instanceof Map || value instanceof Set || Array.isArray(value)) for (const one of value) note(`${where}[]`, one);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, one] of Object.entries(value)) {
        left.add(`${where}.${name}`);
        note(`${where}.${name}`, one);
      }
    } else if (/\.(?:type|kind|cause|outcome|trigger|delivery)$/u.test(where)) left.add(`${where}=${String(value)}`);
  };
  const kindOf = (value: unknown) => (typeof value === 'object' && value !== null && 'type' in value ? String(value.type) : '');
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (value: unknown, key?: IDBValidKey) {
    note(`row ${String(key).split(':')[0]}`, value);
    return put.call(this, value, key);
  };
  const { postMessage } = BroadcastChannel.prototype;
  BroadcastChannel.prototype.postMessage = function (message: unknown) {
    note(`tab ${kindOf(message)}`, message);
    postMessage.call(this, message);
  };
  const ask = window.fetch;
  window.fetch = (address, options) => {
    note(`request ${options?.method ?? 'GET'}`, { headers: Object.fromEntries(new Headers(options?.headers)), body: typeof options?.body === 'string' ? JSON.parse(options.body) : null });
    return ask(address, options);
  };
  const { dispatchEvent } = EventTarget.prototype;
  EventTarget.prototype.dispatchEvent = function (event) {
    if (event.type.startsWith('cs-')) note(`event ${event.type}`, Object.fromEntries(Object.entries(event)));
    return dispatchEvent.call(this, event);
  };
  Object.assign(window, { whatLeft: () => [...left] });
}

function whatLeft({ page }: InboxPage): Promise<string[]> {
  return page.evaluate(() => (window as unknown as { whatLeft: () => string[] }).whatLeft());
}

async function press({ page }: InboxPage, selector: string): Promise<void> {
  const button = await page.waitForSelector(selector);
  await button?.click();
}

test('EMBED-2.31 what goes to disk, tabs, backend and host has the same names in the bundle as in the packages', async () => {
  const names = new Map<Build, string[]>();
  for (const name of ['bundle', 'packages'] as const) {
    const context = await afresh();
    const first = await visit(context, name);
    const second = await visit(context, name, first.buyer);
    await second.send('at once');
    await second.until('at once', ...arrived);
    await press(second, 'cs-inbox >>> cs-thread >>> [part=pause]');
    await second.untilWords('Resume');
    await second.send('held');
    await second.until('held', 'waiting');
    await press(second, 'cs-inbox >>> cs-thread >>> [part=pause]');
    await second.until('held', ...arrived);
    await second.send('refused at first');
    await second.until('refused at first', 'failed');
    await second.write('half a sentence');
    await second.untilWords('Draft saved');
    // A thread that nobody has looked at: only then is it told.
    await press(second, 'cs-inbox >>> cs-conversation-list >>> li:nth-child(2) .row');
    await until(async () => (await whatLeft(second)).includes('tab thread.type'), async () => 'No thread was told.');
    names.set(name, [...new Set([...(await whatLeft(first)), ...(await whatLeft(second))])].sort());
    assert.deepEqual([first.problems, second.problems], [[], []]);
    await context.close();
  }
  for (const kind of ['row out', 'row draft', 'row paused', 'tab told', 'tab wish', 'tab hello', 'request PUT', 'event cs-message-failed']) {
    assert.ok(names.get('packages')?.some((name) => name.startsWith(kind)), `no ${kind} left the page`);
  }
  assert.deepEqual(names.get('bundle'), names.get('packages'));
});

for (const [writer, reader] of [['bundle', 'packages'], ['packages', 'bundle']] as const) {
  test(`EMBED-2.31 what a page of the ${writer} has left on the disk, one of the ${reader} shows and sends; beside each other they are one inbox`, async () => {
    const context = await afresh();
    const before = await visit(context, writer);
    await before.send('refused at first');
    await before.until('refused at first', 'failed');
    await before.write('half a sentence');
    await before.untilWords('Draft saved');
    await before.page.close();

    const now = await visit(context, reader, before.buyer);
    await now.until('refused at first', 'failed');
    assert.equal(await now.page.$eval('cs-inbox >>> cs-composer >>> textarea', (box) => box.value), 'half a sentence');
    assert.doesNotMatch(await now.words(), /cannot be read/u);
    await press(now, 'cs-inbox >>> cs-message-bubble[status=failed] >>> .strip .button');
    await now.until('refused at first', ...arrived);

    const beside = await visit(context, writer, before.buyer);
    await beside.until('refused at first', ...arrived);
    await beside.page.focus('cs-inbox >>> cs-composer >>> textarea');
    await beside.page.keyboard.press('Enter');
    await beside.until('half a sentence', ...arrived);
    const told = await whatLeft(now);
    assert.ok(told.includes('tab told.entries'), 'the page that sends told the other one nothing');
    await now.page.close();
    await beside.send('alone again');
    await beside.until('alone again', ...arrived);
    assert.deepEqual((await host.ledger()).map(({ text }) => text), ['refused at first', 'half a sentence', 'alone again']);
    assert.deepEqual([before.problems, now.problems, beside.problems], [[], [], []]);
    await context.close();
  });
}
