import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { sendKeys } from '@web/test-runner-commands';
import type { RetryResult } from '@cs-inbox/state';
import { axeFindings } from '../../../../test/support/browser/axe-findings.ts';
import { FakeInbox } from '../../../../test/support/browser/fake-inbox.ts';
import { settled } from '../../../../test/support/browser/settled.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import { en } from '../words/en.ts';
import { zhCN } from '../words/zh-cn.ts';
import { RetryDialogHarness } from './retry-dialog.harness.ts';
import { retryDialogInbox, retryDialogStates as states } from './retry-dialog.states.ts';

describe('cs-retry-dialog', () => {
  let stage: Stage;
  let inbox: FakeInbox;
  afterEach(() => stage?.clear());

  const show = async (name: keyof typeof states, given: ConstructorParameters<typeof Stage>[0] = {}) => {
    inbox = new FakeInbox(retryDialogInbox);
    stage = new Stage({ inbox, ...given });
    return new RetryDialogHarness(await stage.show('cs-retry-dialog', states[name]));
  };

  const told = (type: 'cs-before-retry' | 'cs-retry-result') => {
    const details: unknown[] = [];
    stage.root.addEventListener(type, (event) => details.push(event.detail));
    return details;
  };

  for (const theme of ['light', 'dark'] as const) {
    for (const words of [en, zhCN]) {
      it(`INBOX-8.2 axe finds nothing in any state, ${theme}, ${words.lang}`, async () => {
        const findings: string[] = [];
        for (const name of Object.keys(states) as (keyof typeof states)[]) {
          const { element } = await show(name, { theme, words });
          for (const moving of element.shadowRoot?.getAnimations() ?? []) moving.finish();
          findings.push(...(await axeFindings(element)).map((finding) => `${name}: ${finding}`));
          stage.clear();
        }
        expect(findings).to.deep.equal([]);
      });
    }
  }

  it('RETRY-4.1 names store, site and buyer, shows the text and why it failed, and asks for a reason', async () => {
    const harness = await show('ready');
    expect(harness.title).to.equal('Retry this message');
    for (const said of ['Nur Aisyah', 'Aster Home', 'MY', 'Send Failed · Too many messages from this store', 'Reason', 'One key per message: nothing is sent twice.']) {
      expect(harness.text).to.contain(said);
    }
    expect(harness.message?.innerText).to.equal(states.ready.bubble?.text);
    expect(harness.buttons).to.deep.equal(['Cancel', 'Confirm']);
    expect(harness.focused).to.equal(harness.reason);
    expect(harness.reason?.maxLength).to.equal(500);
    expect(harness.dialog?.matches(':modal')).to.equal(true);
  });

  it('RETRY-4.1 all of a long text can be reached by keyboard', async () => {
    const { message } = await show('long-text');
    expect(message?.clientHeight).to.be.below(110);
    expect(message?.tabIndex).to.equal(0);
    stage.clear();
    expect((await show('ready')).message?.tabIndex).to.equal(-1);
  });

  it('RETRY-4.1 buyer text is shown as text', async () => {
    const harness = await show('ready');
    harness.element.bubble = { ...states.ready.bubble!, text: '<img src=x onerror=alert(1)>' };
    await settled(harness.element);
    expect(harness.message?.innerText).to.equal('<img src=x onerror=alert(1)>');
  });

  it('RETRY-4.2 Confirm sends it again with the reason and turns the dialog into "Queued"', async () => {
    const harness = await show('ready');
    const [before, results] = [told('cs-before-retry'), told('cs-retry-result')];
    await sendKeys({ type: ' Throttling over ' });
    await harness.press('Confirm');
    expect(inbox.given('retry')).to.deep.equal([['c-0', 'm-7', 'Throttling over']]);
    expect(before).to.deep.equal([{ key: 'm-7', conversationId: 'c-0', storeId: 'l-my', origin: 'here' }]);
    expect(results).to.deep.equal([{ key: 'm-7', conversationId: 'c-0', result: 'queued', reason: '', origin: 'here' }]);
    expect(harness.title).to.equal('Queued');
    expect(harness.text).to.contain(en.retryQueuedNext);
    expect(harness.said).to.equal(`Queued: ${en.retryQueuedNext}`);
    expect(harness.buttons).to.deep.equal(['Close']);
    expect(harness.focused?.textContent?.trim()).to.equal('Close');
  });

  it('RETRY-4.2 the result goes on saying how far the message is', async () => {
    const harness = await show('result-queued');
    expect(harness.text).to.contain('Queued');
    harness.element.bubble = { ...states['result-queued'].bubble!, delivery: 'sending' };
    await settled(harness.element);
    expect(harness.title).to.equal('Queued');
    expect(harness.text).to.contain('Sending');
  });

  it('RETRY-4.2 without a reason none is given', async () => {
    const harness = await show('ready');
    await harness.press('Confirm');
    expect(inbox.given('retry')).to.deep.equal([['c-0', 'm-7']]);
  });

  const refusals: readonly (readonly [RetryResult, string, string])[] = [
    [{ ok: false, why: 'not-failed' }, 'not-failed', 'It is not failed any more.'],
    [{ ok: false, why: 'not-eligible', eligibility: states.newer.bubble!.retry! }, 'newer', 'A newer message was sent at '],
    [{ ok: false, why: 'not-eligible', eligibility: { verdict: 'never', why: 'cause' } }, 'cause', 'It can never be retried'],
    [{ ok: false, why: 'not-eligible', eligibility: { verdict: 'waits', for: 'login' } }, 'login', 'Not before the store is logged in again'],
    [{ ok: false, why: 'not-eligible', eligibility: { verdict: 'waits', for: 'earlier' } }, 'earlier', 'Not before the message above it'],
    [{ ok: false, why: 'not-eligible', eligibility: { verdict: 'waits', for: 'answer' } }, 'answer', 'A later message is on its way'],
    [{ ok: false, why: 'not-eligible', eligibility: states['counting-down'].bubble!.retry! }, 'wait', 'Retry in 0:42'],
  ];
  for (const [answer, reason, sentence] of refusals) {
    it(`RETRY-4.3 what the engine does not take (${reason}) is "Failed" with its reason`, async () => {
      const harness = await show('ready');
      const results = told('cs-retry-result');
      inbox.retryResult = answer;
      await harness.press('Confirm');
      expect(results).to.deep.equal([{ key: 'm-7', conversationId: 'c-0', result: 'failed', reason, origin: 'here' }]);
      expect(harness.title).to.equal('Failed');
      expect(harness.text).to.contain(sentence);
      expect(harness.said).to.contain(`Failed: ${sentence}`);
    });
  }

  const obstacles = [
    ['counting-down', 'Retry in 0:42'],
    ['after-login', 'Not before the store is logged in again'],
    ['after-earlier', 'Not before the message above it'],
    ['after-answer', 'A later message is on its way'],
    ['never', 'It can never be retried'],
    ['newer', 'A newer message was sent at '],
    ['no-longer-failed', 'It is not failed any more.'],
  ] as const;
  for (const [name, sentence] of obstacles) {
    it(`RETRY-4.4 ${name}: Confirm can be reached, does nothing, and says why`, async () => {
      const harness = await show(name);
      expect(harness.obstacle).to.contain(sentence);
      expect(harness.confirm?.getAttribute('aria-disabled')).to.equal('true');
      expect(harness.confirm?.getAttribute('aria-describedby')).to.equal('why');
      harness.confirm?.focus();
      expect(harness.focused).to.equal(harness.confirm);
      await harness.press('Confirm');
      expect(inbox.given('retry')).to.deep.equal([]);
      expect(harness.title).to.equal('Retry this message');
    });
  }

  it('RETRY-4.5 counts down each second without telling it, and says when Confirm can be used', async () => {
    const harness = await show('counting-down');
    inbox.$tick.set(inbox.$tick.get() + 1_000);
    await harness.element.updateComplete;
    expect(harness.obstacle).to.equal('Retry in 0:41');
    expect(harness.said).to.equal('');
    inbox.$tick.set(inbox.$tick.get() + 41_000);
    await harness.element.updateComplete;
    expect(harness.obstacle).to.equal('');
    expect(harness.said).to.equal('It can be retried now.');
    expect(harness.confirm?.getAttribute('aria-disabled')).to.equal('false');
    await harness.press('Confirm');
    expect(inbox.given('retry')).to.have.length(1);
  });

  it('RETRY-4.5 asks for the time only while it is open', async () => {
    const harness = await show('counting-down');
    expect(inbox.$tick.lc).to.equal(1);
    await harness.press('Cancel');
    await settled(harness.element);
    expect(inbox.$tick.lc).to.equal(0);
  });

  for (const [name, gone] of [['sent meanwhile', { ...states.ready.bubble!, delivery: 'sent', failure: null, retry: null }], ['gone', null]] as const) {
    it(`RETRY-4.6 of a message that is ${name} it says that it is not failed any more`, async () => {
      const harness = await show('ready');
      harness.element.bubble = gone;
      await settled(harness.element);
      expect(harness.obstacle).to.equal('It is not failed any more.');
      expect(harness.said).to.equal('It is not failed any more.');
      expect(harness.message?.innerText).to.equal(states.ready.bubble?.text);
      await harness.press('Confirm');
      expect(inbox.given('retry')).to.deep.equal([]);
    });
  }

  it('RETRY-4.7 Enter makes a new line, Ctrl or Cmd and Enter confirms, but not while an input method composes', async () => {
    const harness = await show('ready');
    await sendKeys({ type: 'a' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ type: 'b' });
    expect(harness.reason?.value).to.equal('a\nb');
    const composing = new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, isComposing: true, bubbles: true });
    harness.reason?.dispatchEvent(composing);
    expect(inbox.given('retry')).to.deep.equal([]);
    harness.reason?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', metaKey: true, bubbles: true, cancelable: true }));
    expect(inbox.given('retry')).to.deep.equal([['c-0', 'm-7', 'a\nb']]);
    stage.clear();
    await show('ready');
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ up: 'Control' });
    expect(inbox.given('retry')).to.have.length(1);
  });

  it('RETRY-4.7 Escape and Cancel close it, say so, send nothing, and give the focus back', async () => {
    for (const close of [() => sendKeys({ press: 'Escape' }), (harness: RetryDialogHarness) => harness.press('Cancel')]) {
      inbox = new FakeInbox(retryDialogInbox);
      stage = new Stage({ inbox });
      const opener = document.createElement('button');
      stage.root.append(opener);
      opener.focus();
      const harness = new RetryDialogHarness(await stage.show('cs-retry-dialog', states.ready));
      let keys = 0;
      stage.root.addEventListener('keydown', () => keys++);
      const closed = new Promise((resolve) => harness.element.addEventListener('retry-dialog-closed', resolve));
      await close(harness);
      await closed;
      await settled(harness.element);
      expect(harness.element.open).to.equal(false);
      expect(harness.dialog?.open).to.equal(false);
      expect(document.activeElement).to.equal(opener);
      expect(inbox.given('retry')).to.deep.equal([]);
      expect(keys).to.equal(0);
      stage.clear();
    }
  });

  it('RETRY-4.7 opened again it asks anew', async () => {
    const harness = await show('ready');
    await sendKeys({ type: 'because' });
    await harness.press('Confirm');
    await harness.press('Close');
    await settled(harness.element);
    harness.element.open = true;
    await settled(harness.element);
    expect(harness.title).to.equal('Retry this message');
    expect(harness.reason?.value).to.equal('');
    expect(harness.said).to.equal('');
  });

  it('RETRY-4.8 where the host forbids it nothing is asked, and the dialog stays as it is', async () => {
    const harness = await show('ready');
    const results = told('cs-retry-result');
    stage.root.addEventListener('cs-before-retry', (event) => event.preventDefault());
    await sendKeys({ type: 'because' });
    await harness.press('Confirm');
    expect(inbox.given('retry')).to.deep.equal([]);
    expect(results).to.deep.equal([]);
    expect(harness.title).to.equal('Retry this message');
    expect(harness.reason?.value).to.equal('because');
    expect(harness.said).to.equal('');
    expect(harness.dialog?.open).to.equal(true);
  });

  it('EMBED-1.1 taken out of the page while it is open, it is closed when it is put back', async () => {
    const harness = await show('ready');
    harness.element.remove();
    stage.root.append(harness.element);
    await settled(harness.element);
    expect(harness.element.open).to.equal(false);
    expect(harness.dialog?.open).to.equal(false);
  });
});
