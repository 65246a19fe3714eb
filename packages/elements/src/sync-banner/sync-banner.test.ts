import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { checkStates } from '../../../../test/support/browser/check-states.ts';
import { FakeInbox } from '../../../../test/support/browser/fake-inbox.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import { Format } from '../format/format.ts';
import { sampleNow } from '../samples/sample-now.ts';
import type { InboxSnapshot } from '../samples/inbox-snapshot.ts';
import { SyncBannerHarness } from './sync-banner.harness.ts';
import { syncBannerStates as states } from './sync-banner.states.ts';

const since = new Format('en').seconds(sampleNow - 269_000);

describe('cs-sync-banner', () => {
  let stage: Stage;
  afterEach(() => stage?.clear());

  const show = async (snapshot: InboxSnapshot) => {
    stage = new Stage({ inbox: new FakeInbox(snapshot) });
    return new SyncBannerHarness(await stage.show('cs-sync-banner'));
  };

  for (const theme of ['light', 'dark'] as const) {
    it(`INBOX-8.2 axe finds nothing in any state, ${theme}`, async () => {
      expect(await checkStates('cs-sync-banner', states, theme)).to.deep.equal([]);
    });
  }

  for (const name of ['offline', 'settling'] as const) {
    it(`SYNC-1.1 ${name}: says that the network is lost, and since when`, async () => {
      const harness = await show(states[name]);
      expect(harness.words).to.equal(`Network connection lost. Session fetching paused. Since ${since}`);
      expect(harness.height).to.be.at.least(38);
    });
  }

  it('SYNC-2.2 says that it is catching up after a loss', async () => {
    const harness = await show(states.connecting);
    expect(harness.words).to.equal('Network restored, syncing latest sessions...');
  });

  for (const name of ['polling', 'first-connecting'] as const) {
    it(`SYNC-1.2 ${name}: says nothing and takes no space`, async () => {
      const harness = await show(states[name]);
      expect(harness.words).to.equal('');
      expect(harness.height).to.equal(0);
    });
  }

  for (const [name, code] of [['first-connecting-fails', 'http-504'], ['polling-fails', 'rejected']] as const) {
    it(`SYNC-4.1 ${name}: says since when it is not up to date, with the code`, async () => {
      const harness = await show(states[name]);
      expect(harness.words).to.equal(`Not up to date since ${since} Code ${code}`);
    });
  }

  it('SYNC-6.5 says that another account is signed in', async () => {
    const harness = await show(states['other-account']);
    expect(harness.words).to.contain('Another account is signed in');
  });

  it('SEND-7.13 says how many messages are sending over 30 s, and offers "Restart panel"; what is wrong with the network comes first', async () => {
    const harness = await show(states.overdue);
    expect(harness.words).to.equal('3 messages sending over 30 s Taking long. Sync may be abnormal. Restart panel');
    const deeds: unknown[] = [];
    stage.root.addEventListener('panel-deed', (event) => deeds.push(Reflect.get(event, 'deed')));
    harness.element.shadowRoot?.querySelector<HTMLElement>('[part=restart]')?.click();
    expect(deeds).to.deep.equal(['restart']);
    stage.clear();
    expect((await show(states['offline-and-overdue'])).words).to.contain('Network connection lost.').and.not.to.contain('over 30 s');
  });
});
