import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { sendKeys } from '@web/test-runner-commands';
import type { Bubble } from '@cs-inbox/core';
import { FakeInbox } from '../../../../test/support/browser/fake-inbox.ts';
import { settled } from '../../../../test/support/browser/settled.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import { messageBubbleStates as states } from '../message-bubble/message-bubble.states.ts';
import { sampleRows } from '../samples/sample-rows.ts';
import { ThreadHarness } from './thread.harness.ts';

const selected = sampleRows[0] ?? null;

describe('cs-thread, arrows from message to message', () => {
  let stage: Stage;
  afterEach(() => stage.clear());

  const show = async (bubbles: readonly Bubble[]) => {
    const named = bubbles.map((bubble, i) => ({ ...bubble, id: `m-${i}`, key: `m-${i}`, text: `message ${i}` }));
    stage = new Stage({ inbox: new FakeInbox({ selected, thread: { conversationId: selected?.conversation.id ?? null, bubbles: named, loading: false, hasOlder: false } }), blockSize: '400px' });
    return new ThreadHarness(await stage.show('cs-thread'));
  };
  const focused = (thread: ThreadHarness) => thread.bubbles.findIndex((bubble) => bubble === thread.element.shadowRoot?.activeElement);
  const focusedText = (thread: ThreadHarness) => thread.bubbles[focused(thread)]?.bubble?.text;
  const press = async (thread: ThreadHarness, key: string) => {
    await sendKeys({ press: key });
    await settled(thread.element);
  };

  const asking = ['failed', 'blocked', 'unconfirmed', 'unconfirmed-asks', 'held-stale', 'held-answered', 'sending-30-s'] as const;
  const calm = ['delivered', 'queued', 'sending', 'waiting-network', 'delivered-history'] as const;

  it('INBOX-8.13 lead to each message that asks for something, and past the others', async () => {
    const thread = await show(asking.flatMap((state, i) => [states[calm[i % calm.length] ?? 'delivered'], states[state]]));
    thread.bubbles.at(-1)?.focus();
    const stops = [focusedText(thread)];
    for (let i = 1; i < asking.length; i++) {
      await press(thread, 'ArrowUp');
      stops.push(focusedText(thread));
    }
    expect(stops).to.deep.equal(asking.map((_, i) => `message ${i * 2 + 1}`).reverse());
    await press(thread, 'ArrowUp');
    expect(focusedText(thread)).to.equal(stops.at(-1));
    await press(thread, 'ArrowDown');
    expect(focusedText(thread)).to.equal(stops.at(-2));
  });

  it('INBOX-8.13 what they lead to is in view', async () => {
    const thread = await show([states.failed, ...Array.from({ length: 20 }, () => states.delivered), states.failed]);
    thread.bubbles.at(-1)?.focus();
    await press(thread, 'ArrowUp');
    expect(focused(thread)).to.equal(0);
    const { top, bottom } = thread.log.getBoundingClientRect();
    const box = thread.bubbles[0]?.getBoundingClientRect() ?? new DOMRect();
    expect([box.top >= top, box.bottom <= bottom]).to.deep.equal([true, true]);
  });

  it('INBOX-8.13 also to one that is so far off that it is not in the page', async () => {
    const thread = await show([states.failed, ...Array.from({ length: 600 }, () => states.delivered), states.failed]);
    thread.bubbles.at(-1)?.focus();
    expect(thread.bubbleOf('message 0')).to.equal(undefined);
    const came = new Promise((resolve) => thread.element.shadowRoot?.addEventListener('focusin', ({ target }) => (target as Element).localName === 'cs-message-bubble' && resolve(null)));
    await press(thread, 'ArrowUp');
    await came;
    expect(focusedText(thread)).to.equal('message 0');
  });

  it('INBOX-8.13 in the open menu, and elsewhere in the messages, arrows do what they did', async () => {
    const thread = await show([states.failed, states.failed]);
    const [first] = thread.bubbles;
    const menu = first?.shadowRoot?.querySelector<HTMLButtonElement>('.more');
    menu?.focus();
    menu?.click();
    await press(thread, 'ArrowDown');
    expect(focused(thread)).to.equal(0);
    thread.log.focus();
    await press(thread, 'ArrowDown');
    expect(thread.element.shadowRoot?.activeElement === thread.log).to.equal(true);
  });
});
