import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { BuiltDemo } from './built-demo.ts';
import { InboxPage } from './inbox-page.ts';

const demo = new BuiltDemo();
before(() => demo.start());
after(() => demo.stop());

const condition = (page: Page) => page.$eval('.faults > [role=status]', (said) => said.textContent ?? '');
const enabled = (page: Page) => page.$eval('.faults fieldset', (group) => !(group as HTMLFieldSetElement).disabled);

async function untilCondition(page: Page, wanted: string): Promise<void> {
  await page.waitForFunction((text) => document.querySelector('.faults > [role=status]')?.textContent?.includes(text), { timeout: 5_000 }, wanted);
}

/** By keyboard, as somebody without a mouse would. */
async function press(page: Page, label: string): Promise<void> {
  const button = await page.waitForSelector(`.faults ::-p-aria([name="${label}"][role="button"])`);
  await button?.focus();
  await page.keyboard.press('Enter');
}

/** What the elements dispatch where somebody wants to log in to a store again. */
async function askForLogin(page: Page, storeId: string): Promise<void> {
  await page.evaluate((id) => {
    const detail = { storeId: id, platform: 'shopee', market: 'MY', name: 'Aster Home', origin: 'here' };
    document.querySelector('cs-inbox')?.dispatchEvent(new CustomEvent('cs-relogin', { bubbles: true, composed: true, detail }));
  }, storeId);
  await page.waitForSelector('dialog.login[open]');
}

const untilLoggedIn = (page: Page) => page.waitForFunction(() => document.querySelector('dialog.login') === null, { timeout: 5_000 });

/** Opens a conversation. @returns its store */
async function openStore(page: Page): Promise<string> {
  const opened = await page.evaluateHandle(() => {
    const storeId = new Promise<string>((resolve) => {
      const inbox = document.querySelector('cs-inbox');
      const onOpen = (event: Event) => resolve((event as CustomEvent<{ readonly storeId: string }>).detail.storeId);
      inbox?.addEventListener('cs-conversation-open', onOpen, { once: true });
    });
    return { storeId };
  });
  await new InboxPage(page).open();
  return opened.evaluate(({ storeId }) => storeId);
}

test('DEMO-1.4 the strip breaks and mends the store of the open conversation, over a reload too', async () => {
  const { page, problems } = await demo.visit('?scenario=calm');
  await page.waitForSelector('cs-inbox >>> cs-conversation-list >>> .row');
  assert.equal(await enabled(page), false);
  assert.match(await condition(page), /^Open a conversation/u);
  const inbox = new InboxPage(page);
  const buyer = await inbox.open();
  await untilCondition(page, 'logged in');
  assert.equal(await enabled(page), true);
  assert.match(await page.$eval('.faults legend', (legend) => legend.textContent ?? ''), /^Faults of Aster \w+ [A-Z]{2} · \w/u);
  await press(page, 'Throttle for 20 s');
  await untilCondition(page, 'throttled until');
  await press(page, 'Expire login (403)');
  await untilCondition(page, 'login expired (403)');
  await page.reload();
  await inbox.open(buyer);
  await untilCondition(page, 'login expired (403)');
  await press(page, 'Log in');
  await untilCondition(page, 'logged in');
  assert.deepEqual(problems, []);
  await page.close();
});

test('DEMO-1.5 where the inbox asks for a login, a dialog logs in by itself and gives the focus back', async () => {
  const { page, problems } = await demo.visit('?scenario=calm');
  await new InboxPage(page).open();
  await page.focus('cs-inbox >>> cs-composer >>> textarea');
  await askForLogin(page, 'shopee-my');
  assert.equal(await page.$eval('dialog.login h2', (title) => title.textContent), 'Log in to Aster Home MY · Shopee (simulated)');
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Cancel');
  await untilLoggedIn(page);
  assert.equal(await page.evaluate(() => document.activeElement?.localName), 'cs-inbox');
  await page.keyboard.type('typed on');
  assert.equal(await page.$eval('cs-inbox >>> cs-composer >>> textarea', (field) => (field as HTMLTextAreaElement).value), 'typed on');
  assert.deepEqual(problems, []);
  await page.close();
});

test('DEMO-1.5 a login that is cancelled logs nobody in; one that is waited for does', async () => {
  const { page } = await demo.visit('?scenario=calm');
  const storeId = await openStore(page);
  await press(page, 'Expire login (401)');
  await untilCondition(page, 'login expired (401)');
  await askForLogin(page, storeId);
  await page.keyboard.press('Escape');
  await page.waitForSelector('dialog.login', { hidden: true });
  // When this one is through, the other would be too.
  await askForLogin(page, storeId === 'shopee-my' ? 'shopee-sg' : 'shopee-my');
  await untilLoggedIn(page);
  await press(page, 'Throttle for 20 s');
  await untilCondition(page, 'throttled until');
  assert.match(await condition(page), /login expired \(401\)/u);
  await askForLogin(page, storeId);
  await untilLoggedIn(page);
  await untilCondition(page, 'logged in, throttled until');
  await page.close();
});
