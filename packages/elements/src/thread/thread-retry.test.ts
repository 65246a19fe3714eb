import '@cs-inbox/elements/define';
import { expect } from 'chai';
import type { Bubble } from '@cs-inbox/core';
import type { CsReloginEvent } from '@cs-inbox/elements';
import { FakeInbox } from '../../../../test/support/browser/fake-inbox.ts';
import { settled } from '../../../../test/support/browser/settled.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import { MessageBubbleHarness } from '../message-bubble/message-bubble.harness.ts';
import { messageBubbleStates } from '../message-bubble/message-bubble.states.ts';
import { RetryDialogHarness } from '../retry-dialog/retry-dialog.harness.ts';
import { sampleNow } from '../samples/sample-now.ts';
import { sampleRows } from '../samples/sample-rows.ts';
import { ThreadHarness } from './thread.harness.ts';

const selected = sampleRows[0] ?? null;
const conversationId = selected?.conversation.id ?? '';

describe('cs-thread with a message that has not arrived', () => {
  let stage: Stage;
  let inbox: FakeInbox;
  let thread: ThreadHarness;
  afterEach(() => stage.clear());

  const show = async (bubble: Bubble) => {
    inbox = new FakeInbox({ selected, thread: { conversationId, bubbles: [bubble], loading: false, hasOlder: false } });
    stage = new Stage({ inbox, blockSize: '500px' });
    thread = new ThreadHarness(await stage.show('cs-thread'));
    const [element] = thread.bubbles;
    if (element === undefined) throw new Error('no bubble');
    return new MessageBubbleHarness(element);
  };
  const dialog = () => {
    const element = thread.element.shadowRoot?.querySelector('cs-retry-dialog');
    if (!element) throw new Error('no dialog');
    return new RetryDialogHarness(element);
  };

  it('RETRY-1.1 "Retry" and a click send exactly this message again, and the host hears of it', async () => {
    const bubble = await show(messageBubbleStates['failed-unknown-retryable']);
    const heard: unknown[] = [];
    for (const type of ['cs-before-retry', 'cs-retry-result'] as const) stage.root.addEventListener(type, ({ detail }) => heard.push([type, detail.key]));
    bubble.action?.click();
    bubble.click();
    expect(inbox.given('retry')).to.deep.equal([[conversationId, 'k-1'], [conversationId, 'k-1']]);
    expect(heard.slice(0, 2)).to.deep.equal([['cs-before-retry', 'k-1'], ['cs-retry-result', 'k-1']]);
  });

  it('RETRY-1.6 a retry that is not taken says why', async () => {
    const bubble = await show(messageBubbleStates['failed-unknown-retryable']);
    inbox.retryResult = { ok: false, why: 'not-eligible', eligibility: { verdict: 'waits', for: 'answer' } };
    bubble.action?.click();
    await settled(thread.element);
    expect(thread.announced).to.equal('Failed: A later message is on its way');
    expect(bubble.strip).to.contain('A later message is on its way');
    inbox.setBubbles([{ ...messageBubbleStates['failed-unknown-retryable'] }]);
    await settled(thread.element);
    expect(bubble.strip).not.to.contain('A later message is on its way');
  });

  it('RETRY-1.6 a wait that is not over is told once, and counts down on the button only', async () => {
    const bubble = await show(messageBubbleStates['failed-quota-ready']);
    inbox.retryResult = { ok: false, why: 'not-eligible', eligibility: { verdict: 'may', at: sampleNow + 42_000 } };
    bubble.action?.click();
    await settled(thread.element);
    expect(thread.announced).to.equal('Failed: Retry in 0:42');
    expect(bubble.strip).not.to.contain('0:42');
  });

  it('RETRY-7.3 who has discarded a message goes on in the messages', async () => {
    const bubble = await show(messageBubbleStates.failed);
    bubble.menuButton?.click();
    bubble.item('Discard')?.click();
    inbox.setBubbles([]);
    await settled(thread.element);
    expect(thread.element.shadowRoot?.activeElement === thread.log).to.equal(true);
  });

  it('RETRY-1.4 the menu leads to the dialog of this message; closed, it gives the focus back', async () => {
    const bubble = await show(messageBubbleStates['failed-unknown-retryable']);
    bubble.menuButton?.click();
    bubble.item('Retry')?.click();
    await settled(thread.element);
    expect(dialog().element.open).to.equal(true);
    expect([dialog().element.conversationId, dialog().element.bubble?.key]).to.deep.equal([conversationId, 'k-1']);
    dialog().element.shadowRoot?.querySelector('dialog')?.close();
    await settled(thread.element);
    expect(dialog().element.open).to.equal(false);
    expect(bubble.element.shadowRoot?.activeElement === bubble.menuButton).to.equal(true);
  });

  it('FAIL-3.3 "Log in again" tells the host which store', async () => {
    const bubble = await show(messageBubbleStates['failed-login']);
    const heard: CsReloginEvent['detail'][] = [];
    stage.root.addEventListener('cs-relogin', ({ detail }) => heard.push(detail));
    bubble.action?.click();
    const store = selected?.store;
    expect(heard).to.deep.equal([{ storeId: store?.id, platform: store?.platform, market: store?.market, name: store?.name, origin: 'here' }]);
  });

  it('RETRY-7.1 edit, stop waiting, discard and check are asked of the engine', async () => {
    const deeds = { 'failed-content': ['Edit', 'edit'], 'waiting-login': ['Stop waiting', 'stopWaiting'], failed: ['Discard', 'discard'] } as const;
    for (const [name, [label, verb]] of Object.entries(deeds)) {
      const bubble = await show(messageBubbleStates[name as keyof typeof deeds]);
      bubble.menuButton?.click();
      bubble.item(label)?.click();
      expect(inbox.given(verb)).to.deep.equal([[conversationId, 'k-1']]);
      stage.clear();
    }
  });

  const asked = { 'held-stale': ['Send', 'sendAnyway'], 'unconfirmed-asks': ['Send again', 'sendAgain'] } as const;
  for (const [name, [label, verb]] of Object.entries(asked)) {
    it(`SEND-12.11 "${label}" is asked of the engine, for exactly this message`, async () => {
      const bubble = await show(messageBubbleStates[name as keyof typeof asked]);
      expect(bubble.action?.innerText.trim()).to.equal(label);
      bubble.action?.click();
      expect(inbox.given(verb)).to.deep.equal([[conversationId, 'k-1']]);
    });
  }

  it('SEND-4.51 the host may forbid "Send again", as it may every retry', async () => {
    const bubble = await show(messageBubbleStates['unconfirmed-asks']);
    stage.root.addEventListener('cs-before-retry', (event) => event.preventDefault());
    bubble.action?.click();
    expect(inbox.given('sendAgain')).to.deep.equal([]);
  });

  it('SEND-12.10 "Cancel sending" takes it back and leaves the focus in the messages; "Edit" gives its text to the composer', async () => {
    const bubble = await show(messageBubbleStates.queued);
    bubble.menuButton?.click();
    bubble.item('Cancel sending')?.click();
    await settled(thread.element);
    expect(inbox.given('withdraw')).to.deep.equal([[conversationId, 'k-1', {}]]);
    expect(thread.element.shadowRoot?.activeElement === thread.log).to.equal(true);
    stage.clear();
    const other = await show(messageBubbleStates['held-stale']);
    const deeds: unknown[] = [];
    stage.root.addEventListener('panel-deed', (event) => deeds.push(Reflect.get(event, 'deed')));
    other.others[0]?.click();
    expect(inbox.given('withdraw')).to.deep.equal([[conversationId, 'k-1', { edit: true }]]);
    expect(deeds).to.deep.equal(['write']);
  });

  it('SEND-12.13 the head of the thread pauses sending to its store, and resumes it; so does "Resume" beside a message', async () => {
    const bubble = await show(messageBubbleStates['held-paused']);
    const storeId = selected?.conversation.storeId;
    expect(thread.pause?.ariaLabel).to.equal('Pause sending to Aster Home MY');
    thread.pause?.click();
    await settled(thread.element);
    expect([thread.pause?.ariaLabel, thread.pause?.innerText.trim()]).to.deep.equal(['Resume sending to Aster Home MY', 'Resume']);
    thread.pause?.click();
    bubble.link?.click();
    expect(inbox.given('pause')).to.deep.equal([[storeId, true], [storeId, false], [storeId, false]]);
  });

  it('SEND-12.14 what begins to wait for a person is told to who does not see it', async () => {
    await show(messageBubbleStates.queued);
    inbox.setBubbles([messageBubbleStates['held-answered']]);
    await settled(thread.element);
    expect(thread.announced).to.equal('Somebody has answered since. Send it all the same?');
    inbox.setBubbles([messageBubbleStates['unconfirmed-asks']]);
    await settled(thread.element);
    expect(thread.announced).to.equal('Unconfirmed: Nobody can tell whether it arrived');
  });

  it('SEND-9.12 the dialog of a blocked message sends it as a new one, and says what became of that', async () => {
    const bubble = await show(messageBubbleStates.blocked);
    bubble.menuButton?.click();
    bubble.item('Retry')?.click();
    await settled(thread.element);
    expect(dialog().element.shadowRoot?.textContent).to.contain('The blocked one has not reached the buyer.');
    inbox.resendResult = { ok: false, why: 'outbox-full', entriesMax: 10_000 };
    dialog().element.shadowRoot?.querySelector<HTMLElement>('[part=confirm]')?.click();
    await settled(thread.element);
    expect(inbox.given('resend')).to.deep.equal([[conversationId, 'k-1']]);
    expect(inbox.given('retry')).to.deep.equal([]);
    expect(dialog().element.shadowRoot?.querySelector('.then')?.textContent).to.contain('10,000 messages wait already');
  });

  it('SEND-7.10 "Refresh list" asks the backend what has changed; "Restart panel" asks the inbox around for a new engine', async () => {
    const slow = await show(messageBubbleStates['sending-10-s']);
    slow.link?.click();
    expect(inbox.given('refresh')).to.have.length(1);
    stage.clear();
    const stuck = await show(messageBubbleStates['sending-30-s']);
    const deeds: unknown[] = [];
    stage.root.addEventListener('panel-deed', (event) => deeds.push(Reflect.get(event, 'deed')));
    stuck.action?.click();
    expect(deeds).to.deep.equal(['restart']);
  });

  it('FAIL-9.2 "Switch store or conversation" leads back to the list', async () => {
    const bubble = await show(messageBubbleStates['failed-twice-by-hand']);
    bubble.others[1]?.click();
    expect(inbox.given('open')).to.deep.equal([[null]]);
  });
});
