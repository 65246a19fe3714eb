import '@cs-inbox/elements/define';
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { axeFindings } from '../../../../test/support/browser/axe-findings.ts';
import { FakeInbox } from '../../../../test/support/browser/fake-inbox.ts';
import { settled } from '../../../../test/support/browser/settled.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import type { ReplyChosenEvent } from '../events/reply-chosen-event.ts';
import { sampleRows } from '../samples/sample-rows.ts';
import { QuickRepliesHarness } from './quick-replies.harness.ts';
import { type QuickRepliesState, quickRepliesStates as states } from './quick-replies.states.ts';

describe('cs-quick-replies', () => {
  let stage: Stage;
  let inbox: FakeInbox;
  let chosen: (readonly [string, string, boolean])[];
  afterEach(() => stage?.clear());

  const show = async ({ around, given }: QuickRepliesState, theme: 'light' | 'dark' = 'light') => {
    inbox = new FakeInbox(around);
    stage = new Stage({ inbox, theme });
    chosen = [];
    const element = await stage.show('cs-quick-replies', given);
    element.addEventListener('reply-chosen', (event) => {
      const { conversationId, send, text } = event as ReplyChosenEvent;
      chosen.push([conversationId, text, send]);
    });
    return new QuickRepliesHarness(element);
  };

  for (const theme of ['light', 'dark'] as const) {
    it(`INBOX-8.2 axe finds nothing in any state, ${theme}`, async () => {
      for (const [name, state] of Object.entries<QuickRepliesState>(states)) {
        await show(state, theme);
        expect(await axeFindings(stage.root), name).to.deep.equal([]);
        stage.clear();
      }
    }).timeout(20_000);
  }

  for (const inlineSize of ['200px', '262px', '300px', '420px', '600px']) {
    it(`INBOX-4.34 no category is cut, whichever have room in ${inlineSize}`, async () => {
      stage = new Stage({ inbox: new FakeInbox(states.starters.around), inlineSize });
      const element = await stage.show('cs-quick-replies');
      const { groups } = new QuickRepliesHarness(element);
      const row = element.shadowRoot?.querySelector('.row')?.getBoundingClientRect() ?? new DOMRect();
      for (const { left, right, top, bottom } of groups.map((group) => group.getBoundingClientRect())) {
        expect(right <= row.right && left >= row.left).to.equal(true);
        expect(bottom <= row.bottom || top >= row.bottom).to.equal(true);
      }
    });
  }

  it('INBOX-4.34 a category that has no room is in sight while it has the focus', async () => {
    const harness = await show(states.starters);
    stage.root.style.inlineSize = '480px';
    harness.element.shadowRoot?.querySelector<HTMLElement>('.row')?.style.setProperty('inline-size', '150px');
    const row = () => harness.element.shadowRoot?.querySelector('.row')?.getBoundingClientRect() ?? new DOMRect();
    const last = harness.groups.at(-1);
    expect(last?.getBoundingClientRect().top).to.be.at.least(row().bottom);
    last?.focus();
    expect(last?.getBoundingClientRect().bottom).to.be.at.most(row().bottom);
  });

  it('INBOX-4.26 at first there is one reply for each category; the operators\' own come to them', async () => {
    const harness = await show(states.starters);
    expect(harness.groupNames).to.deep.equal(['Greeting', 'Shipping', 'Returns', 'Invoice']);
    await harness.open();
    expect(harness.listed).to.deep.equal(['Greeting', 'Shipping', 'Returns', 'Invoice']);
    inbox.keepReply({ id: null, category: 'Warranty', title: 'Lamp', text: 'Two years', gone: false });
    await settled(harness.element);
    expect(harness.groupNames.at(-1)).to.equal('Warranty');
    expect(harness.listed.at(-1)).to.equal('Lamp');
    inbox.keepReply({ id: 'starter-shipping', category: 'shipping', title: 'Shipping', text: '', gone: true });
    await settled(harness.element);
    expect(harness.listed).not.to.contain('Shipping');
  });

  it('INBOX-4.26 a category opens the list with its own, and Backspace in the empty field opens it to all', async () => {
    const harness = await show(states.own);
    await harness.openGroup('Shipping');
    expect(harness.listed).to.deep.equal(['Shipping', 'Customs']);
    expect(harness.element.shadowRoot?.activeElement).to.equal(harness.input);
    await sendKeys({ press: 'Backspace' });
    expect(harness.listed).to.have.length(8);
  });

  it('INBOX-4.27 a few letters find a reply by its name, category or text; arrows choose, Enter puts it into the composer', async () => {
    const harness = await show(states.open);
    expect(harness.active).to.equal('Greeting');
    await sendKeys({ type: 'WARRANTY' });
    expect(harness.listed).to.deep.equal(['Lamp warranty']);
    await harness.seek('您好');
    expect(harness.listed).to.deep.equal(['问候']);
    await harness.seek('nothing like it');
    expect([harness.active, harness.status]).to.deep.equal(['', 'No quick reply found']);
    await sendKeys({ press: 'Enter' });
    expect(chosen).to.deep.equal([]);
    await harness.seek('');
    await sendKeys({ press: 'ArrowUp' });
    expect(harness.active).to.equal('Lamp warranty');
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowDown' });
    expect(harness.active).to.equal('问候');
    await sendKeys({ press: 'Enter' });
    expect(chosen).to.deep.equal([['c-0', 'Nur Aisyah 您好，请问有什么可以帮您？', false]]);
    expect(harness.element.open).to.equal(false);
  });

  it('INBOX-4.27 Enter that ends a composition takes nothing', async () => {
    const harness = await show(states.open);
    for (const more of [{ isComposing: true }, { keyCode: 229 }]) harness.input?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, ...more }));
    expect(chosen).to.deep.equal([]);
  });

  it('INBOX-4.27 Escape goes back to the text and closes nothing behind it; "/" once more writes "/"', async () => {
    const harness = await show(states.open);
    let behind = 0;
    stage.root.addEventListener('keydown', () => (behind += 1));
    await sendKeys({ press: 'Escape' });
    expect([harness.element.open, behind, chosen]).to.deep.equal([false, 0, [['c-0', '', false]]]);
    await harness.open();
    await sendKeys({ type: '/' });
    expect([harness.element.open, chosen[1]]).to.deep.equal([false, ['c-0', '/', false]]);
  });

  it('INBOX-4.28 a click puts one into the composer; its own button sends it to the buyer that it names; Ctrl+Enter too', async () => {
    const harness = await show(states.open);
    await harness.click('Lamp warranty');
    await harness.open();
    expect(harness.send('Customs')?.getAttribute('aria-label')).to.equal('Send “Customs” to Nur Aisyah');
    harness.send('Customs')?.click();
    await harness.open();
    await harness.seek('lamp');
    harness.input?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true }));
    const lamp = 'The lamp has a warranty of two years. Aster Home sends you a new one at no charge.';
    expect(chosen).to.deep.equal([
      ['c-0', lamp, false],
      ['c-0', 'Hello Nur Aisyah, order 4419 2087 3316 is held at customs. We write as soon as it moves on.', true],
      ['c-0', lamp, true],
    ]);
  });

  it('INBOX-4.24 what a reply leaves open is filled with buyer, store and order; what nobody knows is marked', async () => {
    const harness = await show(states['open-places']);
    expect(new Set(harness.marked)).to.deep.equal(new Set(['{order}']));
    inbox.$selected.set(sampleRows[1] ?? null);
    await settled(harness.element);
    expect(harness.element.open).to.equal(false);
    await harness.open();
    await harness.click('Lamp warranty');
    expect(chosen).to.deep.equal([['c-1', 'The lamp has a warranty of two years. Aster Living sends you a new one at no charge.', false]]);
  });

  it('INBOX-4.27 by keys alone: Tab goes on to the button that sends the chosen one, and behind it the list closes', async () => {
    const harness = await show(states.open);
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    expect(chosen).to.deep.equal([['c-0', 'Nur Aisyah 您好，请问有什么可以帮您？', true]]);
    stage.root.append(document.createElement('input'));
    await harness.open();
    for (const _ of [1, 2, 3]) await sendKeys({ press: 'Tab' });
    await settled(harness.element);
    expect(harness.element.open).to.equal(false);
  });

  it('INBOX-4.29 by keys alone a new reply is made', async () => {
    const harness = await show(states.open);
    await sendKeys({ press: 'Tab' });
    for (const keys of ['', 'Duty\t', 'Customs\t', 'Hello']) {
      if (keys === '') await sendKeys({ press: 'Enter' });
      await settled(harness.element);
      if (keys === '') await sendKeys({ press: 'Enter' });
      else await sendKeys({ type: keys.trim() });
      if (keys.endsWith('\t')) await sendKeys({ press: 'Tab' });
    }
    for (const press of ['Tab', 'Tab', 'Enter']) await sendKeys({ press });
    expect(inbox.given('keepReply')).to.deep.equal([[{ id: null, title: 'Duty', category: 'Customs', text: 'Hello', gone: false }]]);
  });

  it('INBOX-4.29 from the list the dialog opens in which they are changed, and back', async () => {
    const harness = await show(states.open);
    await harness.edit();
    await settled(harness.element);
    const dialog = harness.element.shadowRoot?.querySelector('cs-reply-dialog');
    expect([harness.element.open, dialog?.open]).to.deep.equal([false, true]);
    dialog?.shadowRoot?.querySelector('dialog')?.close();
    await new Promise((resolve) => dialog?.addEventListener('reply-dialog-closed', resolve, { once: true }));
    await settled(harness.element);
    expect([harness.element.open, dialog?.open]).to.deep.equal([true, false]);
  });
});
