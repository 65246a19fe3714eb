import { expect } from 'chai';
import { createVirtualClock, scenario, type VirtualClock } from '@cs-inbox/simulator';
import { createHost, type Host, installPageDoor } from '@cs-inbox/simulator/doors/page';
import { ReplyBox } from './reply-box.ts';

// The store takes no message in the first 20 seconds, and says how long.
const story = scenario('busy-store')
  .store('aster', { platform: 'shopee', market: 'MY', name: 'Aster Home', languages: ['en'] })
  .conversations(1)
  .latency('0ms', '0ms')
  .rule('store.throttle', { at: '0s', for: '20s', retryAfter: 'seconds' })
  .toJSON();

describe('a reply box at a store that is throttled', () => {
  let clock: VirtualClock;
  let host: Host;
  let door: { readonly stop: () => void };
  let box: ReplyBox;

  beforeEach(async () => {
    clock = createVirtualClock(Date.parse('2026-03-02T09:00:00Z'));
    host = createHost({ scenario: story, seed: 1, account: 'mei', clock });
    // From here on `fetch` of this page leads to the simulator for what is below /api/cs/.
    door = installPageDoor({ host, baseUrl: '/api/cs/' });
    const { conversations } = await (await fetch('/api/cs/sync')).json();
    box = Object.assign(new ReplyBox(), { conversationId: conversations[0].id, storeId: 'aster' });
    document.body.append(box);
  });

  afterEach(() => {
    box.remove();
    door.stop();
  });

  it('says how long to wait, and sends when the time is over', async () => {
    await send('Yes, three are left.');
    expect(words()).to.equal('Too many messages. Try again in 20 s.');

    await clock.advance(20_000);
    await send('Yes, three are left.');
    expect(words()).to.equal('Sent');
    expect((await host.ledger()).map(({ text }) => text)).to.deep.equal(['Yes, three are left.']);
    expect((await host.verdict()).clean).to.equal(true);
  });

  it('lets an operator send too early, which the verdict holds against it', async () => {
    await send('Yes, three are left.');
    await clock.advance(5_000);
    await send('Yes, three are left.');
    expect(words()).to.equal('Too many messages. Try again in 15 s.');
    expect((await host.verdict()).sentWhileGated).to.equal(1);
  });

  async function send(text: string): Promise<void> {
    const told = new Promise((resolve) => box.addEventListener('told', resolve, { once: true }));
    const field = box.querySelector('textarea');
    if (field !== null) field.value = text;
    box.querySelector('button')?.click();
    await told;
  }

  function words(): string {
    return box.querySelector('[role=status]')?.textContent ?? '';
  }
});
