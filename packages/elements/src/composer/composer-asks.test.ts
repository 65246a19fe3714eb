import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { axeFindings } from '../../../../test/support/browser/axe-findings.ts';
import { FakeInbox } from '../../../../test/support/browser/fake-inbox.ts';
import { settled } from '../../../../test/support/browser/settled.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import type { InboxSnapshot } from '../samples/inbox-snapshot.ts';
import { sampleRows } from '../samples/sample-rows.ts';
import { QuickRepliesHarness } from '../quick-replies/quick-replies.harness.ts';
import { ComposerHarness } from './composer.harness.ts';
import { composerStates as states } from './composer.states.ts';

const text = 'The courier will call you before';

describe('cs-composer, before it sends', () => {
  let stage: Stage;
  let inbox: FakeInbox;
  afterEach(() => stage?.clear());

  const show = async (snapshot: InboxSnapshot, sendKey: 'enter' | 'ctrl-enter' | null = null, inlineSize = '600px') => {
    inbox = new FakeInbox(snapshot);
    stage = new Stage({ inbox, inlineSize });
    return new ComposerHarness(await stage.show('cs-composer', { sendKey }));
  };
  const replies = (harness: ComposerHarness) => {
    if (harness.replies === null) throw new Error('no quick replies');
    return new QuickRepliesHarness(harness.replies);
  };

  it('INBOX-4.13 asks where nearly the same went to this buyer; sent once more it goes', async () => {
    const harness = await show(states.asked);
    await harness.press('Enter');
    expect(inbox.given('send')).to.deep.equal([]);
    expect(harness.asked).to.match(/^Nearly the same text went to this buyer at \d\d:\d\d\. Enter once more sends it\.$/u);
    expect(harness.field?.value).to.equal(text);
    expect(await axeFindings(stage.root)).to.deep.equal([]);
    await harness.press('Enter', { repeat: true });
    expect(inbox.given('send')).to.deep.equal([]);
    await harness.press('Enter');
    expect(inbox.given('send')).to.deep.equal([['c-0', text]]);
    expect(harness.asked).to.equal('');
  });

  it('INBOX-4.13 asks anew where the text was changed in between, and nothing of another conversation', async () => {
    const harness = await show(states.asked);
    await harness.send();
    await harness.write('The courier will call you before.');
    expect(harness.asked).to.equal('');
    await harness.send();
    expect(inbox.given('send')).to.deep.equal([]);
    inbox.$selected.set(sampleRows[1] ?? null);
    await settled(harness.element);
    expect(harness.asked).to.equal('');
    await harness.send();
    expect(inbox.given('send')).to.have.length(1);
  });

  it('INBOX-4.13 "Send after it instead" asks as well, before the failed one is retried', async () => {
    const { bubbles } = states.overtakes.thread ?? { bubbles: [] };
    const [failed] = bubbles;
    const harness = await show({ ...states.overtakes, thread: { conversationId: 'c-0', loading: false, hasOlder: false, bubbles: failed === undefined ? [] : [{ ...failed, id: 'other', key: 'other', text, delivery: 'sent', retry: null }, failed] } });
    harness.sendAfter?.click();
    await settled(harness.element);
    expect([inbox.calls, harness.asked === '']).to.deep.equal([[], false]);
    harness.sendAfter?.click();
    await settled(harness.element);
    expect(inbox.calls.map(({ verb }) => verb)).to.deep.equal(['retry', 'send']);
  });

  it('INBOX-4.14 asks where the same has gone to five other buyers', async () => {
    const harness = await show({ ...states['draft-saved'], conversations: sampleRows });
    for (const row of sampleRows.slice(0, 6)) {
      inbox.$selected.set(row);
      inbox.$draft.set({ text, saved: 'saved', replaces: null });
      await settled(harness.element);
      await harness.press('Enter');
    }
    expect(inbox.given('send')).to.have.length(5);
    expect(harness.asked).to.contain('The same text went to 5 buyers within ten minutes.');
    await harness.press('Enter');
    expect(inbox.given('send')).to.have.length(6);
  });

  it('INBOX-4.25 asks where a place of a quick reply is open yet', async () => {
    const harness = await show(states['open-place']);
    await harness.press('Enter');
    expect(harness.asked).to.equal('Not filled in: {order}. Enter once more sends it.');
    expect(inbox.given('send')).to.deep.equal([]);
    await harness.write('Hello Nur, your order 4419 is on its way.');
    await harness.press('Enter');
    expect(inbox.given('send')).to.have.length(1);
  });

  it('INBOX-4.12 with send-key "ctrl-enter" Enter breaks the line, and Ctrl+Enter or ⌘+Enter sends', async () => {
    const harness = await show(states['draft-saved'], 'ctrl-enter');
    expect(harness.element.shadowRoot?.querySelector('kbd')?.innerText).to.equal('Ctrl+Enter');
    expect(await harness.press('Enter')).to.equal(false);
    expect(await harness.press('Enter', { ctrlKey: true, isComposing: true })).to.equal(false);
    expect(inbox.given('send')).to.have.length(0);
    await harness.press('Enter', { ctrlKey: true });
    inbox.$draft.set({ text: 'More', saved: 'saved', replaces: null });
    await settled(harness.element);
    await harness.press('Enter', { metaKey: true });
    expect(inbox.given('send')).to.deep.equal([['c-0', text], ['c-0', 'More']]);
  });

  it('INBOX-4.12 left out, or with "enter", Enter sends, and so does Ctrl+Enter', async () => {
    const harness = await show(states['draft-saved'], 'enter');
    await harness.press('Enter', { ctrlKey: true });
    expect(inbox.given('send')).to.have.length(1);
    harness.element.setAttribute('send-key', 'ctrl-enter');
    expect(harness.element.sendKey).to.equal('ctrl-enter');
  });

  it('INBOX-4.11 counts in the unit of the platform', async () => {
    const [row] = sampleRows;
    const counted = async (textLengthUnit: 'bytes' | 'graphemes') => {
      const store = row?.store ? { ...row.store, textLengthMax: 9, textLengthUnit } : null;
      const harness = await show({ ...states.empty, selected: row === undefined ? null : { ...row, store } });
      await harness.write('您好👩‍👩‍👧');
      const { count } = harness;
      stage.clear();
      return count;
    };
    expect(await counted('bytes')).to.equal('15 bytes too many');
    expect(await counted('graphemes')).to.equal('');
  });

  for (const sign of ['/', '／', '、']) {
    it(`INBOX-4.27 ${sign} alone in the field opens the quick replies, and is no draft`, async () => {
      const harness = await show(states['quick-replies']);
      await harness.write(sign);
      await settled(harness.element);
      expect([harness.replies?.open, harness.field?.value, inbox.$draft.get().text]).to.deep.equal([true, '', '']);
      await harness.write('1/2');
      expect(inbox.$draft.get().text).to.equal('1/2');
    });
  }

  it('INBOX-4.28 a click puts a reply where the caret stands; its first open place is selected', async () => {
    const harness = await show(states['quick-replies']);
    await harness.write('Dear . Yours');
    harness.field?.setSelectionRange(5, 5);
    await replies(harness).open();
    await replies(harness).click('Customs');
    await settled(harness.element);
    const { field } = harness;
    expect(inbox.$draft.get().text).to.equal('Dear Hello Nur Aisyah, order {order} is held at customs. We write as soon as it moves on.. Yours');
    expect(field?.value.slice(field.selectionStart, field.selectionEnd)).to.equal('{order}');
    expect(harness.element.shadowRoot?.activeElement).to.equal(field);
    expect(inbox.given('send')).to.deep.equal([]);
  });

  it('INBOX-4.28 its own button sends it to the buyer that was named, and what stands in the field stays', async () => {
    const harness = await show({ ...states['quick-replies'], draft: { text: 'half', saved: 'saved', replaces: null } });
    await replies(harness).open();
    replies(harness).send('Lamp warranty')?.click();
    expect(inbox.given('send')).to.deep.equal([['c-0', 'The lamp has a warranty of two years. Aster Home sends you a new one at no charge.']]);
    expect(harness.field?.value).to.equal('half');
  });

  it('INBOX-4.24 the order is the one that the thread shows last', async () => {
    const harness = await show(states['quick-replies']);
    const order = (title: string) => ({ ...states.asked.thread.bubbles[0], id: title, key: null, direction: 'in', kind: 'order', text: '', attachment: { title } });
    inbox.setBubbles([order('4418'), order('4419')] as never);
    await settled(harness.element);
    await replies(harness).open();
    await replies(harness).click('Customs');
    expect(harness.field?.value).to.contain('order 4419 is held');
  });

  it('INBOX-4.28 a list that was opened for one buyer sends nothing to another', async () => {
    const harness = await show(states['quick-replies']);
    await replies(harness).open();
    const button = replies(harness).send('Lamp warranty');
    inbox.$selected.set(sampleRows[1] ?? null);
    button?.click();
    expect(inbox.given('send')).to.deep.equal([]);
  });

  it('INBOX-4.25 what a reply leaves open is never sent by its button: it stands in the field, and is asked about', async () => {
    const harness = await show(states['quick-replies']);
    await replies(harness).open();
    replies(harness).send('Customs')?.click();
    await settled(harness.element);
    expect(inbox.given('send')).to.deep.equal([]);
    expect(harness.field?.value).to.contain('order {order} is held');
    expect(harness.asked).to.contain('Not filled in: {order}');
  });

  it('INBOX-4.28 a reply that is not taken stands in the field, and why', async () => {
    const harness = await show(states['quick-replies']);
    inbox.sendResult = { ok: false, why: 'too-long', length: 1_012, lengthMax: 1_000 };
    await replies(harness).open();
    replies(harness).send('Lamp warranty')?.click();
    await settled(harness.element);
    expect(harness.field?.value).to.contain('two years');
    expect(harness.alert).to.contain('Not sent');
  });
});
