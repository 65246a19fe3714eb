import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { sendKeys } from '@web/test-runner-commands';
import { FakeInbox } from '../../../../test/support/browser/fake-inbox.ts';
import { settled } from '../../../../test/support/browser/settled.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import { sampleFailures } from '../samples/sample-failures.ts';
import { sampleNow } from '../samples/sample-now.ts';
import { FailedMessagesHarness } from './failed-messages.harness.ts';
import { type FailedMessagesState, failedMessagesStates as states } from './failed-messages.states.ts';

describe('what is selected in cs-failed-messages', () => {
  let stage: Stage;
  let inbox: FakeInbox;
  afterEach(() => stage?.clear());

  const show = async (name: keyof typeof states) => {
    const { failed, given = {}, ...around }: FailedMessagesState = states[name];
    inbox = new FakeInbox(around);
    stage = new Stage({ inbox, inlineSize: '1300px', blockSize: '1200px' });
    if (failed !== undefined) stage.view.$failed.set(failed);
    return new FailedMessagesHarness(await stage.show('cs-failed-messages', given));
  };
  const press = async (harness: FailedMessagesHarness, ...keys: readonly string[]) => {
    for (const key of keys) await sendKeys({ press: key });
    await settled(harness.element);
  };
  const chord = async (harness: FailedMessagesHarness, held: string, key: string) => {
    await sendKeys({ down: held });
    await sendKeys({ press: key });
    await sendKeys({ up: held });
    await settled(harness.element);
  };
  const keys = (harness: FailedMessagesHarness) => harness.dialog?.items?.map(({ bubble }) => bubble.key) ?? null;

  it('BULK-1.1 a box selects its message, Shift with it all between it and the last, and a bar says how many', async () => {
    const harness = await show('full');
    expect(harness.bulk).to.equal(null);
    await harness.toggle(3);
    await harness.toggle(6, true);
    expect(harness.selected).to.deep.equal([3, 4, 5, 6]);
    expect(harness.bulk).to.equal('4 selected 3 can go now · 1 in 0:42');
    await harness.toggle(4);
    expect(harness.selected).to.deep.equal([3, 5, 6]);
    await harness.press('Clear');
    expect([harness.selected, harness.bulk]).to.deep.equal([[], null]);
  });

  it('BULK-1.2 the box of the head selects all that are listed, is half of some, and leaves all out again', async () => {
    const harness = await show('one-store');
    await harness.toggle(0);
    expect([harness.allBox?.checked, harness.allBox?.indeterminate]).to.deep.equal([false, true]);
    await harness.toggleAll();
    expect([harness.selected, harness.allBox?.checked, harness.allBox?.indeterminate]).to.deep.equal([[0, 1, 2], true, false]);
    expect(harness.bulk).to.match(/^3 selected/u);
    await harness.toggleAll();
    expect([harness.selected, harness.allBox?.checked]).to.deep.equal([[], false]);
  });

  it('BULK-1.3 says how many of the selected go now, from when, after a login, later and never, and the button counts the first', async () => {
    const harness = await show('all-selected');
    expect(harness.bulk).to.equal('17 selected 6 can go now · 2 in 0:42 · 1 after login · 4 later · 4 never');
    expect(harness.retryButton?.innerText.trim()).to.equal('Retry Selected (6)');
    inbox.$tick.set(sampleNow + 42_000);
    await settled(harness.element);
    expect(harness.bulk).to.contain('in 0:00');
  });

  it('BULK-1.4 Retry Selected asks of all selected ones, in the order of the list', async () => {
    const harness = await show('selected');
    harness.retryButton?.click();
    await settled(harness.element);
    expect([harness.dialog?.open, keys(harness)]).to.deep.equal([true, ['f-0', 'f-3', 'f-4', 'f-5', 'f-6', 'f-10']]);
  });

  it('BULK-1.5 where none of them may go, Retry Selected stays, can be reached and does nothing', async () => {
    const harness = await show('none-of-the-selected-may');
    expect([harness.retryButton?.ariaDisabled, harness.retryButton?.innerText.trim()]).to.deep.equal(['true', 'Retry Selected (0)']);
    harness.retryButton?.click();
    await settled(harness.element);
    expect(harness.dialog?.open).to.equal(false);
  });

  it('BULK-1.6 the box of a group selects all of it', async () => {
    const harness = await show('by-cause');
    await harness.toggleGroup('Too many messages');
    expect(harness.bulk).to.equal('2 selected 1 can go now · 1 in 0:42');
    await harness.toggleGroup('Too many messages');
    expect(harness.bulk).to.equal(null);
  });

  it('BULK-1.16 the head of a group counts, selects and retries only what is failed still', async () => {
    const harness = await show('by-cause');
    await harness.hover(true);
    expect(harness.groups[0]).to.equal('The store’s login has expired | 2 | Needs somebody 2');
    inbox.$failures.set(sampleFailures.slice(1));
    await settled(harness.element);
    expect(harness.groups[0]).to.equal('The store’s login has expired | 1 | Needs somebody 1');
    await harness.toggleGroup('The store’s login has expired');
    expect(harness.selected).to.deep.equal([1]);
    await harness.toggleGroup('The store’s login has expired');
    harness.element.focus();
    await press(harness, 'Home', 'r');
    expect([harness.dialog?.items, harness.dialog?.bubble?.id]).to.deep.equal([null, sampleFailures.find(({ buyerName }) => buyerName === 'Budi Santoso')?.bubble.id]);
  });

  it('BULK-1.7 what is not listed any more is not selected any more', async () => {
    const harness = await show('selected');
    inbox.$failures.set(sampleFailures.filter((_, i) => i !== 4));
    await settled(harness.element);
    expect(harness.bulk).to.match(/^5 selected/u);
    await harness.search('ASTER10');
    expect(harness.bulk).to.match(/^1 selected/u);
  });

  it('BULK-1.8 while something is selected no row moves', async () => {
    const harness = await show('selected');
    inbox.$failures.set([...sampleFailures].reverse());
    await settled(harness.element);
    expect(harness.buyers[0]).to.equal('กิตติพงษ์ พ.');
    await harness.press('Clear');
    harness.element.blur();
    (harness.element.shadowRoot?.activeElement as HTMLElement | null)?.blur();
    await settled(harness.element);
    expect(harness.buyers[0]).to.equal('Unknown code');
  });

  it('BULK-1.9 by keyboard: J and K move, X and Space select, Shift+R asks of all, Ctrl+A selects all, Escape clears', async () => {
    const harness = await show('full');
    harness.element.focus();
    await press(harness, 'j', 'j', 'j', 'x', 'ArrowDown', ' ', 'k');
    expect([harness.selected, harness.focused]).to.deep.equal([[3, 4], 3]);
    await chord(harness, 'Shift', 'R');
    expect([harness.dialog?.open, keys(harness)]).to.deep.equal([true, ['f-3', 'f-4']]);
    harness.dialog?.dispatchEvent(new Event('retry-dialog-closed'));
    await settled(harness.element);
    expect(harness.focused).to.equal(3);
    await chord(harness, 'Control', 'a');
    expect(harness.selected).to.have.length(17);
    await press(harness, 'Escape');
    expect([harness.selected, harness.focused]).to.deep.equal([[], 3]);
  });

  it('BULK-1.10 R asks of the one row; where it may not go it says why, in its menu', async () => {
    const harness = await show('full');
    harness.element.focus();
    await press(harness, 'r');
    expect([harness.dialog?.open, harness.menu[0]]).to.deep.equal([false, 'Retry - Not before the store is logged in again']);
    await press(harness, 'Escape', 'End', 'Home', 'j', 'j', 'j', 'j', 'r');
    expect([harness.dialog?.open, harness.dialog?.bubble?.key]).to.deep.equal([true, 'f-4']);
  });

  it('BULK-1.11 Enter opens the conversation, E edits, arrows lead to what can be pressed in a row, a slash to the search', async () => {
    const harness = await show('full');
    harness.element.focus();
    await press(harness, 'j', 'Enter');
    expect(inbox.given('open')).to.deep.equal([['c-1']]);
    await press(harness, 'e');
    expect(inbox.given('edit')).to.deep.equal([['c-1', 'f-1']]);
    await press(harness, 'ArrowRight', 'ArrowRight');
    expect(harness.element.shadowRoot?.activeElement?.textContent?.trim()).to.equal('Nur Aisyah');
    await press(harness, 'ArrowLeft', 'ArrowLeft', '/');
    expect(harness.element.shadowRoot?.activeElement).to.equal(harness.field);
  });

  it('BULK-1.12 what was taken out in the dialog is not selected any more', async () => {
    const harness = await show('selected');
    harness.retryButton?.click();
    await settled(harness.element);
    if (harness.dialog) harness.dialog.items = sampleFailures.slice(3, 5);
    harness.dialog?.dispatchEvent(new Event('retry-items-dropped'));
    await settled(harness.element);
    expect(harness.selected).to.deep.equal([3, 4]);
  });

  it('BULK-1.13 Copy puts a line for each on the clipboard, of one its text alone', async () => {
    const harness = await show('full');
    const copied: string[] = [];
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: (text: string) => Promise.resolve(void copied.push(text)) } });
    try {
      await harness.toggle(9);
      await harness.toggle(10);
      await harness.press('Copy');
      await harness.openMenu(3);
      await harness.choose('Copy text');
    } finally {
      Reflect.deleteProperty(navigator, 'clipboard');
    }
    expect(copied).to.deep.equal([
      '12:31\tAster Living TH\tธนกร ศรีสุข\tThis buyer cannot be written to\tขออภัยค่ะ สินค้านี้หมดชั่วคราวนะคะ\n11:47\tAster Living TH\tPloy S.\tFault at the platform, nothing was sent\tโค้ดส่วนลด 10% คือ ASTER10 ค่ะ',
      'I have asked the warehouse to pack your replacement shade.',
    ]);
    expect(harness.said).to.equal('Copied');
  });

  it('CENTRE-2.42 where the page may not write the clipboard, Copy keeps the focus', async () => {
    const harness = await show('full');
    await harness.toggle(9);
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });
    try {
      const copy = [...(harness.element.shadowRoot?.querySelectorAll<HTMLElement>('.bulk button') ?? [])].find((button) => button.textContent?.includes('Copy'));
      copy?.focus();
      copy?.click();
      await settled(harness.element);
      await settled(harness.element);
      expect(copy !== undefined && harness.element.shadowRoot?.activeElement === copy).to.equal(true);
    } finally {
      Reflect.deleteProperty(navigator, 'clipboard');
    }
  });
});
