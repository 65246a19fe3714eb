import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { root } from '../support/node/workspace-copy.ts';
import { BuiltDemo } from './built-demo.ts';
import { InboxPage } from './inbox-page.ts';

const demo = new BuiltDemo();
const servers: ChildProcess[] = [];
before(() => demo.start());
after(async () => {
  for (const server of servers) server.kill('SIGTERM');
  await demo.stop();
});

const arrived = ['sent', 'delivered', 'read'];

/** `cs-simulator serve` on a free port. @returns the query with which the demo talks to it */
async function serve(...flags: readonly string[]) {
  const server = spawn(process.execPath, [join(root, 'simulator/bin/cs-simulator.mjs'), 'serve', '--port', '0', ...flags], { stdio: ['ignore', 'pipe', 'inherit'] });
  servers.push(server);
  for await (const line of createInterface({ input: server.stdout })) {
    if (!line.startsWith('{')) continue;
    const { listening } = JSON.parse(line) as { readonly listening: string };
    return { url: listening, query: `?door=http&server=${listening.slice(0, -1)}`, server };
  }
  throw new Error('the server ended');
}

const untilText = (page: Page, selector: string, wanted: string) =>
  page.waitForFunction((place, text) => [...document.querySelectorAll(place)].some((one) => one.textContent?.includes(text)), { timeout: 15_000 }, selector, wanted);
const chosen = (page: Page, place: string) => page.$eval(place, (field) => (field as HTMLSelectElement).value);
const state = async (url: string) => (await (await fetch(`${url}__sim/state`)).json()) as { readonly scenario: string; readonly seed: number; readonly rules: readonly { readonly do: string; readonly added: boolean }[] };

describe('the demo with a server behind it', () => {
  test('DEMO-1.6 a message goes to the server, and the strip shows what the server plays, counts and judges', async () => {
    const { url, query } = await serve('--scenario', 'lost-reply', '--seed', '7', '--account', 'ana');
    const { page, problems } = await demo.visit(query);
    const inbox = new InboxPage(page);
    await inbox.open();
    assert.equal(await page.$eval('cs-inbox', (tag) => tag.getAttribute('account')), 'ana');
    assert.deepEqual([await chosen(page, '.controls select'), await chosen(page, '.controls input')], ['lost-reply', '7']);
    await untilText(page, '.controls span', `Door: ${url.slice(0, -1)}`);
    await inbox.send('one');
    await inbox.until('one', ...arrived);
    await inbox.send('two');
    await inbox.until('two', ...arrived);
    await untilText(page, '.simulator > summary', 'Ledger: 2 messages received by buyers · Verdict: clean');
    const lines = (await (await fetch(`${url}__sim/ledger`)).text()).trimEnd().split('\n');
    assert.deepEqual(lines.map((line) => (JSON.parse(line) as { readonly text: string }).text), ['one', 'two']);
    assert.deepEqual(await inbox.ledger(), ['one', 'two']);
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('DEMO-1.6 the switches break the server, a login mends it, and another story begins it anew', async () => {
    const { url, query } = await serve();
    const { page, problems } = await demo.visit(query);
    await new InboxPage(page).open();
    await untilText(page, '.faults > [role=status]', 'logged in');
    await (await page.$('.simulator ::-p-aria([name="Expire login (403)"])'))?.click();
    await untilText(page, '.faults > [role=status]', 'login expired (403)');
    await (await page.$('.simulator ::-p-aria([name="Log in"])'))?.click();
    await untilText(page, '.faults > [role=status]', 'logged in');
    await page.select('.rules select', 'reply.lose');
    await page.click('.rules > button');
    await untilText(page, '.added li', 'on the next message of Aster');
    assert.deepEqual((await state(url)).rules.map(({ do: name, added }) => [name, added]), [['reply.lose', true]]);
    await page.click('.added button');
    await page.waitForFunction(() => document.querySelectorAll('.added li').length === 0);
    assert.deepEqual((await state(url)).rules, []);
    await Promise.all([page.waitForNavigation(), page.select('.controls select', 'throttled-store')]);
    await page.waitForSelector('.controls select');
    assert.equal(await chosen(page, '.controls select'), 'throttled-store');
    assert.equal((await state(url)).scenario, 'throttled-store');
    await page.click('.controls input', { count: 3 });
    await page.keyboard.type('9');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    await page.waitForSelector('.controls input');
    assert.equal(await chosen(page, '.controls input'), '9');
    const { scenario, seed } = await state(url);
    assert.deepEqual([scenario, seed], ['throttled-store', 9]);
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('DEMO-1.7 a server that goes away is told in the strip, and that it is back too', async () => {
    const { url, query, server } = await serve();
    const { page } = await demo.visit(query);
    await page.waitForSelector('cs-inbox >>> cs-conversation-list >>> .row');
    const gone = once(server, 'exit');
    server.kill('SIGTERM');
    await gone;
    await untilText(page, '.simulator > [role=alert]', `${url.slice(0, -1)} does not answer.`);
    await serve('--port', new URL(url).port);
    await page.waitForFunction(() => document.querySelector('.simulator > [role=alert]')?.textContent === '');
    await page.close();
  });

  test('DEMO-1.7 where nobody answers, or something else does, the page says so and how to start a server', async () => {
    const { url, server } = await serve();
    const port = new URL(url).port;
    const gone = once(server, 'exit');
    server.kill('SIGTERM');
    await gone;
    const { page } = await demo.visit(`?door=http&server=http://127.0.0.1:${port}`);
    const alert = await page.waitForSelector('.stage [role=alert]');
    assert.match((await alert?.evaluate((panel) => panel.textContent)) ?? '', new RegExp(`Nobody answers at http://127\\.0\\.0\\.1:${port}\\.[^]*npx cs-simulator serve --port ${port}`, 'u'));
    const own = new URL(page.url()).origin;
    await page.goto(`${own}/?door=http&server=${own}`);
    await untilText(page, '.stage [role=alert]', `What answers at ${own} is no simulator`);
    await serve('--port', port);
    await page.goto(`${own}/?door=http&server=http://localhost:${port}`);
    await page.waitForSelector('cs-inbox >>> cs-conversation-list >>> .row');
    await page.close();
  });

  test('DEMO-1.2 a server elsewhere is refused, with links', async () => {
    const { page } = await demo.visit('?door=http&server=http://192.0.2.1:4010');
    await untilText(page, '[role=alert]', 'has to run on this machine');
    assert.ok((await page.$$('[role=alert] a')).length > 0);
    await page.close();
  });
});
