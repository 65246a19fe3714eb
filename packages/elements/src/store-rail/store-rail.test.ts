import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { checkStates } from '../../../../test/support/browser/check-states.ts';
import { FakeInbox } from '../../../../test/support/browser/fake-inbox.ts';
import { settled } from '../../../../test/support/browser/settled.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import type { InboxSnapshot } from '../samples/inbox-snapshot.ts';
import { StoreRailHarness } from './store-rail.harness.ts';
import { storeRailStates as states } from './store-rail.states.ts';

describe('cs-store-rail', () => {
  let stage: Stage | null = null;
  afterEach(() => stage?.clear());

  let inbox: FakeInbox;
  const show = async (snapshot: InboxSnapshot, inlineSize = '222px') => {
    inbox = new FakeInbox(snapshot);
    stage = new Stage({ inbox, inlineSize });
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
      'TH Aster Baby Expired Log in',
      'MY Aster Home Requires relogin Log in',
    ]);
    expect([1, 2, 3, 4].map((i) => harness.description(i))).to.deep.equal(['', 'Expires soon', 'Expired', 'Requires relogin']);
  });

  it('INBOX-1.20 says how many stores there are and how many are signed in, where there is room', async () => {
    const sum = (harness: StoreRailHarness) => harness.element.shadowRoot?.querySelector<HTMLElement>('.sum');
    const wide = await show(states.logins);
    expect(sum(wide)?.innerText).to.equal('4 stores · 2 signed in');
    stage?.clear();
    const narrow = await show(states.logins, '56px');
    expect(sum(narrow)?.checkVisibility()).to.equal(false);
  });

  it('INBOX-1.3 counts what is unread and what has failed, by store and over all', async () => {
    const harness = await show(states['with-counts']);
    expect(harness.words[0]).to.contain('3 failed').and.to.contain('47 unread');
    expect(harness.words[4]).to.contain('3 failed').and.not.to.contain('unread');
    expect(harness.words[9]).to.contain('41 unread');
  });

  it('INBOX-1.3 counts anew with each list that comes: what is read elsewhere goes, what is new is there', async () => {
    const harness = await show(states['with-counts']);
    inbox.$conversations.set(
      inbox.$conversations.get().map((row, i) => ({ ...row, trouble: null, conversation: { ...row.conversation, unread: i === 0 ? 5 : 0 } })),
    );
    await settled(harness.element);
    expect(harness.words[0]).to.contain('5 unread').and.not.to.contain('failed');
    expect(harness.words.filter((words) => words.includes('unread'))).to.have.length(2);
    expect(harness.words[4]).to.contain('5 unread');
    expect(harness.words[9]).not.to.contain('unread');
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

  const shut: readonly (readonly [keyof typeof states, string])[] = [
    ['throttled', 'Throttled 0:42'],
    ['throttled-over', 'Throttled'],
    ['quota', 'Daily limit reached 3:00:00'],
    ['no-answer', 'No answer 0:42'],
    ['config', 'Not allowed'],
    ['login-unknown-to-sync', 'Expired Log in'],
    ['login-and-throttled', 'Requires relogin Log in'],
    ['expires-soon-and-throttled', 'Throttled 0:42'],
  ];
  for (const [name, said] of shut) {
    it(`INBOX-1.6 ${name}: the store says "${said}", and no other store says a thing`, async () => {
      const harness = await show({ ...states[name], conversations: [] });
      expect(harness.words).to.deep.equal(['All stores', `MY Aster Home ${said}`, 'SG Aster Home', 'TH Aster Baby', 'MY Aster Home']);
    });
  }

  it('INBOX-1.6 counts down with the inbox, and no longer than it has to', async () => {
    const harness = await show(states.throttled);
    inbox.$tick.set(inbox.$tick.get() + 41_000);
    await harness.element.updateComplete;
    expect(harness.words[1]).to.contain('Throttled 0:01');
    inbox.$tick.set(inbox.$tick.get() + 1_000);
    await harness.element.updateComplete;
    expect(harness.words[1]).to.match(/Throttled$/u);
    expect(inbox.$tick.lc).to.equal(0);
    inbox.$gates.set(new Map());
    await harness.element.updateComplete;
    expect(harness.words[1]).not.to.contain('Throttled');
  });

  for (const inlineSize of ['56px', '222px', '360px']) {
    it(`INBOX-1.7 ${inlineSize}: "Log in" tells the host which store, across shadow roots, and leaves the list alone`, async () => {
      const harness = await show(states.logins, inlineSize);
      const told: unknown[] = [];
      stage?.root.addEventListener('cs-relogin', ({ detail }) => told.push(detail));
      expect(harness.logIns.map((button) => button.getAttribute('aria-label'))).to.deep.equal(['Log in to Aster Baby TH', 'Log in to Aster Home MY']);
      for (const button of harness.logIns) {
        button.scrollIntoView({ inline: 'center' });
        const { left, top, width, height } = button.getBoundingClientRect();
        expect(harness.element.shadowRoot?.elementFromPoint(left + width / 2, top + height / 2)?.className).to.equal('log-in');
        button.click();
      }
      expect(told).to.deep.equal([
        { storeId: 's-th', platform: 'shopee', market: 'TH', name: 'Aster Baby', origin: 'here' },
        { storeId: 'l-my', platform: 'lazada', market: 'MY', name: 'Aster Home', origin: 'here' },
      ]);
      expect(stage?.view.$storeId.get()).to.equal(null);
    });
  }

  it('INBOX-1.4 a press on what a row says of its store chooses the store', async () => {
    const harness = await show(states.throttled);
    const { left = 0, top = 0 } = harness.element.shadowRoot?.querySelector('.state')?.getBoundingClientRect() ?? {};
    const pressed = harness.element.shadowRoot?.elementFromPoint(left + 60, top + 16);
    expect(pressed === harness.stores[1]).to.equal(true);
  });

  for (const [name, said] of [['paused', 'Sending paused Resume'], ['paused-and-throttled', 'Sending paused Resume'], ['paused-and-login', 'Expired Log in']] as const) {
    it(`SEND-12.15 ${name}: the store says "${said}", and no other store says a thing`, async () => {
      const harness = await show({ ...states[name], conversations: [] });
      expect(harness.words).to.deep.equal(['All stores', `MY Aster Home ${said}`, 'SG Aster Home', 'TH Aster Baby', 'MY Aster Home']);
    });
  }

  it('SEND-12.15 "Resume" sends to this store again, and leaves the list alone', async () => {
    const harness = await show(states.paused);
    const resume = harness.element.shadowRoot?.querySelector<HTMLElement>('[part=resume]');
    expect(resume?.ariaLabel).to.equal('Resume sending to Aster Home MY');
    resume?.click();
    await harness.element.updateComplete;
    expect(inbox.given('pause')).to.deep.equal([['s-my', false]]);
    expect(harness.words[1]).not.to.contain('paused');
    expect(stage?.view.$storeId.get()).to.equal(null);
  });
});
