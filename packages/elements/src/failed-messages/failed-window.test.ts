import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { sendKeys } from '@web/test-runner-commands';
import { FakeInbox } from '../../../../test/support/browser/fake-inbox.ts';
import { settled } from '../../../../test/support/browser/settled.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import { manyFailures } from '../samples/sample-failures.ts';
import { sampleStores } from '../samples/sample-stores.ts';
import { FailedMessagesHarness } from './failed-messages.harness.ts';

const failures = manyFailures(10_000);
const nameOf = (at: number) => failures[at]?.buyerName ?? '';

describe('cs-failed-messages with 10,000 messages', () => {
  let stage: Stage;
  let inbox: FakeInbox;
  afterEach(() => stage?.clear());

  const show = async (given: object = {}, inlineSize = '1300px') => {
    inbox = new FakeInbox({ ready: true, stores: sampleStores, failures });
    stage = new Stage({ inbox, inlineSize, blockSize: '800px' });
    const harness = new FailedMessagesHarness(await stage.show('cs-failed-messages', given));
    await settled(harness.element);
    return harness;
  };

  it('CENTRE-2.5 draws no more rows than are in sight and some beyond, wherever one scrolls, also as cards and in groups', async () => {
    const harness = await show();
    expect([harness.footer, harness.rows.length < 60]).to.deep.equal(['10,000 of 10,000', true]);
    await harness.scroll(5_000 * 52);
    expect(harness.rows.length).to.be.within(10, 59);
    expect(harness.buyers).to.include(nameOf(5_000));
    await harness.scroll(10_000_000);
    expect(harness.buyers.at(-1)).to.equal(nameOf(9_999));
    for (const grouped of [await show({ grouping: 'cause' }), await show({}, '320px')]) expect(grouped.rows.length).to.be.within(2, 59);
  });

  it('CENTRE-2.6 each row says its place, and the table how many there are', async () => {
    const harness = await show();
    await harness.scroll(700 * 52);
    const table = harness.element.shadowRoot?.querySelector('[role=grid]');
    expect([table?.ariaRowCount, table?.ariaMultiSelectable]).to.deep.equal(['10001', 'true']);
    const row = harness.rows[harness.buyers.indexOf(nameOf(700))];
    expect([row?.ariaRowIndex, row?.role]).to.deep.equal(['702', 'row']);
  });

  it('CENTRE-2.7 what is in sight stays where it is when something comes in above it', async () => {
    const harness = await show();
    await harness.scroll(5_000 * 52);
    const yOf = (name: string) => harness.rows[harness.buyers.indexOf(name)]?.getBoundingClientRect().top;
    const before = yOf(nameOf(5_004));
    const [first] = failures;
    if (first === undefined) throw new Error('no samples');
    inbox.$failures.set([{ ...first, bubble: { ...first.bubble, id: 'new', key: 'new' } }, ...failures]);
    await settled(harness.element);
    expect([before === undefined, yOf(nameOf(5_004))]).to.deep.equal([false, before]);
  });

  it('CENTRE-2.8 keys lead through all of them, and the row with the tab stop is drawn wherever one scrolls', async () => {
    const harness = await show();
    harness.element.focus();
    await sendKeys({ press: 'End' });
    await settled(harness.element);
    expect(harness.buyers[harness.focused]).to.equal(nameOf(9_999));
    await harness.scroll(0);
    expect(harness.buyers.at(-1)).to.equal(nameOf(9_999));
    await sendKeys({ press: 'Home' });
    await settled(harness.element);
    expect(harness.buyers[harness.focused]).to.equal(nameOf(0));
  });

  it('BULK-1.14 all 10,000 are selected and left out at a press each', async () => {
    const harness = await show();
    await harness.toggleAll();
    expect(harness.bulk).to.match(/^10,000 selected/u);
    await harness.toggleAll();
    expect(harness.bulk).to.equal(null);
  });
});
