import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { BuiltDemo } from './built-demo.ts';
import { InboxPage } from './inbox-page.ts';

const demo = new BuiltDemo();
before(() => demo.start());
after(() => demo.stop());

async function visit(query: string, host?: string) {
  const { page, problems } = await demo.visit(query, host);
  const inbox = new InboxPage(page);
  const buyer = await inbox.open();
  return { page, inbox, problems, buyer };
}

for (const door of ['msw', 'page']) {
  describe(`SIM-3.1 the built demo, door ${door}`, () => {
    test('SEND-1.1 Enter, and in the next frame the bubble stands with "Sending"; then "Sent"', async () => {
      const { page, inbox, problems } = await visit(`?scenario=calm&door=${door}`);
      await inbox.write('in the next frame');
      assert.deepEqual(await inbox.pressEnter('in the next frame'), ['sending']);
      await inbox.until('in the next frame', 'sent', 'delivered', 'read');
      assert.deepEqual(await inbox.ledger(), ['in the next frame']);
      assert.deepEqual(problems, []);
      await page.close();
    });

    test('SEND-4.3 a reply that is cut after the commit: "Unconfirmed", then "Sent", once', async () => {
      const { page, inbox, problems } = await visit(`?scenario=lost-reply&door=${door}`);
      await inbox.send('the first');
      await inbox.until('the first', 'sent', 'delivered', 'read');
      await inbox.send('nobody knows');
      await inbox.until('nobody knows', 'unconfirmed');
      await inbox.until('nobody knows', 'sent', 'delivered', 'read');
      assert.deepEqual(await inbox.ledger(), ['the first', 'nobody knows']);
      assert.deepEqual(problems, []);
      await page.close();
    });

    test('SEND-5.2 offline it waits, and goes by itself and in order once the network has been back for 3 s', async () => {
      const { page, inbox } = await visit(`?scenario=calm&door=${door}`);
      await page.setOfflineMode(true);
      await inbox.untilWords('Network connection lost. Session fetching paused.');
      for (const text of ['wait one', 'wait two', 'wait three']) await inbox.send(text);
      await inbox.until('wait three', 'waiting');
      assert.match(await inbox.words(), /Waiting for network/u);
      assert.deepEqual(await inbox.ledger(), []);
      const back = performance.now();
      await page.setOfflineMode(false);
      await inbox.until('wait one', 'sending', 'sent', 'delivered');
      assert.ok(performance.now() - back > 2_900, 'it left before the network was stable');
      await inbox.until('wait three', 'sent', 'delivered', 'read');
      assert.deepEqual(await inbox.ledger(), ['wait one', 'wait two', 'wait three']);
      await page.close();
    });

    test('SEND-2.3 reloads at any moment lose nothing and double nothing', async () => {
      const { page, inbox, buyer } = await visit(`?scenario=lost-reply&door=${door}`);
      const sent: string[] = [];
      for (const delayMs of [0, 5, 20, 60, 150, 400]) {
        const text = `reload after ${delayMs} ms`;
        sent.push(text);
        await inbox.send(text);
        await inbox.until(text, 'sending', 'queued', 'unconfirmed', 'sent', 'delivered', 'read');
        await page.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), delayMs);
        await page.reload();
        await inbox.open(buyer);
      }
      for (const text of sent) await inbox.until(text, 'sent', 'delivered', 'read');
      assert.deepEqual([...(await inbox.ledger())].sort(), [...sent].sort());
      await page.close();
    });
  });
}

describe('the built demo', () => {
  test('SYNC-3.28 where every sync fails after a loss, the bar says so to the letter; a click in vain says what to look at, one that may heal it does', async () => {
    const { page, inbox } = await visit('?scenario=calm');
    const add = async (name: string) => {
      await page.waitForSelector(`.rules option[value="${name}"]`);
      await page.select('.rules select', name);
      await page.click('.rules > button');
      await page.waitForSelector(`.added ::-p-text(${name})`);
    };
    const remove = async (name: string) => (await page.waitForSelector(`.added button[aria-label^="Remove ${name}"]`))?.click();
    const indicator = () => page.$eval('cs-inbox >>> cs-network-indicator >>> [part=line]', (line) => line.textContent ?? '');
    assert.match(await indicator(), /^Up to date · /u);
    await add('sync.fail');
    await add('network.offline');
    await inbox.untilWords('Offline since');
    await remove('network.offline');
    await inbox.untilWords('Network restored, but full session sync failed. Click retry.');
    assert.match(await indicator(), /^Not up to date since /u);
    const retry = await page.waitForSelector('cs-inbox >>> cs-sync-banner >>> [part=retry]');
    await retry?.click();
    await inbox.untilWords('Check network firewall or proxy settings, or');
    await page.waitForSelector('cs-inbox >>> cs-sync-banner >>> [part=support][href^="mailto:"]');
    await remove('sync.fail');
    await page.waitForSelector('cs-inbox >>> cs-sync-banner >>> [part=retry]:not([aria-disabled])');
    await retry?.click();
    await page.waitForSelector('cs-inbox >>> cs-sync-banner >>> [part=bar]', { hidden: true });
    await inbox.untilWords('Up to date · ');
    assert.match(await inbox.words(), /Loaded 40 sessions/u);
    await page.close();
  });

  test('SYNC-3.30 in full-sync-fails the bar asks for a person within half a minute, and one click on "Retry" heals it at once', async () => {
    const { page, inbox } = await visit('?scenario=full-sync-fails');
    const bar = await page.waitForSelector('cs-inbox >>> cs-sync-banner >>> .bar.failed', { timeout: 30_000 });
    const said = await bar?.evaluate((element) => element.textContent ?? '');
    assert.match(said ?? '', /Network restored, but full session sync failed\. Click retry\.[^]*Attempt 5 · next try in \d+ s/u);
    await (await page.$('cs-inbox >>> cs-sync-banner >>> [part=retry]'))?.click();
    // By itself it would ask after fifteen seconds.
    await page.waitForSelector('cs-inbox >>> cs-sync-banner >>> [part=bar]', { hidden: true, timeout: 5_000 });
    await inbox.untilWords('Up to date · ');
    assert.match(await inbox.words(), /Loaded 40 sessions/u);
    await page.close();
  });

  test('DEMO-1.1 an admin page with the inbox in it, on the simulator', async () => {
    const { page, inbox } = await visit('');
    assert.match(await inbox.words(), /Loaded 40 sessions/u);
    assert.ok(await page.$('nav'));
    await page.close();
  });

  test('DEMO-1.2 an unknown scenario, seed or door is named, and the good ones are links', async () => {
    for (const query of ['?scenario=nonsense', '?seed=many', '?door=window']) {
      const { page } = await demo.visit(query);
      await page.waitForSelector('[role=alert]');
      const links = await page.$$eval('[role=alert] a', (all) => all.map((link) => link.getAttribute('href')));
      assert.ok(links.length > 0, `${query} offers no way on`);
      assert.equal(await page.evaluate(() => document.querySelector('cs-inbox')?.shadowRoot ?? null), null);
      await page.close();
    }
  });

  test('EMBED-1.2 on plain http, without service worker, locks and randomUUID, messages go', async () => {
    const { page, inbox } = await visit('?scenario=calm', 'intranet');
    assert.equal(await page.evaluate(() => isSecureContext), false);
    await inbox.send('over plain http');
    await inbox.until('over plain http', 'sent', 'delivered', 'read');
    await page.reload();
    assert.deepEqual(await inbox.ledger(), ['over plain http']);
    await page.close();
  });
});
