import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { BuiltDemo } from './built-demo.ts';
import { InboxPage } from './inbox-page.ts';

const demo = new BuiltDemo();
before(() => demo.start());
after(() => demo.stop());

const arrived = ['sent', 'delivered', 'read'];
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function visit(query: string) {
  const { page, problems } = await demo.visit(query);
  const inbox = new InboxPage(page);
  await inbox.open();
  return { page, inbox, problems };
}

const untilText = (page: Page, selector: string, wanted: string) =>
  page.waitForFunction((place, text) => [...document.querySelectorAll(place)].some((one) => one.textContent?.includes(text)), { timeout: 10_000 }, selector, wanted);
const texts = (page: Page, selector: string) => page.$$eval(selector, (all) => all.map((one) => one.textContent ?? ''));

/** Puts the focus on the control of that name, as somebody who goes there by keyboard. */
async function focus(page: Page, role: string, name: string): Promise<void> {
  const control = await page.waitForSelector(`.simulator ::-p-aria([name="${name}"][role="${role}"])`);
  await control?.focus();
}

/** Chooses a fault by typing its name, and adds it. */
async function addFault(page: Page, name: string): Promise<void> {
  await page.waitForFunction(() => (document.querySelector<HTMLSelectElement>('.rules select')?.options.length ?? 0) > 0);
  await page.focus('.rules select');
  await page.keyboard.type(name);
  await page.waitForFunction((wanted) => document.querySelector<HTMLSelectElement>('.rules select')?.value === wanted, {}, name);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await untilText(page, '.added strong', name);
}

