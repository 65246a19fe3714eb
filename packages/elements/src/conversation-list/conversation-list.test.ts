import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { sendKeys } from '@web/test-runner-commands';
import { everything } from '@cs-inbox/state';
import { axeFindings } from '../../../../test/support/browser/axe-findings.ts';
import { FakeInbox } from '../../../../test/support/browser/fake-inbox.ts';
import { sampleMessage } from '../../../../test/support/node/sample-message.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import type { InboxSnapshot } from '../samples/inbox-snapshot.ts';
import { Format } from '../format/format.ts';
import { sampleNow } from '../samples/sample-now.ts';
import { sampleRows } from '../samples/sample-rows.ts';
import { ConversationListHarness } from './conversation-list.harness.ts';
import { conversationListStates as states, type ListState } from './conversation-list.states.ts';

const format = new Format('en');
const size = { inlineSize: '322px', blockSize: '600px' };

describe('cs-conversation-list', () => {
  let stage: Stage;
  let inbox: FakeInbox;
  afterEach(() => stage?.clear());

  const show = async (snapshot: InboxSnapshot, more: ConstructorParameters<typeof Stage>[0] = {}) => {
    inbox = new FakeInbox(snapshot);
    stage = new Stage({ inbox, ...size, ...more });
    return new ConversationListHarness(await stage.show('cs-conversation-list'));
  };

  for (const theme of ['light', 'dark'] as const) {
    for (const [name, { choice = everything, ...snapshot }] of Object.entries<ListState>(states)) {
      it(`INBOX-8.2 axe finds nothing: ${name}, ${theme}`, async () => {
        stage = new Stage({ inbox: new FakeInbox(snapshot), theme, ...size });
        stage.view.$choice.set(choice);
        await stage.show('cs-conversation-list');
        expect(await axeFindings(stage.root)).to.deep.equal([]);
      });
    }
  }

  it('INBOX-2.2 a row says buyer, store, platform, site, text, time, unread, priority and deadline', async () => {
    const harness = await show(states.full);
    expect(harness.words(4)).to.match(/^陈 陈美玲 \d\d:\d\d 好的，谢谢！请问发票可以开公司抬头吗？ 2 2 unread SG Aster Home Priority$/u);
    expect(harness.words(1)).to.match(new RegExp(`Due ${format.time(sampleNow + 71 * 60_000)}$`, 'u'));
    expect(harness.words(5)).to.contain('Overdue 22 min');
    expect(harness.rows[4]?.querySelector('[role=img]')?.getAttribute('aria-label')).to.equal('Shopee');
    expect(harness.words(9)).to.contain('You: Dạ shop');
  });

  it('INBOX-2.2 says what of the own messages has not arrived, before the text', async () => {
    const harness = await show(states.full);
    expect(harness.words(0)).to.contain('Send Failed (3): I have asked');
    expect(harness.words(3)).to.contain('Waiting for login: Baik kak');
    expect(harness.words(5)).to.contain('Unconfirmed: ');
  });

  it('INBOX-2.2 of a message without text a row says what it shows, or what it is', async () => {
    const last = (title: string | null, kind: 'image' | 'order') =>
      sampleMessage({ kind, text: '', attachment: { title, subtitle: null, imageUrl: null, imageWidth: null, imageHeight: null, linkUrl: null } });
    const conversations = [last(null, 'image'), last('4419 2087', 'order')].flatMap((lastMessage, i) =>
      sampleRows.slice(7 + i, 8 + i).map((row) => ({ ...row, snippet: { text: '', direction: 'in' as const }, conversation: { ...row.conversation, lastMessage } })),
    );
    const harness = await show({ ...states.full, conversations });
    expect(harness.words(0)).to.contain('Image');
    expect(harness.words(1)).to.contain('4419 2087');
  });

  it('INBOX-2.4 the footer says "Loaded X sessions"', async () => {
    const harness = await show(states.full);
    expect(harness.footer).to.equal('Loaded 10 sessions');
  });

  it('INBOX-1.4 lists the conversations of the chosen store only', async () => {
    const harness = await show(states.full);
    stage.view.$storeId.set('s-my');
    await harness.element.updateComplete;
    expect(harness.buyers).to.deep.equal(['Ahmad Muslim', 'أحمد بن علي']);
  });

  it('INBOX-2.5 a row that moves stays the same element', async () => {
    const harness = await show(states.full);
    const [first, second] = harness.rows;
    const [a, b, ...rest] = sampleRows;
    inbox.$conversations.set([b, a, ...rest].filter((row) => row !== undefined));
    await harness.element.updateComplete;
    expect(harness.rows[0]).to.equal(second);
    expect(harness.rows[1]).to.equal(first);
  });

  it('INBOX-2.6 nothing moves while the pointer is in the list; new rows wait', async () => {
    const harness = await show({ ...states.full, conversations: sampleRows.slice(1) });
    const before = harness.buyers;
    await harness.hover(true);
    inbox.$conversations.set(sampleRows);
    await harness.element.updateComplete;
    expect(harness.buyers).to.deep.equal(before);
    expect(harness.element.shadowRoot?.querySelector('.held')?.textContent).to.equal('1 new');
    await harness.hover(false);
    expect(harness.buyers[0]).to.equal('Nur Aisyah');
  });

  it('INBOX-2.7 says that it loads, and that there is nothing', async () => {
    const harness = await show(states.loading);
    expect(harness.element.shadowRoot?.querySelector('[role=status]')?.textContent).to.equal('Loading conversations');
    inbox.$loaded.set(true);
    await harness.element.updateComplete;
    expect(harness.element.shadowRoot?.querySelector('.empty')?.textContent).to.contain('No conversations yet');
    expect(harness.footer).to.equal('Loaded 0 sessions');
  });

  it('INBOX-2.8 choosing a row opens it and marks it', async () => {
    const harness = await show(states.full);
    await harness.open(3);
    expect(inbox.given('open')).to.deep.equal([['c-3']]);
    expect(harness.rows.map((row) => row.getAttribute('aria-current')).indexOf('true')).to.equal(3);
  });

  it('INBOX-8.1 one tab stop; arrows, J and K, Home and End move, Enter opens', async () => {
    const harness = await show(states.full);
    expect(harness.tabStops).to.deep.equal([0]);
    harness.element.focus();
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'j' });
    expect(harness.focused).to.equal(2);
    await sendKeys({ press: 'k' });
    expect(harness.focused).to.equal(1);
    await sendKeys({ press: 'End' });
    expect(harness.focused).to.equal(9);
    await sendKeys({ press: 'ArrowDown' });
    expect(harness.focused).to.equal(9);
    await sendKeys({ press: 'Home' });
    expect(harness.focused).to.equal(0);
    await sendKeys({ press: 'ArrowDown' });
    await harness.element.updateComplete;
    expect(harness.tabStops).to.deep.equal([1]);
    await sendKeys({ press: 'Enter' });
    expect(inbox.given('open')).to.deep.equal([['c-1']]);
  });

  it('SEND-12.14 a row says why its message does not go, where nothing is wrong with it', async () => {
    const harness = await show(states.held);
    expect(harness.words(0)).to.contain('Sending paused (2):');
    expect(harness.words(1)).to.contain('Not sent yet:');
    expect(harness.words(2)).to.contain('Not sent yet:');
  });
});
