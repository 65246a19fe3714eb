import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { sendKeys } from '@web/test-runner-commands';
import type { FailedMessage } from '@cs-inbox/state';
import { axeFindings } from '../../../../test/support/browser/axe-findings.ts';
import { BulkInbox } from '../../../../test/support/browser/bulk-inbox.ts';
import { settled } from '../../../../test/support/browser/settled.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import { sampleNow } from '../samples/sample-now.ts';
import { sampleWords } from '../samples/sample-words.ts';
import { BulkDialogHarness } from './bulk-dialog.harness.ts';
import { type BulkDialogState, bulkDialogStates } from './bulk-dialog.states.ts';

const states: Readonly<Record<keyof typeof bulkDialogStates, BulkDialogState>> = bulkDialogStates;

describe('cs-bulk-dialog', () => {
  let stage: Stage;
  let inbox: BulkInbox;
  afterEach(() => stage?.clear());

  const show = async (name: keyof typeof states, given: ConstructorParameters<typeof Stage>[0] = {}) => {
    inbox = new BulkInbox(states[name].around);
    stage = new Stage({ inbox, ...given });
    return new BulkDialogHarness(await stage.show('cs-bulk-dialog', states[name].given));
  };

  const told = (type: 'cs-before-retry' | 'cs-retry-result' | 'cs-relogin') => {
    const details: { readonly key?: string; readonly result?: string; readonly reason?: string; readonly storeId?: string }[] = [];
    stage.root.addEventListener(type, (event) => details.push(event.detail));
    return details;
  };

  const drawn = (harness: BulkDialogHarness) => settled(harness.element);
  const count = (harness: BulkDialogHarness) => harness.element.items.length;

  for (const [theme, lang] of [['light', 'en'], ['dark', 'ar']] as const) {
    it(`INBOX-8.2 axe finds nothing in any state, ${theme}, ${lang}`, async () => {
      const findings: string[] = [];
      for (const name of Object.keys(states) as (keyof typeof states)[]) {
        const { element } = await show(name, { theme, words: sampleWords[lang] });
        for (const moving of element.shadowRoot?.getAnimations() ?? []) moving.finish();
        findings.push(...(await axeFindings(element)).map((finding) => `${name}: ${finding}`));
        stage.clear();
      }
      expect(findings).to.deep.equal([]);
    }).timeout(30_000);
  }

  it('BULK-2.1 says how many go, from each store how many, and how long its pace lets them take', async () => {
    const harness = await show('ready');
    expect(harness.title).to.equal('Retry 12 messages');
    expect(harness.shares).to.deep.equal(['VN Aster Home 5 in about 50 sec', 'TH Aster Living 4 in about 13 sec', 'MY Aster Home 3 at once']);
    expect(harness.text).to.contain('Paced per store');
    expect(harness.skipped).to.deep.equal([]);
    expect(harness.dialog?.matches(':modal')).to.equal(true);
  });

  it('BULK-2.1 of a store whose pace nobody knows no time is said', async () => {
    const harness = await show('pace-unknown');
    expect(harness.shares[0]).to.equal('VN Aster Home 5');
    expect(harness.text).not.to.contain('Paced per store');
  });

  it('BULK-2.1 of a single message it shows the text and why it failed', async () => {
    const harness = await show('one-message');
    expect(harness.title).to.equal('Retry 1 message');
    expect(harness.text).to.contain('Your parcel left the warehouse today.').and.contain('Send Failed · Too many messages from this store');
    expect(harness.shares).to.deep.equal([]);
    stage.clear();
    expect((await show('ready')).text).not.to.contain('Your parcel');
  });

  it('BULK-2.2 names each that will be skipped, why, and the way out of it', async () => {
    const harness = await show('many-reasons');
    expect(harness.title).to.equal('Retry 12 messages');
    expect(harness.text).to.contain('5 will be skipped');
    expect(harness.skipped.map((line) => line.replace(/\d\d:\d\d/u, 'T'))).to.deep.equal([
      'MY Nur Aisyah The wait has not elapsed Retry in 0:42',
      'TH กิตติพงษ์ พ. Not before the store is logged in again Log in',
      'TH มานี ใจดี A newer message was sent at T Open',
      'SG Jasmine Reyes Sending paused Resume',
      'Unknown store Budi Santoso It can never be retried Edit',
    ]);
  });

  it('BULK-2.2 "Log in" asks the host for the login page, "Resume" lets the store send again', async () => {
    const harness = await show('many-reasons');
    const logins = told('cs-relogin');
    await harness.press('Log in');
    await harness.press('Resume');
    expect(logins.map(({ storeId }) => storeId)).to.deep.equal(['s-th']);
    expect(inbox.given('pause')).to.deep.equal([['s-sg', false]]);
    expect(harness.dialog?.open).to.equal(true);
  });

  it('BULK-2.2 "Open" leads to the message, "Edit" to its text in the composer', async () => {
    const harness = await show('many-reasons');
    stage.view.$panel.set('failed');
    await harness.press('Open');
    expect(harness.dialog?.open).to.equal(false);
    expect(inbox.given('open')).to.deep.equal([['c-2']]);
    expect(stage.view.$sought.get()).to.deep.equal({ conversationId: 'c-2', key: 'f-32' });
    expect(stage.view.$panel.get()).to.equal('inbox');
    stage.clear();
    await (await show('many-reasons')).press('Edit');
    expect(inbox.given('edit')).to.deep.equal([['c-4', 'f-34']]);
  });

  it('BULK-2.2 they can be taken out of the selection, which says so', async () => {
    const harness = await show('some-skipped');
    let left = 0;
    harness.element.addEventListener('retry-items-dropped', () => (left = count(harness)));
    await harness.press('Take them out of the selection');
    expect(left).to.equal(12);
    expect(harness.skipped).to.deep.equal([]);
    expect(harness.title).to.equal('Retry 12 messages');
    expect(harness.focused).to.equal(harness.reason);
  });

  it('BULK-2.2 a wait that ends while it is open makes one more of those that go', async () => {
    const harness = await show('some-skipped');
    const { items } = harness.element;
    inbox.$tick.set(sampleNow + 30_000);
    await drawn(harness);
    expect(harness.skipped[0]).to.contain('Retry in 0:12');
    const later = items.map((message): FailedMessage => (message.buyerName === 'Nur Aisyah' ? { ...message, bubble: { ...message.bubble, retry: { verdict: 'may', at: null } } } : message));
    const asked = inbox.outlooks;
    inbox.$tick.set(sampleNow + 31_000);
    await drawn(harness);
    expect(inbox.outlooks).to.equal(asked);
    inbox.$failures.set(later);
    await drawn(harness);
    expect(harness.title).to.equal('Retry 13 messages');
    expect(inbox.outlooks).to.equal(asked + 1);
    inbox.$failures.set(items);
    await drawn(harness);
    inbox.$tick.set(sampleNow + 42_000);
    await drawn(harness);
    expect(inbox.outlooks).to.be.above(asked + 2);
  });

  it('BULK-2.3 the focus starts in the reason, which is optional, has at most 500 characters, and goes with each', async () => {
    const harness = await show('ready');
    expect(harness.focused).to.equal(harness.reason);
    expect(harness.reason?.maxLength).to.equal(500);
    await sendKeys({ type: ' Throttling over ' });
    await harness.press('Confirm');
    expect(inbox.asked.map(({ reason }) => reason)).to.deep.equal(['Throttling over']);
    stage.clear();
    await (await show('ready')).press('Confirm');
    expect(inbox.asked.map(({ reason }) => reason)).to.deep.equal([undefined]);
  });

  it('BULK-2.3 Ctrl and Enter confirms, Enter does not, nor while an input method composes', async () => {
    const harness = await show('ready');
    await sendKeys({ press: 'Enter' });
    harness.reason?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, isComposing: true, bubbles: true }));
    expect(inbox.asked).to.have.length(0);
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ up: 'Control' });
    expect(inbox.asked).to.have.length(1);
  });

  it('BULK-2.4 where none may go, "Confirm" does nothing and says why', async () => {
    const harness = await show('none-goes');
    expect(harness.confirm?.getAttribute('aria-disabled')).to.equal('true');
    expect(harness.obstacle).to.equal('None of them can be sent again now.');
    await harness.press('Confirm');
    expect(inbox.asked).to.deep.equal([]);
  });

  it('BULK-2.5 Escape and Cancel send nothing, say that it is closed, and give the focus back', async () => {
    for (const close of [() => sendKeys({ press: 'Escape' }), (harness: BulkDialogHarness) => harness.press('Cancel')]) {
      inbox = new BulkInbox(states.ready.around);
      stage = new Stage({ inbox });
      const opener = stage.root.appendChild(document.createElement('button'));
      opener.focus();
      const harness = new BulkDialogHarness(await stage.show('cs-bulk-dialog', states.ready.given));
      const closed = new Promise((resolve) => harness.element.addEventListener('retry-dialog-closed', resolve));
      await close(harness);
      await closed;
      expect(harness.element.open).to.equal(false);
      expect(document.activeElement).to.equal(opener);
      expect(inbox.asked).to.deep.equal([]);
      stage.clear();
    }
  });

  it('EMBED-1.1 taken out of the page while it is open, it is closed when it is put back', async () => {
    const harness = await show('ready');
    harness.element.remove();
    stage.root.append(harness.element);
    await drawn(harness);
    expect(harness.element.open).to.equal(false);
    expect(harness.dialog?.open).to.equal(false);
  });
});
