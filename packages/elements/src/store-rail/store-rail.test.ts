import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { checkStates } from '../../../../test/support/browser/check-states.ts';
import { FakeInbox } from '../../../../test/support/browser/fake-inbox.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import type { InboxSnapshot } from '../samples/inbox-snapshot.ts';
import { StoreRailHarness } from './store-rail.harness.ts';
import { storeRailStates as states } from './store-rail.states.ts';

describe('cs-store-rail', () => {
  let stage: Stage | null = null;
  afterEach(() => stage?.clear());

  const show = async (snapshot: InboxSnapshot, inlineSize = '222px') => {
    stage = new Stage({ inbox: new FakeInbox(snapshot), inlineSize });
    return new StoreRailHarness(await stage.show('cs-store-rail'));
  };

  for (const theme of ['light', 'dark'] as const) {
    for (const inlineSize of ['222px', '56px', '360px']) {
      it(`INBOX-8.2 axe finds nothing in any state, ${theme}, ${inlineSize}`, async () => {
        expect(await checkStates('cs-store-rail', states, theme, { inlineSize })).to.deep.equal([]);
      });
    }
  }

  it('INBOX-1.1 lists all stores with site, name and platform', async () => {
    const harness = await show(states['many-stores']);
    expect(harness.words).to.have.length(10);
    expect(harness.words[0]).to.equal('All stores');
    expect(harness.words[1]).to.equal('MY Aster Home');
    const platforms = [...(harness.element.shadowRoot?.querySelectorAll('h3') ?? [])].map((head) => head.textContent);
    expect(platforms).to.deep.equal(['Shopee', 'Lazada', 'TikTok Shop']);
  });

  it('INBOX-1.2 says "Expired" and "Requires relogin", and nothing of a store that is signed in', async () => {
    const harness = await show(states.logins);
    expect(harness.words.slice(1)).to.deep.equal([
      'MY Aster Home',
      'SG Aster Home Expires soon',
      'TH Aster Baby Expired',
      'MY Aster Home Requires relogin',
    ]);
  });

  it('INBOX-1.3 counts what is unread and what has failed, by store and over all', async () => {
    const harness = await show(states['with-counts']);
    expect(harness.words[0]).to.contain('3 failed').and.to.contain('47 unread');
    expect(harness.words[4]).to.contain('3 failed').and.not.to.contain('unread');
    expect(harness.words[9]).to.contain('41 unread');
  });

  it('INBOX-1.4 choosing a store says so and tells the list; "All stores" takes it back', async () => {
    const harness = await show(states['many-stores']);
    await harness.choose(2);
    expect(stage?.view.$storeId.get()).to.equal('s-sg');
    expect(harness.chosen).to.deep.equal(['SG Aster Home']);
    await harness.choose(0);
    expect(stage?.view.$storeId.get()).to.equal(null);
    expect(harness.chosen).to.deep.equal(['All stores']);
  });

  it('INBOX-1.5 names a platform that it does not know as that calls itself', async () => {
    const harness = await show(states['unknown-platform']);
    expect(harness.element.shadowRoot?.querySelector('h3')?.textContent).to.equal('bukalapak');
  });
});
