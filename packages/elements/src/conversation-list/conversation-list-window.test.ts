import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { sendKeys } from '@web/test-runner-commands';
import type { ConversationRow } from '@cs-inbox/state';
import { FakeInbox } from '../../../../test/support/browser/fake-inbox.ts';
import { settled } from '../../../../test/support/browser/settled.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import { comfortable } from '../samples/comfortable.ts';
import { manyRows } from '../samples/many-rows.ts';
import { sampleNow } from '../samples/sample-now.ts';
import { sampleStores } from '../samples/sample-stores.ts';
import { ConversationListHarness } from './conversation-list.harness.ts';

const rows = manyRows(10_000);
const idOf = (at: number) => rows[at]?.conversation.id ?? '';
const nameOf = (at: number) => rows[at]?.conversation.buyer.name ?? '';
/** With news in one conversation, which comes up. */
const risen = (at: number, minutes = 1): readonly ConversationRow[] => {
  const row = rows[at];
  if (row === undefined) throw new RangeError(`no row ${at}`);
  return [{ ...row, at: sampleNow + minutes * 60_000 }, ...rows.toSpliced(at, 1)];
};

describe('cs-conversation-list with 10,000 conversations', () => {
  let stage: Stage;
  let inbox: FakeInbox;
  afterEach(() => stage?.clear());

  const show = async () => {
    inbox = new FakeInbox({ loaded: true, stores: sampleStores, conversations: rows });
    stage = new Stage({ inbox, inlineSize: '322px', blockSize: '600px' });
    const element = await stage.show('cs-conversation-list');
    await settled(element);
    return new ConversationListHarness(element);
  };

  it('INBOX-2.16 draws no more rows than are in sight and some beyond, wherever one scrolls', async () => {
    const harness = await show();
    expect(harness.footer).to.equal('Loaded 10,000 sessions');
    expect(harness.rows.length).to.be.below(30);
    await harness.scroll(5_000 * 78);
    expect(harness.rows.length).to.be.below(30);
    expect(harness.inSight[0]).to.deep.equal({ buyer: nameOf(5_000), y: 0 });
    await harness.scroll(1_000_000);
    expect(harness.inSight.at(-1)?.buyer).to.equal(nameOf(9_999));
  });

  it('INBOX-3.16 what comes in a rush is drawn once in each frame', async () => {
    const harness = await show();
    let drawn = 0;
    new MutationObserver(() => (drawn += 1)).observe(harness.element.shadowRoot ?? harness.element, { subtree: true, childList: true, characterData: true, attributes: true });
    // A slow machine would make a rush of it that is none.
    const now = performance.now();
    Object.defineProperty(performance, 'now', { configurable: true, value: () => now });
    try {
      for (let news = 1; news <= 20; news++) {
        inbox.$conversations.set(risen(5_000 + news, news));
        await Promise.resolve().then(() => undefined).then(() => undefined);
      }
      await settled(harness.element);
    } finally {
      Reflect.deleteProperty(performance, 'now');
    }
    expect(harness.buyers[0]).to.equal(nameOf(5_020));
    expect(drawn).to.be.within(1, 3);
  });

  it('INBOX-2.16 each row says its place and how many there are, in the order of the places', async () => {
    const harness = await show();
    await harness.scroll(700 * 78);
    const items = harness.rows.map((row) => row.closest('li'));
    expect(new Set(items.map((item) => item?.ariaSetSize))).to.deep.equal(new Set(['10000']));
    const places = items.map((item) => Number(item?.ariaPosInSet));
    expect(places).to.include(701);
    expect(places).to.deep.equal(places.toSorted((a, b) => a - b));
  });

  it('INBOX-2.16 the row with the tab stop is drawn wherever one scrolls, so that Tab leads to it', async () => {
    const harness = await show();
    await harness.scroll(700 * 78);
    expect(harness.rows.filter(({ tabIndex }) => tabIndex === 0).map(({ dataset }) => dataset['id'])).to.deep.equal([idOf(0)]);
    harness.element.focus();
    await sendKeys({ press: 'ArrowDown' });
    expect(harness.rows[harness.focused]?.dataset['id']).to.equal(idOf(1));
    expect(harness.inSight.map(({ buyer }) => buyer)).to.include(nameOf(1));
  });

  it('INBOX-2.17 what is in sight stays where it is when a conversation comes up', async () => {
    const harness = await show();
    await harness.scroll(700 * 78 + 20);
    const before = harness.inSight;
    expect(before[0]).to.deep.equal({ buyer: nameOf(700), y: -20 });
    inbox.$conversations.set(risen(9_000));
    await harness.element.updateComplete;
    expect(harness.inSight).to.deep.equal(before);
    inbox.$conversations.set(risen(700));
    await harness.element.updateComplete;
    expect(harness.inSight.slice(0, 2)).to.deep.equal([{ buyer: nameOf(699), y: -20 }, { buyer: nameOf(701), y: 58 }]);
  });

  it('INBOX-2.17 at the top the newest comes into sight', async () => {
    const harness = await show();
    inbox.$conversations.set(risen(500));
    await harness.element.updateComplete;
    expect(harness.inSight[0]).to.deep.equal({ buyer: nameOf(500), y: 0 });
  });

  it('INBOX-2.17 a refresh and a while out of the page change nothing of where one has scrolled', async () => {
    const harness = await show();
    await harness.scroll(700 * 78);
    inbox.$conversations.set(rows.map((row) => ({ ...row })));
    await settled(harness.element);
    expect(harness.inSight[0]?.buyer).to.equal(nameOf(700));
    harness.element.style.display = 'none';
    await settled(harness.element);
    harness.element.style.display = '';
    await settled(harness.element);
    expect(harness.inSight[0]).to.deep.equal({ buyer: nameOf(700), y: 0 });
  });

  it('INBOX-2.17 in the other density the same rows are in sight', async () => {
    const harness = await show();
    await harness.scroll(700 * 78);
    stage.root.style.setProperty('--cs-sys-conversation-row-height', '88px');
    await settled(harness.element);
    await settled(harness.element);
    expect(harness.inSight[0]).to.deep.equal({ buyer: nameOf(700), y: 0 });
    expect(harness.rows[0]?.offsetHeight).to.equal(88);
  });

  it('INBOX-2.17 another filter begins at the top', async () => {
    const harness = await show();
    await harness.scroll(700 * 78);
    await harness.filter('Unread');
    expect(harness.inSight[0]).to.deep.equal({ buyer: nameOf(1), y: 0 });
  });

  it('INBOX-2.20 End, Page Up and Home lead through all of them, into sight', async () => {
    const harness = await show();
    harness.element.focus();
    await sendKeys({ press: 'End' });
    expect(harness.rows[harness.focused]?.dataset['id']).to.equal(idOf(9_999));
    expect(harness.inSight.at(-1)?.buyer).to.equal(nameOf(9_999));
    await sendKeys({ press: 'PageUp' });
    const page = Math.floor((harness.box?.clientHeight ?? 0) / 78);
    expect(harness.rows[harness.focused]?.dataset['id']).to.equal(idOf(9_999 - page));
    await sendKeys({ press: 'Home' });
    expect(harness.rows[harness.focused]?.dataset['id']).to.equal(idOf(0));
    expect(harness.inSight[0]).to.deep.equal({ buyer: nameOf(0), y: 0 });
  });

  it('INBOX-2.18 the focused row stays in its place and focused while others come up', async () => {
    const harness = await show();
    harness.element.focus();
    for (let i = 0; i < 3; i += 1) await sendKeys({ press: 'j' });
    const before = harness.inSight;
    inbox.$conversations.set(risen(9_000));
    await harness.element.updateComplete;
    expect(harness.inSight).to.deep.equal(before);
    expect(harness.rows[harness.focused]?.dataset['id']).to.equal(idOf(3));
    expect(harness.element.shadowRoot?.querySelector('.held')?.textContent).to.equal('1 new');
    harness.element.shadowRoot?.querySelector<HTMLElement>('.held')?.click();
    await harness.element.updateComplete;
    expect(harness.inSight[0]?.buyer).to.equal(nameOf(9_000));
  });

  it('INBOX-2.18 where the focused conversation goes from the list, the focus goes to what stands in its place', async () => {
    const harness = await show();
    harness.element.focus();
    await sendKeys({ press: 'ArrowDown' });
    inbox.$conversations.set(rows.toSpliced(1, 1));
    await settled(harness.element);
    expect(harness.rows[harness.focused]?.dataset['id']).to.equal(idOf(2));
  });

  for (const [high, look] of [[78, {}], [88, comfortable]] as const) {
    it(`INBOX-2.16 a row is ${high} px high, in whatever script`, async () => {
      const harness = await show();
      for (const [name, value] of Object.entries(look)) stage.root.style.setProperty(name, value);
      stage.root.lang = 'th';
      await settled(harness.element);
      const spilled = harness.rows.filter((row) => row.offsetHeight !== high || row.scrollHeight > row.clientHeight);
      expect(spilled.map(({ innerText }) => innerText)).to.deep.equal([]);
    });
  }
});
