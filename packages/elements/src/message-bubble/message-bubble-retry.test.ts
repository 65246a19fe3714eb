import '@cs-inbox/elements/define';
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import type { Bubble } from '@cs-inbox/core';
import { FakeInbox } from '../../../../test/support/browser/fake-inbox.ts';
import { settled } from '../../../../test/support/browser/settled.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import type { MessageDeed } from '../events/message-deed-event.ts';
import { sampleNow } from '../samples/sample-now.ts';
import { MessageBubbleHarness } from './message-bubble.harness.ts';
import { messageBubbleStates as states } from './message-bubble.states.ts';

describe('cs-message-bubble that has not arrived', () => {
  let stage: Stage;
  let inbox: FakeInbox;
  let deeds: MessageDeed[];
  afterEach(() => stage.clear());

  const show = async (bubble: Bubble) => {
    inbox = new FakeInbox();
    stage = new Stage({ inbox });
    deeds = [];
    stage.root.addEventListener('message-deed', (event) => deeds.push(Reflect.get(event, 'deed')));
    return new MessageBubbleHarness(await stage.show('cs-message-bubble', { bubble }));
  };

  it('RETRY-1.1 a click on it, or on "Retry" beside it, asks for it to go again', async () => {
    const harness = await show(states['failed-unknown-retryable']);
    expect(harness.action?.innerText.trim()).to.equal('Retry');
    harness.action?.click();
    harness.click();
    expect(deeds).to.deep.equal(['retry', 'retry']);
  });

  it('RETRY-1.2 a click that ends a choice of text, or opens "Why?", sends nothing', async () => {
    const harness = await show({ ...states['failed-unknown-retryable'] });
    const text = harness.element.shadowRoot?.querySelector('[part=text]');
    getSelection()?.selectAllChildren(text ?? document.body);
    harness.click();
    getSelection()?.removeAllRanges();
    harness.element.shadowRoot?.querySelector('summary')?.click();
    expect(deeds).to.deep.equal([]);
  });

  it('RETRY-1.3 a click on one that may not go, or that has arrived, sends nothing', async () => {
    for (const bubble of [states['failed-throttled'], states['failed-content'], states['failed-newer'], states.sent, states.waiting, states.incoming]) {
      (await show(bubble)).click();
      expect(deeds).to.deep.equal([]);
      stage.clear();
    }
  });

  it('RETRY-3.1 counts down by the pulse of the inbox, and offers "Retry" when the wait is over', async () => {
    const harness = await show(states['failed-quota']);
    expect(harness.action?.innerText.trim()).to.equal('Retry in 3:00:00');
    expect(harness.action?.getAttribute('aria-disabled')).to.equal('true');
    harness.action?.focus();
    expect(harness.element.shadowRoot?.activeElement === harness.action).to.equal(true);
    inbox.$tick.set(sampleNow + 3 * 3_600_000 - 5_000);
    await settled(harness.element);
    expect(harness.action?.innerText.trim()).to.equal('Retry in 0:05');
    inbox.$tick.set(sampleNow + 3 * 3_600_000);
    await settled(harness.element);
    expect(harness.action?.innerText.trim()).to.equal('Retry');
    harness.action?.click();
    expect(deeds).to.deep.equal(['retry']);
  });

  it('RETRY-3.2 what goes by itself says when, once, and has no button until then', async () => {
    const harness = await show(states['failed-throttled']);
    expect(harness.strip).to.contain('Resends in 0:42');
    expect(harness.action).to.equal(null);
    inbox.$tick.set(sampleNow + 12_000);
    await settled(harness.element);
    expect(harness.strip).to.contain('Resends in 0:30');
    inbox.$tick.set(sampleNow + 42_000);
    await settled(harness.element);
    expect(harness.action?.innerText.trim()).to.equal('Retry');
  });

  it('RETRY-3.3 nothing ticks where nothing counts down', async () => {
    const harness = await show(states['failed-content']);
    expect(inbox.$tick.lc).to.equal(0);
    harness.element.bubble = states['failed-throttled'];
    await settled(harness.element);
    expect(inbox.$tick.lc).to.equal(1);
    harness.element.bubble = states.sent;
    await settled(harness.element);
    expect(inbox.$tick.lc).to.equal(0);
  });

  const reasons = {
    'failed-throttled': 'Retry in 0:42',
    'failed-newer': 'A newer message was sent at 14:24',
    'failed-login-waits': 'Not before the store is logged in again',
    'failed-earlier': 'Not before the message above it',
    'failed-answer': 'A later message is on its way',
    'failed-recipient': 'It can never be retried',
  } as const satisfies Partial<Record<keyof typeof states, string>>;
  for (const [name, reason] of Object.entries(reasons)) {
    it(`RETRY-3.4 "Retry" stays in the menu, disabled and with its reason: ${name}`, async () => {
      const harness = await show(states[name as keyof typeof reasons]);
      harness.menuButton?.click();
      const item = harness.item('Retry');
      expect([item?.getAttribute('aria-disabled'), item?.ariaLabel]).to.deep.equal(['true', 'Retry']);
      const described = harness.element.shadowRoot?.getElementById(item?.getAttribute('aria-describedby') ?? '')?.innerText;
      expect(described).to.be.a('string').and.to.equal(item?.innerText.split('\n').at(-1));
      expect(item?.innerText).to.contain(reason.replace('14:24', /\d\d:\d\d/u.exec(item?.innerText ?? '')?.[0] ?? '14:24'));
      item?.focus();
      expect(harness.element.shadowRoot?.activeElement === item).to.equal(true);
      item?.click();
      expect(deeds).to.deep.equal([]);
    });
  }

  it('RETRY-1.4 the menu leads to the dialog, and to all else that can be done', async () => {
    const harness = await show(states['failed-platform-holds-up']);
    harness.menuButton?.click();
    expect(harness.items.map((item) => item.innerText.trim())).to.deep.equal(['Retry', 'Copy', 'Discard']);
    harness.item('Retry')?.click();
    expect(harness.isMenuOpen).to.equal(false);
    harness.menuButton?.click();
    harness.item('Discard')?.click();
    expect(deeds).to.deep.equal(['ask-retry', 'discard']);
  });

  it('RETRY-1.5 by keyboard alone: the menu opens, arrows move, Enter chooses, Escape closes and gives the focus back', async () => {
    const harness = await show(states['failed-unknown-retryable']);
    harness.menuButton?.focus();
    await sendKeys({ press: 'Enter' });
    await settled(harness.element);
    expect(harness.element.shadowRoot?.activeElement === harness.items[0]).to.equal(true);
    await sendKeys({ press: 'ArrowUp' });
    expect(harness.element.shadowRoot?.activeElement === harness.items.at(-1)).to.equal(true);
    await sendKeys({ press: 'Escape' });
    expect(harness.isMenuOpen).to.equal(false);
    expect(harness.element.shadowRoot?.activeElement === harness.menuButton).to.equal(true);
    await sendKeys({ press: 'Enter' });
    await settled(harness.element);
    await sendKeys({ press: 'Enter' });
    expect(deeds).to.deep.equal(['ask-retry']);
  });

  for (const dir of ['ltr', 'rtl'] as const) {
    it(`RETRY-1.8 the menu stands beside its message, whatever becomes of that, and inside the window: ${dir}`, async () => {
      const harness = await show(states['failed-unknown-retryable']);
      stage.root.dir = dir;
      harness.menuButton?.click();
      const menu = () => harness.element.shadowRoot?.querySelector('[role=menu]')?.getBoundingClientRect() ?? new DOMRect();
      const button = () => harness.menuButton?.getBoundingClientRect() ?? new DOMRect();
      await settled(harness.element);
      expect(menu().top).to.be.within(button().bottom, button().bottom + 8);
      expect(menu()[dir === 'ltr' ? 'right' : 'left']).to.be.closeTo(button()[dir === 'ltr' ? 'right' : 'left'], 1);
      stage.root.style.marginBlockStart = `${innerHeight - 120}px`;
      await settled(harness.element);
      expect(menu().bottom).to.be.within(button().top - 8, button().top);
    });
  }

  it('RETRY-1.7 where the press takes its button away, the focus stays with the message', async () => {
    const harness = await show(states['failed-unknown-retryable']);
    const focused = () => harness.element.shadowRoot?.activeElement?.className;
    harness.action?.focus();
    harness.element.bubble = states.sending;
    await settled(harness.element);
    expect(focused()).to.contain('bubble');
    harness.element.bubble = states['failed-unknown-retryable'];
    await settled(harness.element);
    harness.action?.focus();
    harness.element.bubble = states['failed-throttled'];
    await settled(harness.element);
    expect(focused()).to.equal('more');
  });

  it('RETRY-1.7 one that does not have the focus does not take it', async () => {
    const harness = await show(states['failed-unknown-retryable']);
    harness.element.bubble = states.sending;
    await settled(harness.element);
    expect(harness.element.shadowRoot?.activeElement).to.equal(null);
  });

  it('RETRY-7.2 a wait can be ended; where the machine has given up, the next ones are asked about', async () => {
    const waiting = await show(states['waiting-login']);
    waiting.menuButton?.click();
    waiting.item('Stop waiting')?.click();
    expect(deeds).to.deep.equal(['stop-waiting']);
    stage.clear();
    const harness = await show(states['failed-platform-holds-up']);
    expect(harness.anyway?.innerText.trim()).to.equal('Send the next 3 anyway');
    harness.anyway?.click();
    expect(deeds).to.deep.equal(['stop-waiting']);
    expect(harness.action?.innerText.trim()).to.equal('Retry');
    harness.element.bubble = { ...states['failed-platform-holds-up'], holdsUp: 0 };
    await settled(harness.element);
    expect(harness.anyway).to.equal(null);
  });

  it('RETRY-5.1 the second time says "Attempt #2", the third and every later one "Attempt #3+", with the number as title', async () => {
    expect((await show(states.failed)).badge).to.equal(null);
    stage.clear();
    expect((await show(states['failed-throttled-second'])).badge?.innerText).to.equal('Attempt #2');
    stage.clear();
    for (const attempts of [3, 7]) {
      const { badge } = await show({ ...states['failed-throttled-third-or-later'], attempts });
      expect([badge?.innerText, badge?.title]).to.deep.equal(['Attempt #3+', `Attempt #${attempts}`]);
      stage.clear();
    }
  });

  it('FAIL-3.2 a login that is gone offers "Log in again", and a waiting message a way there with the store\'s name', async () => {
    const failed = await show(states['failed-login']);
    expect(failed.action?.innerText.trim()).to.equal('Log in again');
    expect(failed.receipt).to.contain('Resends after login');
    failed.action?.click();
    stage.clear();
    const before = deeds;
    const waiting = await show(states['waiting-login']);
    waiting.element.store = { id: 's', name: 'Aster Baby', platform: 'shopee', market: 'TH', login: 'expired', textLengthMax: 100 };
    await settled(waiting.element);
    const link = waiting.element.shadowRoot?.querySelector<HTMLElement>('.link');
    expect(link?.innerText).to.equal('Log in to Aster Baby TH');
    link?.click();
    expect([...before, ...deeds]).to.deep.equal(['log-in', 'log-in']);
  });

  it('FAIL-2.11 a store that is shut says when it sends again', async () => {
    expect((await show(states['waiting-throttled'])).receipt).to.match(/^Sends in 0:42 · \d\d:\d\d$/u);
  });

  it('FAIL-4.3 the words that were found are marked in the text, in whatever case; "Edit" asks to change it', async () => {
    const harness = await show(states['failed-content']);
    expect(harness.marked).to.deep.equal(['WhatsApp', 'line.me']);
    expect(harness.text).to.equal('For a faster answer add me on WhatsApp or line.me.');
    harness.action?.click();
    expect(deeds).to.deep.equal(['edit']);
  });

  it('FAIL-4.3 words that look like patterns are looked for as they stand', async () => {
    const failure = states['failed-content'].failure;
    const harness = await show({ ...states['failed-content'], text: 'a.b (c) a+b', failure: failure && { ...failure, words: ['(c)', 'a.b', '['] } });
    expect(harness.marked).to.deep.equal(['a.b', '(c)']);
  });
});
