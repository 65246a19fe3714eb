import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { axeFindings } from '../../../../test/support/browser/axe-findings.ts';
import { BulkInbox } from '../../../../test/support/browser/bulk-inbox.ts';
import { settled } from '../../../../test/support/browser/settled.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import { BulkDialogHarness } from '../bulk-dialog/bulk-dialog.harness.ts';
import { RetryRunHarness } from './retry-run.harness.ts';
import { retryRunStates as states } from './retry-run.states.ts';

describe('cs-retry-run', () => {
  let stage: Stage;
  let inbox: BulkInbox;
  afterEach(() => stage?.clear());

  const show = async (name: keyof typeof states, theme: 'light' | 'dark' = 'light') => {
    inbox = new BulkInbox(states[name]);
    stage = new Stage({ inbox, theme });
    return new RetryRunHarness(await stage.show('cs-retry-run'));
  };

  for (const theme of ['light', 'dark'] as const) {
    it(`INBOX-8.2 axe finds nothing in any state, ${theme}`, async () => {
      const findings: string[] = [];
      for (const name of Object.keys(states) as (keyof typeof states)[]) {
        findings.push(...(await axeFindings((await show(name, theme)).element)).map((finding) => `${name}: ${finding}`));
        stage.clear();
      }
      expect(findings).to.deep.equal([]);
    });
  }

  it('BULK-4.27 says how far the newest run is; without one there is nothing', async () => {
    expect((await show('none')).text).to.equal('');
    stage.clear();
    const harness = await show('under-way');
    expect(harness.text).to.equal('4 of 12 sent Results');
    inbox.goOn(9);
    await settled(harness.element);
    expect(harness.text).to.equal('9 of 12 sent Results');
  });

  it('BULK-4.27 leads back to its results, and closing these closes nothing else', async () => {
    const harness = await show('under-way');
    let closed = 0;
    stage.root.addEventListener('retry-dialog-closed', () => closed++);
    harness.buttons[0]?.focus();
    harness.buttons[0]?.click();
    await settled(harness.element);
    const inner = harness.element.shadowRoot?.querySelector('cs-bulk-dialog');
    if (!inner) throw new Error('no dialog');
    const dialog = new BulkDialogHarness(inner);
    expect(dialog.far).to.match(/^4 of 12 sent/u);
    await dialog.press('Done');
    await settled(harness.element);
    expect([harness.element.open, dialog.dialog?.open, closed]).to.deep.equal([false, false, 0]);
    expect(harness.element.shadowRoot?.activeElement).to.equal(harness.buttons[0]);
  });

  it('BULK-4.27 it can be closed, and is there again with the next run', async () => {
    const harness = await show('all-sent');
    expect(harness.text).to.equal('12 of 12 sent Results');
    harness.buttons[1]?.click();
    await settled(harness.element);
    expect(harness.text).to.equal('');
    const run = inbox.$retryRun.get();
    if (run !== null) inbox.$retryRun.set({ ...run, startedAt: run.startedAt + 1 });
    await settled(harness.element);
    expect(harness.text).to.equal('12 of 12 sent Results');
  });
});
