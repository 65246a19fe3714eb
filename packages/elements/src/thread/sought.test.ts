import '@cs-inbox/elements/define';
import type { Bubble } from '@cs-inbox/core';
import { expect } from 'chai';
import { sendKeys } from '@web/test-runner-commands';
import { FakeInbox } from '../../../../test/support/browser/fake-inbox.ts';
import { settled } from '../../../../test/support/browser/settled.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import { sampleBubble } from '../samples/sample-bubble.ts';
import { ThreadHarness } from './thread.harness.ts';
import { threadStates as states } from './thread.states.ts';

const message = (i: number, more: Partial<Bubble> = {}): Bubble => sampleBubble({ id: `m${i}`, key: `m${i}`, text: `Message ${i}`, ...more });
const messages = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => message(from + i));
const conversationId = states.full.thread.conversationId ?? '';

describe('cs-thread led to a message', () => {
  let stage: Stage;
  let inbox: FakeInbox;
  afterEach(() => stage.clear());

  const show = async (thread: Partial<typeof states.full.thread>) => {
    inbox = new FakeInbox({ ...states.full, thread: { ...states.full.thread, ...thread } });
    stage = new Stage({ inbox, inlineSize: '600px', blockSize: '600px' });
    return new ThreadHarness(await stage.show('cs-thread'));
  };
  const seek = async (harness: ThreadHarness, key: string, id = conversationId) => {
    stage.view.$sought.set({ conversationId: id, key });
    for (let round = 0; round < 3; round += 1) await settled(harness.element);
  };
  const found = (harness: ThreadHarness, text: string) => {
    const focused = harness.element.shadowRoot?.activeElement;
    const top = harness.topOf(text);
    return [focused !== null && focused === harness.bubbleOf(text), top > 0 && top < harness.log.clientHeight, stage.view.$sought.get()];
  };

  it('INBOX-8.71 it stands in view with some of what is before it, has the focus, and is marked; nothing is sought any more', async () => {
    const harness = await show({ bubbles: messages(0, 2_000) });
    await seek(harness, 'm700');
    expect(found(harness, 'Message 700')).to.deep.equal([true, true, null]);
    expect(harness.topOf('Message 700')).to.be.above(100);
    expect(harness.bubbleOf('Message 700')?.parentElement?.className).to.contain('found');
    await seek(harness, 'm1500');
    expect(found(harness, 'Message 1500')).to.deep.equal([true, true, null]);
    await seek(harness, 'm700');
    expect(found(harness, 'Message 700')).to.deep.equal([true, true, null]);
  });

  it('INBOX-8.72 it waits for the conversation to be opened and loaded, and stays at the message while others come around it', async () => {
    const harness = await show({ conversationId: 'c-9', bubbles: [] });
    await seek(harness, 'm50');
    expect(stage.view.$sought.get()).not.to.equal(null);
    inbox.$thread.set({ conversationId, bubbles: [message(50)], loading: true, hasOlder: true });
    for (let round = 0; round < 3; round += 1) await settled(harness.element);
    expect(found(harness, 'Message 50').slice(0, 1)).to.deep.equal([true]);
    inbox.$thread.set({ conversationId, bubbles: [...messages(0, 120), message(120, { delivery: 'sent' })], loading: false, hasOlder: true });
    for (let round = 0; round < 3; round += 1) await settled(harness.element);
    expect(found(harness, 'Message 50').slice(1)).to.deep.equal([true, null]);
  });

  it('INBOX-8.73 one that is older than what is loaded is fetched, at most 20 pages far; one that is gone is not looked for', async () => {
    const harness = await show({ bubbles: messages(500, 600), hasOlder: true });
    await seek(harness, 'm480');
    expect(inbox.given('loadOlder')).to.have.length(1);
    inbox.$thread.set({ ...inbox.$thread.get(), bubbles: messages(450, 600) });
    for (let round = 0; round < 3; round += 1) await settled(harness.element);
    expect(found(harness, 'Message 480')).to.deep.equal([true, true, null]);
    inbox.calls.length = 0;
    await seek(harness, 'gone');
    for (let page = 0; page < 25; page += 1) {
      inbox.$thread.set({ ...inbox.$thread.get() });
      await settled(harness.element);
    }
    expect([inbox.given('loadOlder').length, stage.view.$sought.get()]).to.deep.equal([20, null]);
    inbox.$thread.set({ ...inbox.$thread.get(), hasOlder: false });
    await seek(harness, 'gone');
    expect([inbox.given('loadOlder').length, stage.view.$sought.get()]).to.deep.equal([20, null]);
  });

  it('INBOX-8.74 who opens another conversation meanwhile is not led away from it, and who types is not either', async () => {
    const harness = await show({ bubbles: [message(50)], loading: true, hasOlder: true });
    await seek(harness, 'm50');
    const field = document.body.appendChild(document.createElement('input'));
    field.focus();
    inbox.$thread.set({ conversationId, bubbles: messages(0, 60), loading: false, hasOlder: false });
    for (let round = 0; round < 3; round += 1) await settled(harness.element);
    await sendKeys({ type: 'x' });
    expect(field.value).to.equal('x');
    field.remove();
    inbox.$thread.set({ conversationId, bubbles: messages(0, 60), loading: true, hasOlder: true });
    await seek(harness, 'not-here');
    inbox.$thread.set({ conversationId: 'c-9', bubbles: [], loading: false, hasOlder: false });
    await settled(harness.element);
    expect(stage.view.$sought.get()).to.equal(null);
  });
});
