import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { TabGroup } from './tab-group.ts';

const group = new TabGroup();
before(() => group.start());
after(() => group.stop());

const arrived = ['sent', 'delivered', 'read'];

test('SEND-8.44 a tab that is kept for "back" lets another one send, and is up to date when it is shown again', async (t) => {
  const [tab, other] = await group.open(2, '127.0.0.1');
  assert.ok(tab && other);
  t.after(() => tab.page.browserContext().close());
  const [buyer = ''] = await tab.buyers(3);
  await tab.say(buyer, 'kept 1');
  await group.shows(tab, ['kept 1'], ...arrived);
  const sender = tab.departed.length > 0 ? tab : other;
  const follower = sender === tab ? other : tab;
  await follower.open(buyer);

  const heal = await group.hang();
  await sender.say(buyer, 'kept 2');
  await sender.say(buyer, 'kept 3');
  await group.shows(sender, ['kept 3'], 'queued');
  const keeps = await keepsPages(await tab.page.browserContext().newPage(), new URL(tab.page.url()).origin);
  await heal();
  await leave(sender.page);

  const texts = ['kept 1', 'kept 2', 'kept 3'];
  assert.deepEqual(await group.received('kept', 3), texts);
  await follower.page.bringToFront();
  await group.shows(follower, texts, ...arrived);
  await sender.page.bringToFront();
  assert.equal(await cameBack(sender.page), keeps, 'it is kept where this browser keeps any page');
  await sender.open(buyer);
  await group.shows(sender, texts, ...arrived);
  await sender.say(buyer, 'kept 4');
  assert.deepEqual(await group.received('kept', 4), [...texts, 'kept 4']);
  await group.nothingLeft(follower);
});

/** Goes to another page, and marks the one that is left. */
async function leave(page: Page): Promise<void> {
  await page.evaluate(() => addEventListener('pageshow', ({ persisted }) => (document.title = `persisted: ${persisted}`)));
  await page.goto(`${group.simulator.backend}capabilities`);
}

/** @returns whether it is the very page that was left, and not the same one loaded anew */
async function cameBack(page: Page): Promise<boolean> {
  await page.goBack();
  return (await page.title()) === 'persisted: true';
}

/** A browser without windows may keep no page at all: tried with the same page without an inbox in it. */
async function keepsPages(page: Page, address: string): Promise<boolean> {
  await page.goto(address);
  await leave(page);
  const kept = await cameBack(page);
  await page.close();
  return kept;
}
