import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { sendKeys } from '@web/test-runner-commands';
import type { LitElement } from 'lit';
import { FakeInbox } from '../../../../test/support/browser/fake-inbox.ts';
import { settled } from '../../../../test/support/browser/settled.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import { sampleBubble } from '../samples/sample-bubble.ts';
import { sampleRows } from '../samples/sample-rows.ts';
import { InboxHarness } from './inbox.harness.ts';
import type { CsInbox } from './inbox.ts';
import { inboxStates as states } from './inbox.states.ts';

describe('the panels of cs-inbox', () => {
  let stage: Stage;
  let inbox: FakeInbox;
  afterEach(() => stage.clear());

  const show = async (more: Partial<CsInbox> = {}, inlineSize = '1200px', dir: 'ltr' | 'rtl' = 'ltr') => {
    inbox = new FakeInbox(states.list);
    stage = new Stage({ inlineSize, blockSize: '700px', dir });
    return new InboxHarness(await stage.show('cs-inbox', { inbox, ...more }));
  };
  const chosen = ({ element, ...harness }: InboxHarness) => {
    void harness;
    return [...(element.shadowRoot?.querySelectorAll('[role=tab]') ?? [])].filter((tab) => tab.ariaSelected === 'true').map(({ id }) => id);
  };
  const focused = ({ element }: InboxHarness) => element.shadowRoot?.activeElement?.id ?? '';
  const turnTo = async (harness: InboxHarness, panel: CsInbox['panel']) => {
    harness.tab(panel)?.click();
    await settled(harness.element);
  };
  const failure = (delivery: 'failed' | 'waiting', key: string) => ({ bubble: sampleBubble({ id: key, key, delivery }), conversationId: 'c-0', storeId: 'l-my', store: null, buyerName: 'N', replyDueAt: null });

  it('INBOX-8.60 has a tab for each panel whose tag is defined, and shows the one that is chosen', async () => {
    const harness = await show();
    expect(harness.tabs).to.deep.equal(['Inbox', 'Failed messages', 'Health', 'Daily report']);
    expect([chosen(harness), harness.shows('cs-conversation-list')]).to.deep.equal([['tab-inbox'], true]);
    for (const [panel, tag] of [['failed', 'cs-failed-messages'], ['health', 'cs-health-panel'], ['report', 'cs-daily-report']] as const) {
      await turnTo(harness, panel);
      expect([chosen(harness), harness.shows(tag), harness.shows('cs-conversation-list')]).to.deep.equal([[`tab-${panel}`], true, false]);
      const place = harness.element.shadowRoot?.getElementById(`panel-${panel}`);
      expect([place?.role ?? place?.getAttribute('role'), place?.getAttribute('aria-labelledby'), harness.tab(panel)?.getAttribute('aria-controls')]).to.deep.equal(['tabpanel', `tab-${panel}`, `panel-${panel}`]);
    }
  });

  it('INBOX-8.61 `panel` says which is shown, as attribute and as property; what is no panel changes nothing', async () => {
    const harness = await show();
    const { element } = harness;
    expect(element.hasAttribute('panel')).to.equal(false);
    element.setAttribute('panel', 'health');
    await settled(element);
    expect([element.panel, harness.shows('cs-health-panel')]).to.deep.equal(['health', true]);
    element.setAttribute('panel', 'constructor');
    await settled(element);
    expect([element.panel, harness.shows('cs-health-panel')]).to.deep.equal(['health', true]);
    await turnTo(harness, 'report');
    expect([element.panel, element.getAttribute('panel')]).to.deep.equal(['report', 'report']);
    element.removeAttribute('panel');
    await settled(element);
    expect([element.panel, harness.shows('cs-conversation-list')]).to.deep.equal(['inbox', true]);
  });

  it('INBOX-8.62 with arrows, Home and End the tabs are gone through, around both ends; one of them is a tab stop', async () => {
    const harness = await show();
    harness.tab('inbox')?.focus();
    const at: string[] = [];
    for (const press of ['ArrowRight', 'ArrowLeft', 'ArrowLeft', 'Home', 'End', 'ArrowRight']) {
      await sendKeys({ press });
      await settled(harness.element);
      at.push(focused(harness));
      expect(chosen(harness)).to.deep.equal([focused(harness)]);
    }
    expect(at).to.deep.equal(['tab-failed', 'tab-inbox', 'tab-report', 'tab-inbox', 'tab-report', 'tab-inbox']);
    const stops = [...(harness.element.shadowRoot?.querySelectorAll<HTMLElement>('[role=tab]') ?? [])].filter(({ tabIndex }) => tabIndex === 0);
    expect(stops.map(({ id }) => id)).to.deep.equal(['tab-inbox']);
  });

  it('INBOX-8.62 from right to left the arrow to the left leads on', async () => {
    const harness = await show({}, '1200px', 'rtl');
    harness.tab('inbox')?.focus();
    await sendKeys({ press: 'ArrowLeft' });
    await settled(harness.element);
    expect(focused(harness)).to.equal('tab-failed');
  });

  it('INBOX-8.63 the tab of the failed messages says how many there are, red where one was refused, amber where all go by themselves, nothing where there are none', async () => {
    const harness = await show();
    const count = () => harness.tab('failed')?.querySelector('.count') ?? null;
    expect(count()).to.equal(null);
    inbox.$failures.set([failure('waiting', 'a'), failure('waiting', 'b')]);
    await settled(harness.element);
    expect(harness.tabs[1]).to.equal('Failed messages 2');
    const amber = getComputedStyle(count() ?? harness.element).color;
    inbox.$failures.set([failure('waiting', 'a'), failure('failed', 'b')]);
    await settled(harness.element);
    expect(getComputedStyle(count() ?? harness.element).color).not.to.equal(amber);
  });

  it('INBOX-8.64 what was typed, chosen and scrolled to in the inbox is there when it is shown again', async () => {
    const harness = await show();
    await harness.list.open(1);
    await settled(harness.element);
    const panes = harness.find('cs-composer');
    await sendKeys({ type: 'Half a sentence' });
    await turnTo(harness, 'health');
    await turnTo(harness, 'inbox');
    expect(harness.find('cs-composer') === panes).to.equal(true);
    expect(harness.composer.field?.value).to.equal('Half a sentence');
    expect(inbox.$selected.get()?.conversation.id).to.equal(sampleRows[1]?.conversation.id);
  });

  it('INBOX-8.65 nothing is drawn behind the panel that is shown, and all that has changed is drawn once it is shown again', async () => {
    const harness = await show();
    await turnTo(harness, 'failed');
    const parts = (['cs-conversation-list', 'cs-store-rail', 'cs-thread', 'cs-composer'] as const).map((tag) => harness.find(tag) as unknown as LitElement);
    const drawn = parts.map((part) => part.shadowRoot?.textContent);
    inbox.$conversations.set([]);
    inbox.$stores.set([]);
    inbox.$tick.set(inbox.$tick.get() + 60_000);
    await settled(harness.element);
    expect(parts.map((part) => part.shadowRoot?.textContent)).to.deep.equal(drawn);
    await turnTo(harness, 'inbox');
    expect(harness.list.rows).to.have.length(0);
    inbox.$conversations.set(states.list.conversations);
    await settled(harness.element);
    expect(harness.list.rows).to.have.length(10);
  });

  it('INBOX-8.66 a panel that was never chosen is not in the page, nor are the checks when others are shown: nothing is measured for nobody', async () => {
    const harness = await show();
    const tags = () => ['cs-failed-messages', 'cs-health-panel', 'cs-daily-report'].filter((tag) => harness.element.shadowRoot?.querySelector(tag));
    expect([tags(), inbox.$health.lc]).to.deep.equal([[], 0]);
    await turnTo(harness, 'health');
    expect([tags(), inbox.$health.lc]).to.deep.equal([['cs-health-panel'], 1]);
    await turnTo(harness, 'inbox');
    expect([tags(), inbox.$health.lc]).to.deep.equal([[], 0]);
    await turnTo(harness, 'failed');
    await turnTo(harness, 'inbox');
    expect(tags()).to.deep.equal(['cs-failed-messages']);
  });

  it('INBOX-8.67 who acts in a panel and is led to another goes on in its tab', async () => {
    const harness = await show({ panel: 'health' });
    const panel = harness.find('cs-health-panel');
    panel.shadowRoot?.querySelector<HTMLElement>('[part=check-all]')?.focus();
    harness.element.panel = 'inbox';
    await settled(harness.element);
    expect(focused(harness)).to.equal('tab-inbox');
  });

  it('INBOX-8.67 whose button in the bar has gone while a panel is shown goes on in its tab too', async () => {
    const harness = await show({ panel: 'health' });
    harness.element.shadowRoot?.dispatchEvent(Object.assign(new Event('panel-deed'), { deed: 'look' }));
    expect(focused(harness)).to.equal('tab-health');
  });

  it('INBOX-8.68 a bar with tabs is no wider than 320 px, and its tabs are reached by scrolling them only', async () => {
    const harness = await show({}, '320px');
    inbox.$failures.set([failure('failed', 'a')]);
    await turnTo(harness, 'report');
    const strip = harness.element.shadowRoot?.querySelector('.tabs');
    const right = harness.tab('report')?.getBoundingClientRect().right ?? Infinity;
    expect(strip?.scrollWidth).to.be.above(strip?.clientWidth ?? Infinity);
    expect(right).to.be.at.most((strip?.getBoundingClientRect().right ?? 0) + 1);
    expect(harness.element.shadowRoot?.querySelector('.frame')?.scrollWidth).to.be.at.most(320);
    await turnTo(harness, 'inbox');
    await harness.list.open(0);
    await settled(harness.element);
    expect(harness.element.shadowRoot?.querySelector('.top')?.checkVisibility()).to.equal(false);
    harness.element.panel = 'health';
    await settled(harness.element);
    expect(harness.element.shadowRoot?.querySelector('.top')?.checkVisibility()).to.equal(true);
  });

  it('INBOX-8.69 without a backend there are no tabs', async () => {
    stage = new Stage({ inlineSize: '1200px', blockSize: '700px' });
    const harness = new InboxHarness(await stage.show('cs-inbox', { panel: 'health' }));
    expect([harness.tabs, harness.notice !== '', harness.element.shadowRoot?.querySelector('h2')?.textContent]).to.deep.equal([[], true, 'Inbox']);
  });

  it('INBOX-8.70 tags of one account share what is chosen: a panel beside an inbox leads in it', async () => {
    stage = new Stage({ inlineSize: '1200px' });
    inbox = new FakeInbox({ ...states.list, ...states['panel-health'] });
    const account = Object.assign(document.createElement('cs-account'), { inbox });
    account.innerHTML = '<cs-health-panel></cs-health-panel><main style="block-size:700px"><cs-inbox></cs-inbox></main>';
    stage.root.append(account);
    for (const tag of ['cs-health-panel', 'cs-inbox'] as const) await settled(account.querySelector(tag) ?? account);
    const harness = new InboxHarness(account.querySelector('cs-inbox') ?? document.createElement('cs-inbox'));
    account.querySelector('cs-health-panel')?.shadowRoot?.querySelector<HTMLElement>('[data-check=sending] .deed button')?.click();
    await settled(harness.element);
    expect([harness.element.panel, harness.shows('cs-failed-messages')]).to.deep.equal(['failed', true]);
  });
});
