import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { BuiltDemo } from './built-demo.ts';

/** States in which there is nothing to say. The gallery says so. */
const silent = ['composer.nothing-open', 'reply-dialog.closed', 'retry-run.none', 'sync-banner.first-connecting', 'sync-banner.live', 'sync-banner.polling'];

const demo = new BuiltDemo();
before(() => demo.start());
after(() => demo.stop());

const links = (page: Page, selector: string) => page.$$eval(selector, (all) => all.map((link) => (link as HTMLAnchorElement).href));
const look = '?theme=dark&lang=zh-CN&dir=rtl&density=comfortable&width=480px';

describe('the gallery', () => {
  test('DEMO-2.1 each link of the index leads to its state, which stands there, and nothing breaks', async () => {
    // Two windows: in a tab behind another nothing is drawn.
    const visits = await Promise.all([demo.visit('gallery/'), demo.visit('gallery/')]);
    const [{ page: index }] = visits;
    await index.waitForSelector('.cell');
    const states = await links(index, '.cell .name');
    assert.equal(new Set(states).size, states.length);
    const rest = [...states];
    const nothing: string[] = [];
    await Promise.all(
      visits.map(async ({ page }) => {
        for (let href = rest.pop(); href !== undefined; href = rest.pop()) {
          await page.goto(href);
          if (!(await standsThere(page))) nothing.push(new URL(href).searchParams.get('state') ?? href);
        }
      }),
    );
    assert.deepEqual(nothing.sort(), silent);
    assert.deepEqual(visits.flatMap(({ problems }) => problems), []);
    for (const { page } of visits) await page.close();
  });

  test('DEMO-2.1 the look is carried along: index, states, the one before and the one after', async () => {
    const { page, problems } = await demo.visit(`gallery/${look}`);
    await page.waitForSelector('.cell');
    const [first = '', second = ''] = await links(page, '.cell .name');
    assert.equal(new URL(second).search, `?state=message-bubble.sending&${look.slice(1)}`);
    await page.goto(first);
    assert.ok(await standsThere(page));
    assert.deepEqual(await links(page, '.steps [rel=next]'), [second]);
    assert.deepEqual(await links(page, '.steps [rel=prev]'), []);
    await Promise.all([page.waitForNavigation(), page.keyboard.press('ArrowRight')]);
    assert.ok(await standsThere(page));
    assert.equal(page.url(), second);
    assert.deepEqual(await links(page, '.steps [rel=prev]'), [first]);
    await Promise.all([page.waitForNavigation(), page.click('.up')]);
    assert.equal(new URL(page.url()).search, `?element=message-bubble&${look.slice(1)}`);
    await page.waitForSelector('.cell .name');
    await Promise.all([page.waitForNavigation(), page.click('.elements a')]);
    assert.equal(new URL(page.url()).search, look);
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('DEMO-2.1 the look is what the address says', async () => {
    const { page } = await demo.visit(`gallery/${look}&state=message-bubble.failed`);
    assert.ok(await standsThere(page));
    const seen = await page.$eval('cs-message-bubble', (bubble) => {
      const { colorScheme, direction, fontSize, inlineSize } = getComputedStyle(bubble);
      return { colorScheme, direction, fontSize, inlineSize, lang: bubble.closest('[lang]')?.getAttribute('lang'), words: bubble.shadowRoot?.textContent ?? '' };
    });
    assert.deepEqual({ ...seen, words: /发送失败/u.test(seen.words) }, { colorScheme: 'dark', direction: 'rtl', fontSize: '14px', inlineSize: '480px', lang: 'zh-CN', words: true });
    assert.deepEqual(await page.$$eval('.switches [aria-current]', (all) => all.map((link) => link.textContent)), ['Dark', '中文', 'RTL', 'Comfortable', '480']);
    await page.goto(page.url().replace('message-bubble.failed', 'inbox.list'));
    assert.ok(await standsThere(page));
    assert.equal(await page.$eval('cs-inbox >>> h2', (title) => title.textContent), '客服消息');
    await page.goto(page.url().replace('480px', 'full'));
    assert.ok(await standsThere(page));
    assert.ok((await page.$eval('cs-inbox', (inbox) => inbox.clientWidth)) > 1_300, 'it does not fill the page');
    await page.close();
  });

  test('DEMO-2.1 time stands still, whatever the day', async () => {
    const { page } = await demo.visit('gallery/');
    const gallery = page.url();
    await page.emulateTimezone('UTC');
    for (const [state, words] of [['inbox.list', /Overdue 22 min[\s\S]*Yesterday/u], ['conversation-list.full', /Due 15:20/u], ['retry-dialog.counting-down', /0:42/u]] as const) {
      await page.goto(`${gallery}?state=${state}`);
      assert.ok(await standsThere(page));
      const lists = await page.$$(state.startsWith('inbox') ? 'cs-inbox >>> cs-conversation-list' : `cs-${state.split('.')[0]}`);
      assert.match((await lists[0]?.evaluate((element) => element.shadowRoot?.textContent ?? '')) ?? '', words, state);
    }
    await page.close();
  });

  test('DEMO-2.2 an unknown state, element, theme, language, direction, density or width is named, and the good ones are links that work', async () => {
    const { page } = await demo.visit('gallery/');
    const gallery = page.url();
    const wrong = { state: 'message-bubble.nonsense', theme: 'sepia', lang: 'tlh', dir: 'up', density: 'dense', width: 'wide', element: 'nonsense' };
    for (const [name, value] of [...Object.entries(wrong), ['state', 'nonsense'], ['state', ''], ['theme', '']]) {
      await page.goto(`${gallery}?${name}=${value}`);
      await page.waitForSelector('[role=alert]');
      assert.ok((await page.$eval('[role=alert]', (alert) => alert.textContent ?? '')).includes(`"${value}" does not exist`), `${name}=${value}`);
      const good = await links(page, '[role=alert] a');
      assert.ok(good.length > 1, `${name}=${value} offers no way on`);
      await page.goto(good[0] ?? '');
      assert.equal(await page.$('[role=alert]'), null, `${good[0]} does not work either`);
      await page.waitForSelector('.switches');
    }
    await page.close();
  });

  test('INBOX-8.31 the overview draws what is near, of one element or all, and the search leaves what holds its words', async () => {
    const { page, problems } = await demo.visit('gallery/?element=message-bubble&lang=ar');
    await page.waitForSelector('.picture[data-drawn] cs-message-bubble');
    assert.equal(await page.$eval('cs-message-bubble', (bubble) => getComputedStyle(bubble).direction), 'rtl');
    const all = await page.$$eval('.cell', (cells) => cells.length);
    const drawn = await page.$$eval('.picture[data-drawn]', (cells) => cells.length);
    assert.ok(drawn < all, `${drawn} of ${all} are drawn at once`);
    const shown = () => page.$$eval('.cell:not([hidden])', (cells) => cells.map((cell) => (cell as HTMLElement).dataset['state'] ?? ''));
    await page.type('.search', 'failed thrott');
    const found = await shown();
    assert.ok(found.length > 0 && found.length < all, `${found.length} of ${all} are left`);
    assert.deepEqual(found.filter((id) => !id.includes('failed') || !id.includes('thrott')), []);
    await page.type('.search', ' nonsense');
    assert.deepEqual(await shown(), []);
    assert.match(await page.$eval('.none', (line) => line.textContent ?? ''), /No state/u);
    await page.click('.elements li:first-child a');
    await page.waitForSelector('#cs-inbox');
    assert.ok((await shown()).some((id) => id.startsWith('inbox.')));
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('INBOX-8.31 a dialog has a window of its own in its cell', async () => {
    const { page, problems } = await demo.visit('gallery/?element=retry-dialog&theme=dark');
    await page.waitForSelector('.picture iframe');
    const frame = await (await page.$('.picture iframe'))?.contentFrame();
    await frame?.waitForSelector('main[data-drawn]');
    assert.equal(await frame?.$eval('cs-retry-dialog >>> dialog', (dialog) => dialog.matches(':modal')), true);
    assert.equal(await frame?.$('.switches'), null);
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('DEMO-2.1 index and states fit into 320 px', async () => {
    const { page } = await demo.visit('gallery/');
    const gallery = page.url();
    await page.setViewport({ width: 320, height: 640 });
    for (const query of ['', '?lang=en-XA', '?lang=ar&density=comfortable', ...['message-bubble.failed', 'thread.full', 'inbox.thread', 'composer.over-limit', 'sync-banner.offline'].map((state) => `?state=${state}`)]) {
      await page.goto(gallery + query);
      await page.waitForSelector('.switches');
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320, `${query} is wider`);
    }
    await page.close();
  });
});

/** Resolves once the state is drawn: whether anything of its element is to be seen. */
async function standsThere(page: Page): Promise<boolean> {
  const drawn = await page.waitForSelector('main[data-drawn]');
  return (await drawn?.evaluate((main) => main.querySelector('.nothing') === null)) === true;
}
