import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { scenario } from '@cs-inbox/simulator';
import { createHost, createRealClock, type Host, installPageDoor } from '@cs-inbox/simulator/doors/page';
import { showUnread } from './unread-badge.ts';

const story = scenario('one-buyer-waits')
  .store('aster', { platform: 'shopee', market: 'MY', name: 'Aster Home', languages: ['en'] })
  .conversations(1)
  .latency('0ms', '0ms')
  .toJSON();

describe('the badge beside the menu', () => {
  let host: Host;
  let door: { readonly stop: () => void };

  beforeEach(() => {
    // The inbox lives on the clock on the wall, and so must the backend that it talks to.
    host = createHost({ scenario: story, seed: 1, account: 'operator-7', clock: createRealClock() });
    door = installPageDoor({ host, baseUrl: '/api/cs/' });
  });

  afterEach(() => {
    document.body.replaceChildren();
    door.stop();
  });

  it('shows how many messages of buyers nobody has seen', async () => {
    const { conversations } = await (await fetch('/api/cs/sync')).json();
    const badge = document.createElement('span');
    const inbox = document.createElement('cs-inbox');
    inbox.setAttribute('base-url', '/api/cs/');
    inbox.setAttribute('account', 'operator-7');
    showUnread(inbox, badge);
    const changed = new Promise((resolve) => inbox.addEventListener('cs-unread-change', resolve, { once: true }));
    document.body.append(badge, inbox);
    await changed;

    expect(conversations[0].unread).to.be.above(0);
    expect(badge.textContent).to.equal(`${conversations[0].unread} unread`);
    expect((await host.verdict()).clean).to.equal(true);
  });
});
