import '@cs-inbox/elements/define';
import { emulateMedia, sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { axeFindings } from '../../../../test/support/browser/axe-findings.ts';
import { FakeInbox } from '../../../../test/support/browser/fake-inbox.ts';
import { settled } from '../../../../test/support/browser/settled.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import { ReplyDialogHarness } from './reply-dialog.harness.ts';
import { type ReplyDialogState, replyDialogStates as states } from './reply-dialog.states.ts';

describe('cs-reply-dialog', () => {
  let stage: Stage;
  let inbox: FakeInbox;
  // A dialog that fades in has no contrast yet.
  before(() => emulateMedia({ reducedMotion: 'reduce' }));
  afterEach(() => stage?.clear());

  const show = async ({ around, given }: ReplyDialogState, theme: 'light' | 'dark' = 'light') => {
    inbox = new FakeInbox(around);
    stage = new Stage({ inbox, theme });
    return new ReplyDialogHarness(await stage.show('cs-reply-dialog', given));
  };

  for (const theme of ['light', 'dark'] as const) {
    it(`INBOX-8.2 axe finds nothing in any state, ${theme}`, async () => {
      for (const [name, state] of Object.entries<ReplyDialogState>(states)) {
        await show(state, theme);
        expect(await axeFindings(stage.root), name).to.deep.equal([]);
        stage.clear();
      }
    }).timeout(20_000);
  }

  it('INBOX-4.29 a new one is made with name, category and text, and said to be saved', async () => {
    const harness = await show(states.list);
    await harness.press('New quick reply');
    expect(harness.element.shadowRoot?.activeElement?.getAttribute('name')).to.equal('title');
    await harness.fill({ title: 'Bye', group: 'returns', text: 'Goodbye {buyer}' });
    expect(inbox.given('keepReply')).to.deep.equal([[{ id: null, title: 'Bye', category: 'returns', text: 'Goodbye {buyer}', gone: false }]]);
    expect(harness.titles).to.contain('Bye');
    expect(harness.status).to.equal('Bye: Saved');
  });

  it('INBOX-4.29 it says "Saving…" until the disk has it, and where the disk refused it', async () => {
    const harness = await show(states.list);
    await harness.press('Edit “Customs”');
    await harness.fill({ title: 'Duty' });
    const saved = (saved: 'saving' | 'unsaved') => inbox.$replies.set(inbox.$replies.get().map((reply) => ({ ...reply, saved })));
    saved('saving');
    await settled(harness.element);
    expect(harness.status).to.equal('Duty: Saving…');
    saved('unsaved');
    await settled(harness.element);
    expect(harness.status).to.equal('Duty: Not saved: this browser’s storage refused it');
    expect(harness.of('Duty')).to.contain('Not saved');
  });

  it('INBOX-4.29 a starter that is changed keeps its place; deleted it is gone for good, and "Undo" brings it back', async () => {
    const harness = await show(states.starters);
    await harness.press('Edit “Shipping”');
    expect([harness.value('group'), harness.value('text')]).to.deep.equal(['Shipping', 'Hello {buyer}, your order {order} is on its way. You can follow the parcel on its order page.']);
    await harness.fill({ text: 'On its way' });
    expect(harness.titles).to.deep.equal(['Greeting', 'Shipping', 'Returns', 'Invoice']);
    await harness.press('Delete “Returns”');
    expect(harness.titles).to.deep.equal(['Greeting', 'Shipping', 'Invoice']);
    expect(harness.status).to.equal('Returns: Deleted');
    await harness.press('Undo');
    expect(harness.titles).to.deep.equal(['Greeting', 'Shipping', 'Returns', 'Invoice']);
  });

  it('INBOX-4.29 one of the operators\' own that is deleted goes from the disk; "Undo" makes it again', async () => {
    const harness = await show(states.list);
    await harness.press('Delete “Lamp warranty”');
    expect(inbox.given('dropReply')).to.deep.equal([['q-3']]);
    expect(harness.titles).not.to.contain('Lamp warranty');
    await harness.press('Undo');
    expect(harness.titles).to.contain('Lamp warranty');
  });

  for (const [why, said] of Object.entries({ empty: 'A quick reply needs a name and a text', 'too-long': 'Not saved: it is too long', 'too-many': 'Not saved: there are as many quick replies as fit', starting: 'Not saved: this browser’s storage does not answer yet' } as const)) {
    it(`INBOX-4.21 a refusal (${why}) is said in place, and what was typed stays`, async () => {
      const harness = await show(states.new);
      inbox.replyResult = { ok: false, why: why as 'empty' };
      await harness.fill({ title: 'Half', text: 'of it' });
      expect([harness.alert, harness.value('title'), harness.value('text')]).to.deep.equal([said, 'Half', 'of it']);
    });
  }

  it('INBOX-4.29 Escape leaves the form before it leaves the dialog', async () => {
    const harness = await show(states.list);
    await harness.press('New quick reply');
    await sendKeys({ press: 'Escape' });
    expect([harness.element.edited, harness.element.open]).to.deep.equal([null, true]);
    const closed = new Promise((resolve) => harness.element.addEventListener('reply-dialog-closed', resolve, { once: true }));
    await sendKeys({ press: 'Escape' });
    await closed;
    expect(harness.element.open).to.equal(false);
  });
});
