import '@cs-inbox/elements/define';
import type { SendRefusal } from '@cs-inbox/core';
import { expect } from 'chai';
import { sendKeys } from '@web/test-runner-commands';
import { checkStates } from '../../../../test/support/browser/check-states.ts';
import { FakeInbox } from '../../../../test/support/browser/fake-inbox.ts';
import { settled } from '../../../../test/support/browser/settled.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import { Format } from '../format/format.ts';
import type { InboxSnapshot } from '../samples/inbox-snapshot.ts';
import { sampleRows } from '../samples/sample-rows.ts';
import { ComposerHarness } from './composer.harness.ts';
import { composerStates as states } from './composer.states.ts';

describe('cs-composer', () => {
  let stage: Stage;
  let inbox: FakeInbox;
  afterEach(() => stage?.clear());

  const show = async (snapshot: InboxSnapshot, inlineSize = '600px') => {
    inbox = new FakeInbox(snapshot);
    stage = new Stage({ inbox, inlineSize });
    return new ComposerHarness(await stage.show('cs-composer'));
  };

  for (const theme of ['light', 'dark'] as const) {
    for (const inlineSize of ['600px', '320px']) {
      it(`INBOX-8.2 axe finds nothing in any state, ${theme}, ${inlineSize}`, async () => {
        expect(await checkStates('cs-composer', states, theme, { inlineSize })).to.deep.equal([]);
      });
    }
  }

  it('SEND-11.1 always says as which store and to whom', async () => {
    const harness = await show(states.empty);
    expect(harness.head).to.equal('Replying as Aster Home MY to Nur Aisyah');
    inbox.$selected.set(sampleRows[1] ?? null);
    await harness.element.updateComplete;
    expect(harness.head).to.equal('Replying as Aster Living TH to สุภาวดี วงศ์สวัสดิ์');
  });

  it('SEND-11.2 sends to the conversation that stood there at the moment of the key', async () => {
    const harness = await show(states['draft-saved']);
    const pressed = harness.press('Enter');
    inbox.$selected.set(sampleRows[1] ?? null);
    await pressed;
    expect(inbox.given('send')).to.deep.equal([['c-0', 'The courier will call you before']]);
  });

  it('SEND-11.2 a conversation that changes under the key does not change the addressee', async () => {
    const harness = await show(states['draft-saved']);
    inbox.$selected.set(sampleRows[1] ?? null);
    await harness.press('Enter');
    expect(inbox.given('send')).to.deep.equal([['c-0', 'The courier will call you before']]);
  });

  it('SEND-11.10 says so before the text goes past a failed message, which then can never be retried', async () => {
    const harness = await show(states.overtakes);
    expect(harness.overtakes).to.match(/^Sending this makes the failed message of \d\d:\d\d impossible to retry\.$/u);
    expect(harness.field?.getAttribute('aria-describedby')).to.contain('overtakes');
    await harness.write(' ');
    expect(harness.overtakes).to.equal('');
    await harness.write('So soon?');
    expect(harness.overtakes).not.to.equal('');
    const { bubbles } = inbox.$thread.get();
    for (const one of [{ yields: false }, { retry: null }, { retry: { verdict: 'never', why: 'cause' } }] as const) {
      inbox.setBubbles(bubbles.map((bubble) => ({ ...bubble, ...one })));
      await settled(harness.element);
      expect(harness.overtakes).to.equal('');
    }
    inbox.setBubbles(bubbles);
    inbox.$draft.set({ text: 'Other words', saved: 'saved', replaces: bubbles[0]?.key ?? null });
    await settled(harness.element);
    expect(harness.overtakes).to.equal('');
  });

  it('SEND-11.11 "Send after it instead" retries that one first, then sends; it is there only when that may go', async () => {
    const harness = await show(states.overtakes);
    const key = inbox.$thread.get().bubbles[0]?.key;
    harness.sendAfter?.click();
    await settled(harness.element);
    expect(inbox.calls.map(({ verb, given }) => [verb, given[1]])).to.deep.equal([['retry', key], ['send', 'The courier will call you before']]);
    stage.clear();
    expect((await show(states['overtakes-before-its-time'])).sendAfter).to.equal(null);
  });

  it('SEND-11.11 where that retry is not taken, nothing is sent and the text stays', async () => {
    const harness = await show(states.overtakes);
    inbox.retryResult = { ok: false, why: 'not-failed' };
    harness.sendAfter?.click();
    await settled(harness.element);
    expect(inbox.given('send')).to.deep.equal([]);
    expect(harness.field?.value).to.equal('The courier will call you before');
  });

  it('INBOX-4.2 Enter sends, and the field is empty at once', async () => {
    const harness = await show(states.empty);
    harness.element.focus();
    await sendKeys({ type: 'Hello' });
    await sendKeys({ press: 'Enter' });
    expect(inbox.given('send')).to.deep.equal([['c-0', 'Hello']]);
    expect(harness.field?.value).to.equal('');
  });

  it('INBOX-4.2 Shift+Enter starts a new line', async () => {
    const harness = await show(states.empty);
    harness.element.focus();
    await sendKeys({ type: 'a' });
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ up: 'Shift' });
    await sendKeys({ type: 'b' });
    expect(harness.field?.value).to.equal('a\nb');
    expect(inbox.given('send')).to.have.length(0);
  });

  it('INBOX-4.2 Enter sends nothing while a word is being composed', async () => {
    const harness = await show(states['draft-saved']);
    expect(await harness.press('Enter', { isComposing: true })).to.equal(false);
    expect(await harness.press('Enter', { keyCode: 229 })).to.equal(false);
    expect(await harness.press('Enter', { repeat: true })).to.equal(true);
    expect(inbox.given('send')).to.have.length(0);
  });

  it('INBOX-4.1 the draft is kept per conversation, and said to be saved', async () => {
    const harness = await show(states.empty);
    await harness.write('Half a sen');
    expect(inbox.given('setDraft')).to.deep.equal([['c-0', 'Half a sen']]);
    expect(harness.draft).to.equal('');
    inbox.$draft.set({ text: 'Half a sen', saved: 'saved', replaces: null });
    await harness.element.updateComplete;
    expect(harness.draft).to.equal('Draft saved');
    inbox.$selected.set(sampleRows[1] ?? null);
    inbox.$draft.set({ text: 'Another', saved: 'saved', replaces: null });
    await harness.element.updateComplete;
    expect(harness.field?.value).to.equal('Another');
  });

  it('INBOX-4.3 says when a draft is not saved, and when nothing is', async () => {
    const harness = await show(states['draft-unsaved']);
    expect(harness.note).to.contain('Draft not saved');
    inbox.$draft.set({ text: '', saved: 'saved', replaces: null });
    inbox.$storage.set('memory');
    await harness.element.updateComplete;
    expect(harness.note).to.equal('Not saved if you close this page');
  });

  it('INBOX-4.4 takes nothing before the disk has been read', async () => {
    const harness = await show(states.starting);
    expect(harness.field?.disabled).to.equal(true);
    expect(harness.button?.disabled).to.equal(true);
    inbox.$ready.set(true);
    await harness.element.updateComplete;
    expect(harness.field?.disabled).to.equal(false);
  });

  it('INBOX-4.5 counts near the limit of the store', async () => {
    const harness = await show(states['near-limit']);
    expect(harness.count).to.equal('40 characters left');
    await harness.write('x'.repeat(1_001));
    expect(harness.count).to.equal('1 character too many');
    await harness.write('short');
    expect(harness.count).to.equal('');
  });

  const time = (key: keyof typeof states) => {
    const { thread, draft }: InboxSnapshot = states[key];
    return new Format('en').time(thread?.bubbles.find((bubble) => bubble.key === draft?.replaces)?.at ?? 0);
  };

  it('INBOX-4.6 says whose place the text takes, and "Stop editing" makes it a message of its own', async () => {
    const harness = await show(states.editing);
    expect(harness.editing).to.equal(`Takes the place of the message of ${time('editing')}`);
    await harness.stopEditing();
    expect(inbox.given('stopEditing')).to.deep.equal([['c-0']]);
    expect(harness.editing).to.equal('');
    expect(harness.field?.value).to.equal(states.editing.draft.text);
    expect(harness.element.shadowRoot?.activeElement).to.equal(harness.field);
  });

  it('INBOX-4.6 where editing begins, the focus goes to the end of the text', async () => {
    const harness = await show({ ...states.editing, draft: { text: '', saved: 'saved', replaces: null } });
    expect(harness.element.shadowRoot?.activeElement).to.equal(null);
    inbox.edit('c-0', 'm-7');
    await settled(harness.element);
    expect(harness.element.shadowRoot?.activeElement).to.equal(harness.field);
    expect(harness.field?.selectionStart).to.equal(states.editing.draft.text.length);
    expect(harness.field?.selectionEnd).to.equal(states.editing.draft.text.length);
  });

  it('INBOX-4.6 a conversation that is opened while something is edited in it does not take the focus', async () => {
    const harness = await show({ ...states.editing, selected: sampleRows[1] ?? null, draft: { text: '', saved: 'saved', replaces: null } });
    inbox.$selected.set(sampleRows[0] ?? null);
    inbox.$draft.set(states.editing.draft);
    await settled(harness.element);
    expect(harness.editing).not.to.equal('');
    expect(harness.element.shadowRoot?.activeElement).to.equal(null);
  });

  it('INBOX-4.6 what the disk gives back at the start does not take the focus', async () => {
    const harness = await show({ ...states.editing, ready: false, draft: { text: '', saved: 'saved', replaces: null } });
    inbox.$ready.set(true);
    inbox.$draft.set(states.editing.draft);
    await settled(harness.element);
    expect(harness.editing).not.to.equal('');
    expect(harness.element.shadowRoot?.activeElement).to.equal(null);
  });

  it('INBOX-4.7 says which of the words found the text still holds, in whatever case, until it holds none', async () => {
    const harness = await show(states['editing-still-holds']);
    const takes = `Takes the place of the message of ${time('editing-still-holds')}`;
    expect(harness.editing).to.equal(`${takes} Still holds: WhatsApp`);
    await harness.write('Reach me on WHATSAPP');
    expect(harness.editing).to.equal(`${takes} Still holds: WhatsApp`);
    await harness.write('Write to me here');
    expect(harness.editing).to.equal(takes);
  });

  const refusals = {
    starting: { why: 'starting' },
    empty: { why: 'empty' },
    'too-long': { why: 'too-long', length: 1_012, lengthMax: 1_000 },
    'outbox-full': { why: 'outbox-full', entriesMax: 10_000 },
    'no-such-conversation': { why: 'no-such-conversation' },
    'other-account': { why: 'other-account' },
  } as const satisfies Record<SendRefusal['why'], SendRefusal>;
  for (const refusal of Object.values(refusals)) {
    it(`SEND-1.5 a refusal (${refusal.why}) is said in place, and the text stays`, async () => {
      const harness = await show(states['draft-saved']);
      inbox.sendResult = { ok: false, ...refusal };
      await harness.send();
      expect(harness.alert).to.match(/^(Not sent|Nothing to send): \S/u);
      expect(harness.field?.value).to.equal('The courier will call you before');
      await harness.write('other');
      expect(harness.alert).to.equal('');
    });
  }

  it('SEND-2.4 text that the disk refused stands in the field again, and why', async () => {
    const harness = await show(states.empty);
    await harness.write('Dear buyer');
    await harness.send();
    expect(harness.field?.value).to.equal('');
    inbox.$draft.set({ text: 'Dear buyer', saved: 'unsaved', replaces: null });
    inbox.$returned.set({ conversationId: 'c-0', text: 'Dear buyer', why: 'quota', number: 1 });
    await settled(harness.element);
    expect(harness.field?.value).to.equal('Dear buyer');
    expect(harness.alert).to.equal("Not sent: this browser’s storage is full. The text is still here.");
    await harness.send();
    expect(harness.alert).to.equal('');
  });

  it('SEND-2.4 says of another conversation\'s returned text nothing here', async () => {
    const harness = await show(states['returned-quota']);
    inbox.$selected.set(sampleRows[1] ?? null);
    await harness.element.updateComplete;
    expect(harness.alert).to.equal('');
  });

  it('EMBED-3.2 cs-before-send comes first, carries no text, and its veto leaves the text', async () => {
    const harness = await show(states['draft-saved']);
    const told: unknown[] = [];
    const veto = (event: HTMLElementEventMap['cs-before-send']) => {
      told.push(event.detail);
      event.preventDefault();
    };
    stage.root.addEventListener('cs-before-send', veto);
    await harness.send();
    expect(told).to.deep.equal([{ conversationId: 'c-0', storeId: 'l-my', origin: 'here' }]);
    expect(inbox.given('send')).to.have.length(0);
    expect(harness.field?.value).to.equal('The courier will call you before');
    stage.root.removeEventListener('cs-before-send', veto);
    await harness.send();
    expect(inbox.given('send')).to.have.length(1);
  });
});
