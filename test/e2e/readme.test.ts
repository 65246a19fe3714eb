import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { findScenario } from '@cs-inbox/simulator';
import { createHost, createRealClock } from '@cs-inbox/simulator/doors/page';
import { type Browser, launch } from 'puppeteer-core';
import { build } from 'vite';
import { root } from '../support/node/workspace-copy.ts';
import { chromiumArgs, chromiumPath } from '../tools/chromium.mjs';
import { InboxPage } from './inbox-page.ts';

const folder = mkdtempSync(join(tmpdir(), 'cs-inbox-tag-'));
const page = /```html\n([\s\S]*?)```/u.exec(readFileSync(join(root, 'README.md'), 'utf8'))?.[1] ?? '';
const policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-hashes'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";
let server: Server;
let browser: Browser;

const scenario = findScenario('calm');
assert.ok(scenario.ok);
const host = createHost({ scenario: scenario.scenario, seed: 1, account: 'operator-1', clock: createRealClock() });

before(async () => {
  await build({ configFile: join(root, 'packages/elements/bundle.config.ts'), logLevel: 'error', build: { outDir: folder } });
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
  const type = (name: string) => ({ 'content-type': name, 'content-security-policy': policy });
  if (path === '/') return void response.writeHead(200, type('text/html')).end(page);
  if (path === '/cs-inbox.js') return void response.writeHead(200, type('text/javascript')).end(readFileSync(join(folder, 'cs-inbox.js')));
  if (!path.startsWith('/api/cs/')) return void response.writeHead(404).end();
  const body = await new Response(request as unknown as ReadableStream).text();
  const answer = await host.handle({ method: request.method ?? 'GET', path: path.slice('/api/cs/'.length), body: body === '' ? null : body, headers: {} });
  if (answer.kind === 'reply') response.writeHead(answer.status, answer.headers).end(answer.body);
  else response.destroy();
}

test('EMBED-2.1 the page of the README works as it stands, with the one-file bundle and a backend behind its base-url', async () => {
  const tab = await browser.newPage();
  await tab.setViewport({ width: 1200, height: 800 });
  const problems: string[] = [];
  tab.on('pageerror', (error) => problems.push(String(error)));
  await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const inbox = new InboxPage(tab);
  await inbox.open();
  await inbox.send('from the README');
  await inbox.until('from the README', 'sent', 'delivered', 'read');
  assert.deepEqual((await host.ledger()).map(({ text }) => text), ['from the README']);
  assert.deepEqual(problems, []);
});

test('EMBED-3.3 it breaks no strict content policy with Trusted Types, and asks no other address', async () => {
  const tab = await browser.newPage();
  const asked = new Set<string>();
  const breaches: string[] = [];
  tab.on('request', (request) => asked.add(new URL(request.url()).origin));
  await tab.exposeFunction('breached', (what: string) => breaches.push(what));
  await tab.evaluateOnNewDocument(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, sourceFile }) => {
      // The page of the README has one style attribute of its own; the inbox has none.
      if (violatedDirective !== 'style-src-attr' || sourceFile !== '') (window as unknown as { breached: (what: string) => void }).breached(violatedDirective);
    });
  });
  await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const inbox = new InboxPage(tab);
  await inbox.open();
  assert.deepEqual(breaches, []);
  assert.equal(asked.size, 1);
});
