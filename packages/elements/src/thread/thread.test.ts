import '@cs-inbox/elements/define';
import type { Bubble } from '@cs-inbox/core';
import { expect } from 'chai';
import { checkStates } from '../../../../test/support/browser/check-states.ts';
import { FakeInbox } from '../../../../test/support/browser/fake-inbox.ts';
import { settled } from '../../../../test/support/browser/settled.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import type { InboxSnapshot } from '../samples/inbox-snapshot.ts';
import { sampleNow } from '../samples/sample-now.ts';
import { sampleThread } from '../samples/sample-thread.ts';
import { ThreadHarness } from './thread.harness.ts';
import { threadStates as states } from './thread.states.ts';

const size = { inlineSize: '600px', blockSize: '400px' };

const bubble = (id: string, direction: 'in' | 'out' = 'in', more: Partial<Bubble> = {}): Bubble => ({
  id,
  key: direction === 'out' ? id : null,
  direction,
  kind: 'text',
  text: `Message ${id}`,
  at: sampleNow - 3_600_000,
  delivery: 'delivered',
  failure: null,
  attempts: 1,
  retry: null,
  resumes: null,
  holdsUp: 0,
  hold: null,
  sendingSince: null,
  asks: false,
  yields: false,
  history: [],
  ...more,
});

const many = Array.from({ length: 40 }, (_, i) => bubble(`m${i}`));

