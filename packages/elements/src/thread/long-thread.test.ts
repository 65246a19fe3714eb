import '@cs-inbox/elements/define';
import type { Bubble } from '@cs-inbox/core';
import { expect } from 'chai';
import { FakeInbox } from '../../../../test/support/browser/fake-inbox.ts';
import { settled } from '../../../../test/support/browser/settled.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import { sampleBubble } from '../samples/sample-bubble.ts';
import { ThreadHarness } from './thread.harness.ts';
import { threadStates as states } from './thread.states.ts';

/** Texts of one line and of five. */
const textOf = (i: number) => `Message ${i}${i % 7 === 0 ? ' and more of it, so that it takes several lines'.repeat(6) : ''}`;
const message = (i: number, more: Partial<Bubble> = {}): Bubble =>
  sampleBubble({ id: `m${i}`, key: i % 3 === 0 ? `m${i}` : null, direction: i % 3 === 0 ? 'out' : 'in', text: textOf(i), ...more });
const messages = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => message(from + i));

describe('a long cs-thread', () => {
  let stage: Stage;
  let inbox: FakeInbox;
  afterEach(() => stage.clear());

  const show = async (bubbles: readonly Bubble[], more: { readonly hasOlder?: boolean } = {}) => {
    inbox = new FakeInbox({ ...states.full, thread: { ...states.full.thread, bubbles, ...more } });
    stage = new Stage({ inbox, inlineSize: '600px', blockSize: '600px' });
    return new ThreadHarness(await stage.show('cs-thread'));
  };
  const scrolled = async (harness: ThreadHarness, to: number) => {
    await harness.scrollTo(to);
    await settled(harness.element);
    await settled(harness.element);
  };
  const pressed = async (harness: ThreadHarness, key: string) => {
    harness.press(key);
    await settled(harness.element);
    await settled(harness.element);
  };
  /** Nothing but messages between the edges of the view. */
  const isFull = ({ log, bubbles }: ThreadHarness) => {
    const view = log.getBoundingClientRect();
    const tops = bubbles.map((bubble) => bubble.getBoundingClientRect());
    return tops.some(({ top }) => top <= view.top + 30) && tops.some(({ bottom }) => bottom >= view.bottom - 40);
  };

  for (const count of [1_000, 10_000, 100_000]) {
    it(`INBOX-3.11 of ${count} messages those around the view are in the page, and the thread stands at its end`, async () => {
      const harness = await show(messages(0, count));
      expect(harness.elementCount).to.be.below(1_500);
      expect(harness.bubbles.length).to.be.below(100);
      expect([harness.fromEnd, harness.bubbles.at(-1)?.bubble?.id]).to.deep.equal([0, `m${count - 1}`]);
      expect(isFull(harness)).to.equal(true);
    });
  }

  it('INBOX-3.11 wherever the view is moved to, it is full of messages', async () => {
    const harness = await show(messages(0, 10_000));
    const { scrollHeight } = harness.log;
    for (const part of [0.5, 0.51, 0.1, 0, 0.9, 0.02]) {
      await scrolled(harness, Math.round(scrollHeight * part));
      expect(isFull(harness), `${part}`).to.equal(true);
      expect(harness.elementCount).to.be.below(1_500);
    }
  });

  it('INBOX-3.12 what is read moves as far as the reader scrolls, while messages of unknown height come into the page', async () => {
    const harness = await show(messages(0, 2_000));
    for (let step = 0; step < 40; step++) {
      const text = harness.atTop;
      const place = harness.topOf(text);
      await scrolled(harness, harness.log.scrollTop - 300);
      expect(harness.topOf(text), `step ${step}`).to.be.closeTo(place + 300, 1);
    }
  });

  it('INBOX-3.12 what is read stays where it is, to the pixel, when a thousand older ones come before it', async () => {
    const harness = await show(messages(1_000, 2_000), { hasOlder: true });
    await scrolled(harness, 20_000);
    const text = harness.atTop;
    const place = harness.topOf(text);
    inbox.setBubbles(messages(0, 2_000));
    await settled(harness.element);
    expect(harness.topOf(text)).to.equal(place);
  });

  it('INBOX-3.12 the same when the pane becomes narrower', async () => {
    const harness = await show(messages(0, 2_000));
    await scrolled(harness, 20_000);
    const text = harness.atTop;
    const place = harness.topOf(text);
    stage.root.style.inlineSize = '340px';
    await settled(harness.element);
    await settled(harness.element);
    expect(harness.topOf(text)).to.equal(place);
  });

  it('INBOX-3.13 Home and End reach the first and the last message, Page Up and Page Down the next page', async () => {
    const harness = await show(messages(0, 10_000));
    await pressed(harness, 'Home');
    expect([harness.log.scrollTop, harness.atTop]).to.deep.equal([0, textOf(0)]);
    await pressed(harness, 'PageDown');
    expect(harness.log.scrollTop).to.equal(Math.round(harness.log.clientHeight * 0.9));
    await pressed(harness, 'PageUp');
    expect(harness.log.scrollTop).to.equal(0);
    await pressed(harness, 'End');
    expect([harness.fromEnd, harness.bubbles.at(-1)?.bubble?.text]).to.deep.equal([0, textOf(9_999)]);
  });

  it('INBOX-3.13 who was in a message that has left the page is in the messages still', async () => {
    const harness = await show(messages(0, 1_000));
    harness.bubbles.at(-1)?.focus();
    expect(harness.element.shadowRoot?.activeElement?.localName).to.equal('cs-message-bubble');
    await scrolled(harness, 0);
    expect(harness.element.shadowRoot?.activeElement === harness.log).to.equal(true);
  });

  it('INBOX-3.14 a screen reader is told how many messages there are, and which of them each is', async () => {
    const harness = await show(messages(0, 1_000));
    const last = harness.bubbles.at(-1)?.parentElement;
    expect([last?.role, last?.ariaSetSize, last?.ariaPosInSet]).to.deep.equal(['listitem', '1000', '1000']);
    inbox.$thread.set({ ...inbox.$thread.get(), hasOlder: true });
    await settled(harness.element);
    expect(last?.ariaSetSize).to.equal('-1');
  });

  it('INBOX-3.15 one change of status draws one bubble anew', async () => {
    const bubbles = messages(0, 10_000);
    const harness = await show(bubbles);
    const drawn: (string | undefined)[] = [];
    for (const each of harness.bubbles) {
      const draw = Reflect.get(each, 'performUpdate') as () => void;
      Object.assign(each, { performUpdate: () => (drawn.push(each.bubble?.id), draw.call(each)) });
    }
    inbox.setBubbles(bubbles.with(9_999, message(9_999, { delivery: 'read' })));
    await settled(harness.element);
    expect(drawn).to.deep.equal(['m9999']);
  });

  it('INBOX-3.16 what comes within one frame is drawn once, and the thread is still at its end', async () => {
    const bubbles = messages(0, 1_001);
    const harness = await show(bubbles.slice(0, 1));
    let drawn = 0;
    const draw = Reflect.get(harness.element, 'performUpdate') as () => void;
    Object.assign(harness.element, { performUpdate: () => (drawn++, draw.call(harness.element)) });
    for (let i = 1; i <= 1_000; i++) {
      inbox.setBubbles(bubbles.slice(0, i + 1).map((bubble) => ({ ...bubble, direction: 'in' })));
      await Promise.resolve().then(() => {}).then(() => {});
    }
    expect(drawn).to.equal(0);
    await new Promise(requestAnimationFrame);
    await harness.element.updateComplete;
    expect(drawn).to.equal(1);
    await settled(harness.element);
    expect([harness.fromEnd, harness.bubbles.at(-1)?.bubble?.id]).to.deep.equal([0, 'm1000']);
  });

  it('INBOX-3.16 an own message is there before the next frame', async () => {
    const bubbles = messages(0, 100);
    const harness = await show(bubbles);
    inbox.setBubbles([...bubbles, message(300, { delivery: 'sending' })]);
    await harness.element.updateComplete;
    expect(harness.bubbles.at(-1)?.bubble?.id).to.equal('m300');
  });
});