/** What axe finds in the strip, one line each. */
async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe: tool } = window as unknown as { axe: { run: (place: string, options: object) => Promise<{ violations: { id: string; nodes: { target: unknown[]; failureSummary?: string }[] }[] }> } };
    const { violations } = await tool.run('.simulator', { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} · ${target.join(' ')} · ${failureSummary ?? ''}`));
  });
}

describe('the strip of the simulator', () => {
  test('DEMO-1.9 after a message in calm the verdict is clean; the ledger is saved line by line', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cs-inbox-ledger-'));
    const { page, inbox, problems } = await visit('?scenario=calm');
    await inbox.send('the first');
    await inbox.until('the first', ...arrived);
    await untilText(page, '.simulator > summary', 'Ledger: 1 message received by buyers · Verdict: clean');
    assert.equal(await page.$eval('.findings', (details) => (details as HTMLElement).hidden), true);

    const session = await page.createCDPSession();
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', browserContextId: page.browserContext().id ?? '', downloadPath: folder, eventsEnabled: true });
    const saved = new Promise<void>((resolve) => {
      session.on('Browser.downloadProgress', ({ state }) => {
        if (state === 'completed') resolve();
      });
    });
    await focus(page, 'button', 'Download ledger');
    await page.keyboard.press('Enter');
    await saved;
    assert.deepEqual(readdirSync(folder), ['ledger.ndjson']);
    const lines = readFileSync(join(folder, 'ledger.ndjson'), 'utf8').trimEnd().split('\n');
    assert.deepEqual(lines.map((line) => (JSON.parse(line) as { readonly text: string }).text), ['the first']);
    rmSync(folder, { recursive: true });
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('DEMO-1.9 what goes wrong is counted and told: the same message sent twice in the dark, past the inbox', async () => {
    const { page, problems } = await visit('?scenario=calm&door=page');
    await page.evaluate(async () => {
      const { conversations } = (await (await fetch('/api/cs/sync')).json()) as { conversations: { id: string; storeId: string }[] };
      const [{ id, storeId } = { id: '', storeId: '' }] = conversations;
      const send = (key: string) => fetch(`/api/cs/conversations/${id}/messages/${key}`, { method: 'PUT', body: JSON.stringify({ storeId, text: 'Hello' }) });
      await Promise.all([send('same-0001'), send('same-0002')]);
    });
    await untilText(page, '.simulator > summary', 'Verdict: 1 doubled');
    await page.focus('.findings summary');
    await page.keyboard.press('Enter');
    await untilText(page, '.findings[open] li', 'Message same-0002');
    assert.deepEqual(await axeFindings(page), []);
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('DEMO-1.10 a fault is added and removed by keyboard, and bites meanwhile', async () => {
    const { page, inbox, problems } = await visit('?scenario=calm');
    await untilText(page, '.faults > [role=status]', 'logged in');
    await addFault(page, 'content.refuse');
    await untilText(page, '.added [role=status]', '1 fault added:');
    await inbox.send('ask me on whatsapp');
    await inbox.until('ask me on whatsapp', 'failed');
    await untilText(page, '.added li', 'has bitten once');
    await addFault(page, 'sync.fail');
    await focus(page, 'button', 'Remove content.refuse (added-1)');
    await page.keyboard.press('Enter');
    await untilText(page, '.added [role=status]', '1 fault added:');
    assert.deepEqual(await texts(page, '.added strong'), ['sync.fail']);
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('aria-label')), 'Remove sync.fail (added-2)');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelectorAll('.added li').length === 0);
    assert.equal(await page.evaluate(() => document.activeElement?.localName), 'select');
    await inbox.send('whatsapp again');
    await inbox.until('whatsapp again', ...arrived);
    assert.deepEqual(problems.filter((problem) => !problem.startsWith('Failed to load resource')), []);
    await page.close();
  });

  test('DEMO-1.10 a network that is taken away by a click is gone at once', async () => {
    const { page } = await visit('?scenario=calm');
    await addFault(page, 'network.offline');
    assert.match((await texts(page, '.simulator > summary')).join(), /Network down/u);
    await focus(page, 'button', 'Remove network.offline (added-1)');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelectorAll('.added li').length === 0);
    assert.match((await texts(page, '.simulator > summary')).join(), /Network up/u);
    await page.close();
  });

  test('DEMO-1.10 only faults that can bite here are offered, and those of a store only while one is open', async () => {
    const { page } = await demo.visit('?scenario=calm');
    const offered = async () => (await texts(page, '.rules option')).join();
    await page.waitForFunction(() => (document.querySelector<HTMLSelectElement>('.rules select')?.options.length ?? 0) > 0);
    assert.doesNotMatch(await offered(), /stream\.|bulk\./u);
    await page.select('.rules select', 'reply.lose');
    await untilText(page, '.rules > p', 'Open a conversation');
    assert.equal(await page.$eval('.rules > button', (button) => (button as HTMLButtonElement).disabled), true);
    await new InboxPage(page).open();
    await untilText(page, '.rules > p', 'Here: on the next message of Aster');
    await page.waitForSelector('.rules > button:enabled');
    await page.goto(page.url().replace('calm', 'stream-gap'));
    await page.waitForFunction(() => (document.querySelector<HTMLSelectElement>('.rules select')?.options.length ?? 0) > 0);
    assert.match(await offered(), /stream\.gap/u);
    await page.close();
  });

  test('DEMO-1.8 a service worker that is gone is told in the strip, and the page answers on', async () => {
    const { page, inbox } = await visit('?scenario=calm');
    await untilText(page, '.controls span', 'Door: service worker');
    const session = await page.createCDPSession();
    await session.send('Storage.clearDataForOrigin', { origin: new URL(page.url()).origin, storageTypes: 'service_workers' });
    await page.waitForFunction(() => navigator.serviceWorker.controller === null);
    await inbox.send('after the worker');
    await inbox.until('after the worker', ...arrived);
    await untilText(page, '.simulator > [role=status]', 'The service worker of the simulator has gone');
    await untilText(page, '.controls span', 'Door: in the page');
    assert.deepEqual(await inbox.ledger(), ['after the worker']);
    await page.close();
  });

  for (const [width, height, open] of [[1440, 900, true], [1440, 760, false], [590, 900, false], [320, 640, false]] as const) {
    test(`DEMO-1.12 in ${width} × ${height} px the strip starts ${open ? 'open' : 'folded'}`, async () => {
      const { page } = await visit('?scenario=calm');
      await page.setViewport({ width, height });
      await page.reload();
      await page.waitForSelector('.simulator summary');
      assert.equal(await page.$eval('.simulator', (strip) => (strip as HTMLDetailsElement).open), open);
      await page.close();
    });
  }

  for (const scheme of ['light', 'dark']) {
    test(`DEMO-1.11 axe finds nothing in the strip, ${scheme}, and it fits into 320 px`, async () => {
      const { page } = await visit('?scenario=full-sync-fails&speed=2');
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await addFault(page, 'sync.endless');
      for (const width of [1440, 320]) {
        await page.setViewport({ width, height: 900 });
        assert.deepEqual(await axeFindings(page), [], `${width} px`);
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, `wider than ${width} px`);
      }
      await page.close();
    });
  }
});