describe('cs-thread', () => {
  let stage: Stage;
  let inbox: FakeInbox;
  afterEach(() => stage?.clear());

  const show = async (snapshot: InboxSnapshot) => {
    inbox = new FakeInbox(snapshot);
    stage = new Stage({ inbox, ...size });
    return new ThreadHarness(await stage.show('cs-thread'));
  };
  const showMany = (more: { readonly hasOlder?: boolean } = {}) =>
    show({ ...states.full, thread: { ...states.full.thread, bubbles: many, ...more } });
  const put = async (harness: ThreadHarness, bubbles: readonly Bubble[]) => {
    inbox.setBubbles(bubbles);
    await settled(harness.element);
  };

  for (const theme of ['light', 'dark'] as const) {
    it(`INBOX-8.2 axe finds nothing in any state, ${theme}`, async () => {
      expect(await checkStates('cs-thread', states, theme, size)).to.deep.equal([]);
    });
  }

  it('INBOX-3.2 says whose conversation it is, and in which store', async () => {
    const harness = await show(states.full);
    expect(harness.head).to.match(/^Nur Aisyah Aster Home MY Due \d\d:\d\d$/u);
    expect(harness.log.getAttribute('role')).to.equal('log');
  });

  it('INBOX-3.3 separates the days', async () => {
    const harness = await show(states.full);
    expect(harness.days).to.deep.equal(['Yesterday', 'Today']);
  });

  it('INBOX-3.1 stands at the end and stays there when messages come', async () => {
    const harness = await showMany();
    expect(harness.fromEnd).to.equal(0);
    await put(harness, [...many, bubble('new')]);
    expect(harness.fromEnd).to.equal(0);
    expect(harness.jump).to.equal(null);
  });

  it('INBOX-3.1 stays at the end when the pane changes its size', async () => {
    const harness = await showMany();
    stage.root.style.blockSize = '250px';
    await settled(harness.element);
    expect(harness.fromEnd).to.equal(0);
  });

  it('INBOX-3.4 keeps its place above the end and offers the new messages', async () => {
    const harness = await showMany();
    await harness.scrollTo(500);
    await settled(harness.element);
    const text = harness.atTop;
    const before = harness.topOf(text);
    await put(harness, [...many, bubble('new-1'), bubble('new-2')]);
    expect(harness.topOf(text)).to.equal(before);
    expect(harness.jump?.innerText.trim()).to.equal('2 new messages');
    harness.jump?.click();
    await settled(harness.element);
    expect(harness.fromEnd).to.equal(0);
    expect(harness.jump).to.equal(null);
  });

  it('INBOX-3.1 asks for older messages near the start, once, and keeps its place when they come', async () => {
    const harness = await showMany({ hasOlder: true });
    await harness.scrollTo(100);
    await harness.scrollTo(60);
    expect(inbox.given('loadOlder')).to.have.length(1);
    const third = harness.bubbleOf('Message m3');
    const before = harness.topOf('Message m3');
    await put(harness, [...Array.from({ length: 20 }, (_, i) => bubble(`old${i}`)), ...many]);
    expect(harness.bubbleOf('Message m3') === third).to.equal(true);
    expect(harness.topOf('Message m3')).to.equal(before);
  });

  it('INBOX-3.9 when what a reader looked at is gone, the place is kept at what stands there then', async () => {
    const harness = await showMany({ hasOlder: true });
    await harness.scrollTo(500);
    await put(harness, many.slice(20));
    const text = harness.atTop;
    const before = harness.topOf(text);
    await put(harness, many);
    expect(harness.topOf(text)).to.equal(before);
  });

  it('INBOX-3.9 a thread that is emptied and comes again stands at its end', async () => {
    const harness = await showMany();
    await harness.scrollTo(500);
    await put(harness, []);
    await put(harness, many);
    expect(harness.fromEnd).to.equal(0);
  });

  it('INBOX-3.5 goes to the end when an own message is sent', async () => {
    const harness = await showMany();
    await harness.scrollTo(300);
    await put(harness, [...many, bubble('own', 'out', { delivery: 'sending' })]);
    expect(harness.fromEnd).to.equal(0);
  });

  it('INBOX-2.3 marks as seen when the newest message is in view, and not before', async () => {
    const harness = await showMany();
    await harness.scrollTo(300);
    const row = inbox.$selected.get();
    inbox.$selected.set(row && { ...row, conversation: { ...row.conversation, unread: 2 } });
    await settled(harness.element);
    expect(inbox.given('markSeen')).to.have.length(0);
    const seen = inbox.next('markSeen');
    harness.jump?.click();
    await seen;
  });

  it('SEND-1.2 a bubble stays the same element from "Sending" to "Sent"', async () => {
    const harness = await show({ ...states.full, thread: { ...states.full.thread, bubbles: [bubble('k', 'out', { delivery: 'sending' })] } });
    const [element] = harness.bubbles;
    await put(harness, [bubble('k', 'out', { delivery: 'sent' })]);
    expect(harness.bubbles[0] === element).to.equal(true);
    expect(element?.status).to.equal('sent');
  });

  it('SEND-1.8 an unchanged bubble is not drawn again when another one changes', async () => {
    const harness = await show({ ...states.full, thread: { ...states.full.thread, bubbles: many } });
    let drawn = 0;
    for (const each of harness.bubbles) {
      Object.assign(each, { performUpdate: () => drawn++ });
    }
    await put(harness, [...many, bubble('k', 'out', { delivery: 'sending' })]);
    await put(harness, [...many, bubble('k', 'out', { delivery: 'sent' })]);
    expect(drawn).to.equal(0);
  });

  it('SEND-4.6 "Check now" asks the engine about the message', async () => {
    const harness = await show(states.full);
    harness.bubbles.find(({ status }) => status === 'unconfirmed')?.shadowRoot?.querySelector('button')?.click();
    expect(inbox.given('check')).to.deep.equal([['c-0', 'm-6']]);
  });

  it('INBOX-8.6 tells a screen reader of new messages and of the own one, in one place', async () => {
    const harness = await showMany();
    expect(harness.announced).to.equal('');
    await put(harness, [...many, bubble('new', 'in', { text: 'Hello?' })]);
    expect(harness.announced).to.equal('Nur Aisyah: Hello?');
    const sending = bubble('k', 'out', { delivery: 'sending' });
    await put(harness, [...many, bubble('new'), sending]);
    expect(harness.announced).to.equal('Sending');
    await put(harness, [...many, bubble('new'), { ...sending, delivery: 'unconfirmed' }]);
    expect(harness.announced).to.equal('Unconfirmed: Network connection interrupted');
    await put(harness, [...many, bubble('new'), { ...sending, delivery: 'failed' }, bubble('l', 'out', { delivery: 'sent' })]);
    expect(harness.announced).to.equal('Send Failed: Network connection interrupted: Message k. Sent');
  });

  it('INBOX-3.6 says that nothing is open, that it loads, and that there is nothing', async () => {
    const harness = await show(states['nothing-open']);
    expect(harness.element.shadowRoot?.textContent).to.contain('Choose a conversation');
    inbox.$selected.set(states.loading.selected);
    inbox.$thread.set(states.loading.thread);
    await settled(harness.element);
    expect(harness.log.innerText).to.contain('Loading messages');
    inbox.$thread.set(states.empty.thread);
    await settled(harness.element);
    expect(harness.log.innerText).to.contain('No messages yet');
  });

  it('INBOX-3.7 opens another conversation at its end', async () => {
    const harness = await showMany();
    await harness.scrollTo(200);
    inbox.$thread.set({ conversationId: 'c-9', bubbles: [...sampleThread, ...many], loading: false, hasOlder: false });
    await settled(harness.element);
    expect(harness.fromEnd).to.equal(0);
  });
});
