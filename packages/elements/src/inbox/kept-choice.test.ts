import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { FakeInbox } from '../../../../test/support/browser/fake-inbox.ts';
import { settled } from '../../../../test/support/browser/settled.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import { InboxHarness } from './inbox.harness.ts';
import { inboxStates as states } from './inbox.states.ts';

describe('what is listed in cs-inbox', () => {
  let stage: Stage;
  afterEach(() => stage?.clear());

  const narrowed = async () => {
    stage = new Stage({ inlineSize: '1200px', blockSize: '700px' });
    const harness = new InboxHarness(await stage.show('cs-inbox', { inbox: new FakeInbox(states.list) }));
    await harness.list.filter('Unread');
    await harness.list.search('shop');
    expect(harness.list.buyers).to.deep.equal(['Trần Thị Hồng Nhung']);
    return harness;
  };

  it('INBOX-2.13 filter and query are kept while the tag is out of the page for a while', async () => {
    const { element } = await narrowed();
    element.remove();
    await settled(element);
    stage.root.append(element);
    await settled(element);
    const { list } = new InboxHarness(element);
    expect([list.field?.value, list.pressed, list.buyers]).to.deep.equal(['shop', ['Unread 47'], ['Trần Thị Hồng Nhung']]);
  });

  it('INBOX-2.13 another inbox lists everything', async () => {
    const { element } = await narrowed();
    element.inbox = new FakeInbox(states.list);
    await settled(element);
    const { list } = new InboxHarness(element);
    expect([list.field?.value, list.pressed, list.buyers.length]).to.deep.equal(['', ['All'], 10]);
  });

  it('INBOX-8.1 with one pane the search opens on a button, and the row found leads to its thread', async () => {
    stage = new Stage({ inlineSize: '360px', blockSize: '700px' });
    const harness = new InboxHarness(await stage.show('cs-inbox', { inbox: new FakeInbox(states.list) }));
    expect(harness.list.field?.checkVisibility()).to.equal(false);
    harness.find('cs-conversation-list').shadowRoot?.querySelector<HTMLElement>('.find')?.click();
    await settled(harness.element);
    expect(harness.list.field?.checkVisibility()).to.equal(true);
    expect(harness.find('cs-conversation-list').shadowRoot?.activeElement).to.equal(harness.list.field);
    await harness.list.search('美玲');
    await harness.list.open(0);
    await settled(harness.element);
    expect(harness.shows('cs-thread')).to.equal(true);
  });
});
