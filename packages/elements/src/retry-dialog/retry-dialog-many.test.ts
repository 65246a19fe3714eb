import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { FakeInbox } from '../../../../test/support/browser/fake-inbox.ts';
import { settled } from '../../../../test/support/browser/settled.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import { BulkDialogHarness } from '../bulk-dialog/bulk-dialog.harness.ts';
import { bulkDialogStates as states } from '../bulk-dialog/bulk-dialog.states.ts';
import type { CsRetryDialog } from './retry-dialog.ts';

describe('cs-retry-dialog with many messages', () => {
  let stage: Stage;
  afterEach(() => stage?.clear());

  const show = async () => {
    const { around, given } = states['some-skipped'];
    stage = new Stage({ inbox: new FakeInbox(around) });
    const element = await stage.show('cs-retry-dialog', { items: given.items ?? [], open: true });
    return { element, inner: innerOf(element) };
  };

  it('RETRY-4.10 asks of all of them at once, tells the host of each, and says that it is closed', async () => {
    const { element, inner } = await show();
    const told: string[] = [];
    stage.root.addEventListener('cs-before-retry', () => told.push('before'));
    stage.root.addEventListener('cs-retry-result', ({ detail }) => told.push(detail.result));
    stage.root.addEventListener('retry-dialog-closed', () => told.push('closed'));
    expect(inner?.title).to.equal('Retry 12 messages');
    await inner?.press('Confirm');
    expect(told).to.deep.equal([...Array.from({ length: 12 }, () => 'before'), ...Array.from({ length: 12 }, () => 'queued'), 'failed', 'failed']);
    await inner?.press('Done');
    await settled(element);
    expect([element.open, told.at(-1)]).to.deep.equal([false, 'closed']);
    expect(told.filter((one) => one === 'closed')).to.have.length(1);
  });

  it('RETRY-4.10 those that cannot go can be taken out: its items become fewer, and it says so', async () => {
    const { element, inner } = await show();
    const left: number[] = [];
    element.addEventListener('retry-items-dropped', () => left.push(element.items?.length ?? 0));
    await inner?.press('Take them out of the selection');
    await settled(element);
    expect(left).to.deep.equal([12]);
    expect(inner?.skipped).to.deep.equal([]);
  });

  it('RETRY-4.10 without them it asks of one message as ever', async () => {
    const { element } = await show();
    element.items = null;
    await settled(element);
    expect(innerOf(element)).to.equal(null);
    expect(element.shadowRoot?.querySelector('dialog')).to.be.instanceOf(HTMLDialogElement);
  });
});

function innerOf(element: CsRetryDialog): BulkDialogHarness | null {
  const inner = element.shadowRoot?.querySelector('cs-bulk-dialog') ?? null;
  return inner === null ? null : new BulkDialogHarness(inner);
}
