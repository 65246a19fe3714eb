import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { sendKeys } from '@web/test-runner-commands';
import type { Bubble } from '@cs-inbox/core';
import { FakeInbox } from '../../../../test/support/browser/fake-inbox.ts';
import { settled } from '../../../../test/support/browser/settled.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import type { MessageDeed } from '../events/message-deed-event.ts';
import { MessageBubbleHarness } from './message-bubble.harness.ts';
import { messageBubbleStates as states } from './message-bubble.states.ts';

describe('cs-message-bubble, letter keys', () => {
  let stage: Stage;
  let deeds: MessageDeed[];
  afterEach(() => stage.clear());

  const show = async (bubble: Bubble) => {
    stage = new Stage({ inbox: new FakeInbox() });
    deeds = [];
    stage.root.addEventListener('message-deed', (event) => deeds.push(Reflect.get(event, 'deed')));
    const harness = new MessageBubbleHarness(await stage.show('cs-message-bubble', { bubble }));
    harness.element.focus();
    return harness;
  };
  const press = async (harness: MessageBubbleHarness, key: string) => {
    await sendKeys({ press: key });
    await settled(harness.element);
  };

  const retried: readonly (readonly [keyof typeof states, readonly MessageDeed[]])[] = [
    ['failed-unknown-retryable', ['retry']],
    ['blocked', ['ask-retry']],
    ['failed-quota-ready', ['retry']],
    ['failed-content', []],
    ['unconfirmed', []],
    ['waiting-network', []],
  ];
  for (const [state, wanted] of retried) {
    it(`INBOX-8.12 R on a message that is ${state}: ${wanted.join() || 'nothing'}`, async () => {
      const harness = await show(states[state]);
      await press(harness, 'r');
      expect(deeds).to.deep.equal(wanted);
    });
  }

  it('INBOX-8.12 R on one that may not go sends nothing and says why', async () => {
    const harness = await show(states['failed-login-waits']);
    await press(harness, 'r');
    expect([deeds, harness.said]).to.deep.equal([[], harness.item('Retry')?.querySelector('.hint')?.textContent]);
    expect(harness.said).not.to.equal('');
  });

  it('INBOX-8.12 E edits, or takes back what has not left', async () => {
    for (const [state, deed] of [['failed-content', 'edit'], ['blocked', 'edit'], ['failed-twice-by-hand', 'edit'], ['waiting-network', 'take-back']] as const) {
      const harness = await show(states[state]);
      await press(harness, 'e');
      expect(deeds, state).to.deep.equal([deed]);
      stage.clear();
    }
    const harness = await show(states.failed);
    await press(harness, 'e');
    expect(deeds).to.deep.equal([]);
  });

  it('INBOX-8.12 C copies, and says so; H shows the history', async () => {
    const harness = await show(states['failed-twice-by-hand']);
    await press(harness, 'c');
    await settled(harness.element);
    expect(harness.said).to.match(/^(Copied|Text chosen)/u);
    await press(harness, 'h');
    expect(harness.dialog?.open).to.equal(true);
    await press(harness, 'r');
    expect(deeds).to.deep.equal([]);
  });

  it('INBOX-8.12 in the open menu a letter chooses the item beside which it stands', async () => {
    const harness = await show(states['failed-unknown-retryable']);
    harness.menuButton?.click();
    expect(harness.items.map((item) => [item.innerText.trim(), item.getAttribute('aria-keyshortcuts')])).to.deep.equal([['Retry', 'R'], ['Copy', 'C'], ['Discard', null]]);
    await press(harness, 'r');
    expect([deeds, harness.isMenuOpen]).to.deep.equal([['ask-retry'], false]);
  });

  it('INBOX-8.12 with Ctrl, Alt or ⌘, while it is held down or composed, a letter is somebody else\'s', async () => {
    const harness = await show(states['failed-unknown-retryable']);
    const told = (more: KeyboardEventInit) => harness.menuButton?.dispatchEvent(new KeyboardEvent('keydown', { key: 'r', code: 'KeyR', bubbles: true, composed: true, ...more }));
    for (const more of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { repeat: true }, { isComposing: true }]) told(more);
    expect(deeds).to.deep.equal([]);
    told({});
    expect(deeds).to.deep.equal(['retry']);
  });

  it('INBOX-8.12 letters count by their key where the keyboard has no Latin ones', async () => {
    const harness = await show(states['failed-unknown-retryable']);
    harness.menuButton?.dispatchEvent(new KeyboardEvent('keydown', { key: 'พ', code: 'KeyR', bubbles: true, composed: true }));
    expect(deeds).to.deep.equal(['retry']);
  });
});
