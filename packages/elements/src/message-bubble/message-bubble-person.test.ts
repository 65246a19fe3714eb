import '@cs-inbox/elements/define/usual.js';
import { expect } from 'chai';
import type { Bubble } from '@cs-inbox/core';
import { FakeInbox } from '../../../../test/support/browser/fake-inbox.ts';
import { settled } from '../../../../test/support/browser/settled.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import type { MessageDeed } from '../events/message-deed-event.ts';
import { sampleNow } from '../samples/sample-now.ts';
import { MessageBubbleHarness } from './message-bubble.harness.ts';
import { messageBubbleStates as states } from './message-bubble.states.ts';

describe('cs-message-bubble that waits for a person', () => {
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
  const labels = (buttons: readonly HTMLElement[]) => buttons.map((button) => button.innerText.trim());

  describe('while nobody knows what became of it', () => {
    const since = sampleNow - 1_000;

    it('SEND-7.10 at 10 s it says that sync may be abnormal, beside "Refresh list"', async () => {
      const harness = await show({ ...states.sending, sendingSince: since });
      inbox.$tick.set(since + 9_999);
      await settled(harness.element);
      expect(harness.receipt).not.to.contain('Taking long');
      inbox.$tick.set(since + 10_000);
      await settled(harness.element);
      expect(harness.receipt).to.match(/^Sending · \d\d:\d\d · Taking long\. Sync may be abnormal\. · Refresh list/u);
      expect(harness.said).to.equal('Taking long. Sync may be abnormal.');
      harness.link?.click();
      expect(deeds).to.deep.equal(['refresh']);
    });

    it('SEND-7.11 at 30 s it says "Sending over 30 s", beside "Restart panel"', async () => {
      const harness = await show({ ...states.sending, sendingSince: since });
      inbox.$tick.set(since + 29_999);
      await settled(harness.element);
      expect(harness.strip).to.equal('');
      inbox.$tick.set(since + 30_000);
      await settled(harness.element);
      expect(harness.strip).to.match(/^Sending over 30 s · .* Restart panel$/u);
      expect(harness.said).to.equal('Sending over 30 s');
      harness.action?.click();
      expect(deeds).to.deep.equal(['restart']);
    });

    it('SEND-7.11 an unconfirmed one says the same, and can be checked all the while', async () => {
      const harness = await show({ ...states.unconfirmed, sendingSince: since });
      expect(labels(harness.others)).to.deep.equal([]);
      inbox.$tick.set(since + 10_000);
      await settled(harness.element);
      expect(labels(harness.others)).to.deep.equal(['Refresh list']);
      inbox.$tick.set(since + 30_000);
      await settled(harness.element);
      expect(harness.strip).to.contain('Unconfirmed · ').and.to.contain('Sending over 30 s');
      expect(labels(harness.others)).to.deep.equal(['Restart panel']);
      expect(harness.action?.innerText.trim()).to.equal('Check now');
      harness.others[0]?.click();
      expect(deeds).to.deep.equal(['restart']);
    });

    it('SEND-7.12 the pulse draws it until 30 s and not after; one whose clock does not run is not drawn by it', async () => {
      const harness = await show({ ...states.sending, sendingSince: since });
      expect(inbox.$tick.lc).to.equal(1);
      inbox.$tick.set(since + 30_000);
      await settled(harness.element);
      expect(inbox.$tick.lc).to.equal(0);
      for (const bubble of [states['unconfirmed-asks'], states.sending, states['held-stale'], states['failed-paused']]) {
        harness.element.bubble = bubble;
        await settled(harness.element);
        expect(inbox.$tick.lc).to.equal(0);
      }
    });

    it('SEND-4.50 where nobody can be asked, a person is: "Send again", "Send the following anyway", "Discard"; it does not claim to check by itself', async () => {
      const harness = await show(states['unconfirmed-asks-holds-up']);
      expect(harness.strip).to.contain('Unconfirmed · Nobody can tell whether it arrived').and.to.contain('it may arrive twice');
      expect(harness.receipt).to.match(/^\d\d:\d\d$/u);
      expect(harness.action?.innerText.trim()).to.equal('Send again');
      expect(labels(harness.others)).to.deep.equal(['Send the following anyway', 'Discard']);
      for (const button of [harness.action, ...harness.others]) button?.click();
      expect(deeds).to.deep.equal(['send-again', 'stop-waiting', 'discard']);
      harness.element.bubble = states['unconfirmed-asks'];
      await settled(harness.element);
      expect(labels(harness.others)).to.deep.equal(['Discard']);
    });

    it('SEND-4.52 once something newer has arrived it cannot be sent again: it says so, and its text can be copied', async () => {
      const harness = await show(states['unconfirmed-asks-newer']);
      expect(harness.strip).to.match(/Nobody can tell whether it arrived .* A newer message was sent at \d\d:\d\d/u).and.not.to.contain('it may arrive twice');
      expect(harness.action?.innerText.trim()).to.equal('Copy');
      expect(labels(harness.others)).to.deep.equal(['Discard']);
    });
  });

  describe('before it leaves', () => {
    for (const name of ['queued', 'waiting-login', 'held-paused', 'held-stale'] as const) {
      it(`SEND-12.10 its menu takes it back, with or without its text: ${name}`, async () => {
        const harness = await show(states[name]);
        harness.menuButton?.click();
        harness.item('Edit')?.click();
        harness.menuButton?.click();
        harness.item('Cancel sending')?.click();
        expect(deeds).to.deep.equal(['take-back', 'withdraw']);
      });
    }

    it('SEND-12.10 what is on its way or has arrived cannot be taken back', async () => {
      for (const bubble of [states.sending, states.unconfirmed, states.sent, states.failed, states.blocked]) {
        const harness = await show(bubble);
        expect(harness.item('Cancel sending')).to.equal(undefined);
        stage.clear();
      }
    });

    const asked = {
      'held-stale': /^Not sent yet · It has waited since \d\d:\d\d\. Send it\?/u,
      'held-answered': /^Not sent yet · Somebody has answered since\. Send it all the same\?/u,
    } as const;
    for (const [name, said] of Object.entries(asked)) {
      it(`SEND-12.11 it is asked about: "Send", "Edit" or "Discard": ${name}`, async () => {
        const harness = await show(states[name as keyof typeof asked]);
        expect(harness.strip).to.match(said);
        expect(harness.receipt).to.match(/^\d\d:\d\d$/u);
        expect(harness.action?.innerText.trim()).to.equal('Send');
        expect(labels(harness.others)).to.deep.equal(['Edit', 'Discard']);
        for (const button of [harness.action, ...harness.others]) button?.click();
        expect(deeds).to.deep.equal(['send-anyway', 'take-back', 'discard']);
        harness.click();
        expect(deeds).to.have.length(3);
      });
    }

    it('INBOX-8.5 words of another language that are long stay inside the bubble, also on its buttons', async () => {
      const word = 'Nachrichtenübermittlungsdauerüberschreitung';
      stage = new Stage({ inbox: new FakeInbox(), inlineSize: '300px', words: { sendHeld: word, discard: word, edit: word } });
      const harness = new MessageBubbleHarness(await stage.show('cs-message-bubble', { bubble: states['held-stale'] }));
      const { right } = harness.element.shadowRoot?.querySelector('[part=bubble]')?.getBoundingClientRect() ?? new DOMRect();
      for (const button of [harness.action, ...harness.others]) {
        expect(button?.getBoundingClientRect().right).to.be.at.most(right);
        expect(button?.scrollWidth).to.be.at.most(button?.offsetWidth ?? 0);
      }
    });

    it('SEND-12.12 where sending is paused it says so, promises no time, and leads on with "Resume"', async () => {
      const harness = await show(states['held-paused']);
      expect(harness.receipt).to.match(/^Sending paused · \d\d:\d\d · Resume$/u);
      harness.link?.click();
      expect(deeds).to.deep.equal(['resume']);
      harness.element.bubble = states['failed-paused'];
      await settled(harness.element);
      expect(harness.strip).to.contain('Sending paused').and.not.to.contain('0:42');
    });
  });

  describe('that was blocked', () => {
    it('SEND-9.10 says what the platform says, and can be edited, or sent as a new message after a dialog; a click on it sends nothing', async () => {
      const harness = await show(states.blocked);
      expect(harness.strip).to.contain('Blocked by platform · Contact details are not allowed');
      harness.click();
      expect(deeds).to.deep.equal([]);
      harness.action?.click();
      harness.menuButton?.click();
      expect(harness.items.map((item) => item.ariaLabel ?? item.innerText.trim())).to.deep.equal(['Retry', 'Edit', 'Copy']);
      expect(harness.item('Retry')?.innerText).to.contain('It goes as a new message');
      harness.item('Retry')?.click();
      expect(deeds).to.deep.equal(['edit', 'ask-retry']);
    });

    it('SEND-9.11 once something newer has arrived it says so, and its text can be copied', async () => {
      const harness = await show(states['blocked-newer']);
      expect(harness.strip).to.match(/A newer message was sent at \d\d:\d\d/u);
      expect(harness.action?.innerText.trim()).to.equal('Copy');
      harness.menuButton?.click();
      expect(harness.item('Retry')?.getAttribute('aria-disabled')).to.equal('true');
    });
  });

  describe('and what became of it before', () => {
    it('RETRY-6.10 "History" lists each attempt: number, time, what set it off, who, outcome, cause, code, request id and reason', async () => {
      const harness = await show(states['failed-twice-by-hand']);
      harness.menuButton?.click();
      expect(await harness.readHistory()).to.equal(true);
      expect(harness.dialog?.querySelector('h2')?.textContent).to.equal('History (5)');
      const cause = 'The platform gave a reason that we do not know';
      expect(harness.history.map((line) => line.replace(/\d\d:\d\d:\d\d/u, 'TIME'))).to.deep.equal([
        `Attempt #1 · TIME · First Refused · ${cause} · Code E9041 · Request req-81bc`,
        `Attempt #2 · TIME · By hand · Mei Lin Refused · ${cause} · Code E9041 Reason: The buyer asks again`,
        'TIME · Automatic Did not leave · Network connection interrupted · Code offline',
        'Attempt #3 · TIME · Network back No answer · Network connection interrupted · Code deadline',
        `Attempt #4 · TIME · By hand · Mei Lin Refused · ${cause} · Code E9041`,
      ]);
    });

    it('RETRY-6.11 the numbers go on where it takes the place of another, or where the oldest are not kept', async () => {
      const harness = await show({ ...states['failed-history'], attempts: 53 });
      await harness.readHistory();
      expect(harness.history[0]).to.match(/^Attempt #53 · /u);
    });

    it('RETRY-6.13 a long one scrolls, also by keyboard, and says the day where it was not today', async () => {
      const harness = await show(states['failed-history-long']);
      await harness.readHistory();
      const list = harness.element.shadowRoot?.querySelector<HTMLElement>('.history');
      expect(list?.clientHeight).to.be.lessThan(500);
      expect(list?.scrollHeight).to.be.greaterThan(1_000);
      expect(list?.tabIndex).to.equal(0);
      expect(harness.history[0]).to.match(/^Attempt #1 · \w{3}, \w{3} \d+ · \d\d:\d\d:\d\d · By hand/u);
      expect(harness.history[48]).to.match(/^Attempt #49 · Yesterday · /u);
      expect(harness.history[49]).to.match(/^Attempt #50 · \d\d:\d\d:\d\d · /u);
    });

    it('RETRY-6.12 a message that took the place of a blocked one tells why it was sent, also after it has arrived', async () => {
      const harness = await show(states['delivered-resent']);
      await harness.readHistory();
      expect(harness.history.join()).to.match(/^Attempt #2 · .* Reason: The buyer asks again$/u);
    });

    it('RETRY-6.12 it can be read in every state that has one, also while it waits, is on its way again, or has arrived', async () => {
      for (const name of ['waiting-history', 'blocked-again', 'failed-history', 'delivered-history'] as const) {
        const harness = await show(states[name]);
        expect(await harness.readHistory(), name).to.equal(true);
        expect(harness.history, name).not.to.have.length(0);
        stage.clear();
      }
      const again = await show({ ...states.sending, history: states['waiting-history'].history });
      await again.readHistory();
      expect(again.history).to.have.length(2);
      again.dialog?.close();
      again.element.bubble = { ...states.sending, history: states['failed-history'].history };
      await settled(again.element);
      expect(await again.readHistory()).to.equal(false);
    });

    it('RETRY-6.12 the strip offers it from the second departure on, the menu after the first', async () => {
      const offers = async (bubble: Bubble) => {
        const harness = await show(bubble);
        const found = [harness.others.some((one) => one.innerText.startsWith('History')), harness.item('History') !== undefined];
        stage.clear();
        return found;
      };
      const once = states['failed-history'].history;
      for (const state of [states.failed, states.unconfirmed, states.blocked]) {
        expect(await offers({ ...state, attempts: 1, history: once }), state.delivery).to.deep.equal([false, true]);
        expect(await offers({ ...state, attempts: 2, history: states['waiting-history'].history }), state.delivery).to.deep.equal([true, true]);
        expect(await offers({ ...state, attempts: 2, history: once }), state.delivery).to.deep.equal([true, true]);
      }
      await show(states.failed);
    });

    it('RETRY-1.9 what nobody knows has a menu too, so that its time stands below that of the others', async () => {
      expect(labels((await show(states.unconfirmed)).items)).to.deep.equal(['Copy']);
      stage.clear();
      const harness = await show(states['unconfirmed-asks']);
      expect(labels(harness.items)).to.deep.equal(['Copy']);
      const ends = (one: MessageBubbleHarness) => one.element.shadowRoot?.querySelector('.time')?.getBoundingClientRect().right;
      const end = ends(harness);
      stage.clear();
      expect(end).to.equal(ends(await show(states.failed)));
    });

    it('RETRY-6.14 "History" is a dialog: the focus goes into it, Escape closes nothing behind it, and closing it leads back to the message', async () => {
      const harness = await show(states['failed-twice-by-hand']);
      harness.menuButton?.click();
      await harness.readHistory();
      const { dialog } = harness;
      expect([dialog?.open, dialog?.matches(':modal'), dialog?.contains(harness.element.shadowRoot?.activeElement ?? null)]).to.deep.equal([true, true, true]);
      let heard = 0;
      stage.root.addEventListener('keydown', () => heard++);
      dialog?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
      expect(heard).to.equal(0);
      dialog?.querySelector('button')?.click();
      await settled(harness.element);
      expect([harness.dialog, harness.element.shadowRoot?.activeElement === harness.menuButton]).to.deep.equal([null, true]);
    });

    it('FAIL-9.1 when retrying by hand has failed twice, the table of what each failure means is there, with its own row marked and other ways at hand', async () => {
      const once = states['failed-twice-by-hand'].history.slice(0, 4);
      const harness = await show({ ...states['failed-twice-by-hand'], history: once });
      expect(harness.causes).to.have.length(0);
      harness.element.bubble = states['failed-twice-by-hand'];
      await settled(harness.element);
      const rows = harness.causes.map((row) => row.innerText.replaceAll(/\s+/gu, ' ').trim());
      expect(rows).to.have.length(10);
      expect(rows).to.contain('The store’s login has expired Update store login info or reauthorize');
      expect(harness.causes.filter(({ ariaCurrent }) => ariaCurrent === 'true').map((row) => row.cells[0]?.innerText)).to.deep.equal(['The platform gave a reason that we do not know']);
      expect(labels(harness.others)).to.deep.equal(['Edit', 'Switch store or conversation', 'Copy', 'History (5)']);
      harness.others[0]?.click();
      harness.others[1]?.click();
      expect(deeds).to.deep.equal(['edit', 'leave']);
    });

    it('AUTO-1.10 what is retried every morning says when, or that the server does it; a person may retry it before', async () => {
      const harness = await show(states['failed-morning-today']);
      expect(harness.strip).to.match(/Next automatic retry: \d\d:\d\d/u);
      expect(harness.action?.innerText.trim()).to.equal('Retry');
      harness.element.bubble = states['failed-morning'];
      await settled(harness.element);
      expect(harness.strip).to.match(/Next automatic retry: \w{3}, .+ \d\d:\d\d/u);
      harness.element.bubble = states['failed-morning-gone-by'];
      await settled(harness.element);
      expect(harness.strip).to.contain('Retried automatically as soon as it may go').and.not.to.contain('Next automatic');
      harness.element.bubble = states['failed-morning-by-server'];
      await settled(harness.element);
      expect(harness.strip).to.contain('Retried by the server every morning');
      harness.element.bubble = states['failed-unknown-retryable'];
      await settled(harness.element);
      expect(harness.strip).not.to.match(/automatic|morning/u);
    });
  });
});
