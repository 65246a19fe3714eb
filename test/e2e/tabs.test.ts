import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { BuiltDemo } from './built-demo.ts';
import { InboxPage } from './inbox-page.ts';

const demo = new BuiltDemo();
before(() => demo.start());
after(() => demo.stop());

const arrived = ['sent', 'delivered', 'read'];

/** Two tabs of one browser with the same conversation open. */
async function twoTabs(query: string): Promise<readonly [InboxPage, InboxPage]> {
  const { page } = await demo.visit(query);
  const first = new InboxPage(page);
  const buyer = await first.open();
  const second = new InboxPage(await page.browserContext().newPage());
  await second.page.goto(page.url());
  await second.open(buyer);
  return [first, second];
}

test('SEND-8.1 what is written in either of two tabs goes once, and both show it', async () => {
  const [first, second] = await twoTabs('?scenario=calm&door=page');
  await second.send('from the second tab');
  await second.until('from the second tab', ...arrived);
  await first.until('from the second tab', ...arrived);
  await first.send('from the first tab');
  await second.until('from the first tab', ...arrived);
  assert.deepEqual(await first.ledger(), ['from the second tab', 'from the first tab']);
  await first.page.browserContext().close();
});

test('SEND-8.2 when the tab that sends is closed in the middle, the other one takes over: nothing lost, nothing doubled', async () => {
  const [first, second] = await twoTabs('?scenario=calm&door=page');
  for (let i = 1; i <= 5; i++) await second.send(`number ${i}`);
  await first.page.close();
  await second.until('number 5', ...arrived);
  assert.deepEqual(await second.ledger(), [1, 2, 3, 4, 5].map((i) => `number ${i}`));
  await second.send('and on');
  await second.until('and on', ...arrived);
  await second.page.browserContext().close();
});
