import { scenario } from '@cs-inbox/simulator';
import { expect, test } from './simulator.ts';

const store = scenario('one-store').store('aster', { platform: 'shopee', market: 'MY', name: 'Aster Home', languages: ['en'] }).conversations(1).latency('0ms', '0ms');

test.beforeEach(async ({ page, simulator }) => {
  await page.goto(`http://127.0.0.1:${process.env['PAGE_PORT']}/?backend=${simulator.url}`);
  await expect(page.getByRole('status')).toHaveText(/^To /);
  await page.getByLabel('Answer').fill('Yes, three are left.');
});

test.describe('when the connection is reset after the message has arrived', () => {
  test.use({ story: store.rule('reply.lose', { on: { send: { nth: 1 } } }).toJSON() });

  test('the page asks again after 5 s, and the buyer has the message once', async ({ page, simulator }) => {
    await page.getByRole('button', { name: 'Send' }).click();
    await expect(page.getByRole('status')).toHaveText('Unconfirmed, asking again');
    expect(await simulator.ledger()).toHaveLength(1);

    await simulator.advance('5s');
    await expect(page.getByRole('status')).toHaveText('Sent');
    expect(await simulator.ledger()).toHaveLength(1);
  });
});

test.describe('when the store takes no messages for a while', () => {
  test.use({ story: store.toJSON() });

  test('the page waits as long as it was told', async ({ page, simulator }) => {
    await simulator.addFault({ do: 'store.throttle', for: '20s' });
    await page.getByRole('button', { name: 'Send' }).click();
    await expect(page.getByRole('status')).toHaveText('Not sent yet, trying again');
    await simulator.advance('19s');
    expect(await simulator.ledger()).toEqual([]);

    await simulator.advance('1s');
    await expect(page.getByRole('status')).toHaveText('Sent');
    expect(await simulator.verdict()).toMatchObject({ delivered: 1, sentWhileGated: 0 });
  });
});
