import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { TabGroup } from './tab-group.ts';

const group = new TabGroup();
before(() => group.start());
after(() => group.stop());

test('SEND-7.30 "Restart panel" in the middle of sending loses nothing, doubles nothing, and leaves what is open and what is typed where it was', async (t) => {
  const [tab] = await group.open(1, '127.0.0.1');
  assert.ok(tab);
  t.after(() => tab.page.browserContext().close());
  const [buyer = ''] = await tab.buyers(3);
  const heal = await group.hang();
  await tab.say(buyer, 'restart 1');
  await tab.say(buyer, 'restart 2');
  await tab.write('not sent yet');

  // Half a minute passes for the page in an instant.
  await tab.page.evaluate(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + 31_000;
  });
  const restart = await tab.page.waitForSelector('cs-inbox >>> cs-sync-banner >>> [part=restart]', { timeout: 60_000 });
  await heal();
  await restart?.click();

  const texts = ['restart 1', 'restart 2'];
  await group.shows(tab, texts, 'sent', 'delivered', 'read');
  assert.deepEqual(await group.received('restart', 2), texts);
  await group.nothingLeft(tab);
  assert.equal(await tab.page.$eval('cs-inbox >>> cs-composer >>> textarea', (field) => (field as HTMLTextAreaElement).value), 'not sent yet');
  assert.equal(await tab.open(buyer), 'not sent yet');
});
