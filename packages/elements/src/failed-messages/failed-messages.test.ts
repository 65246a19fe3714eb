import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { allFailed, type FailedMessage } from '@cs-inbox/state';
import { FakeInbox } from '../../../../test/support/browser/fake-inbox.ts';
import { settled } from '../../../../test/support/browser/settled.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import { sampleFailures } from '../samples/sample-failures.ts';
import { sampleNow } from '../samples/sample-now.ts';
import { FailedMessagesHarness } from './failed-messages.harness.ts';
import { type FailedMessagesState, failedMessagesStates as states } from './failed-messages.states.ts';

describe('cs-failed-messages', () => {
  let stage: Stage;
  let inbox: FakeInbox;
  afterEach(() => stage?.clear());

  const show = async (name: keyof typeof states, inlineSize = '1300px') => {
    const { failed, given = {}, ...around }: FailedMessagesState = states[name];
    inbox = new FakeInbox(around);
    stage = new Stage({ inbox, inlineSize, blockSize: '1200px' });
    if (failed !== undefined) stage.view.$failed.set(failed);
    return new FailedMessagesHarness(await stage.show('cs-failed-messages', given));
  };
  const change = (id: string, more: Partial<FailedMessage['bubble']>) =>
    inbox.$failures.set(inbox.$failures.get().map((message) => (message.bubble.id === id ? { ...message, bubble: { ...message.bubble, ...more } } : message)));
  const keysOf = (from: readonly FailedMessage[]) => from.map(({ bubble }) => bubble.key);

  it('CENTRE-1.1 lists each message with when, to whom, from where, what, why, what to do, how often, until when and what is next', async () => {
    const harness = await show('full');
    expect(harness.footer).to.equal('17 of 17');
    const row = (index: number) => (['when', 'whom', 'text', 'why', 'class', 'due', 'next'] as const).map((name) => harness.cell(index, name));
    expect(row(3)).to.deep.equal([
      '14:29 Attempt #2',
      'Nur Aisyah MY Aster Home',
      'I have asked the warehouse to pack your replacement shade.',
      'Too many messages from this store 429 Wait briefly before resending, or switch stores',
      'Retryable',
      '15:20',
      'Resends in 0:42',
    ]);
    expect(row(0).slice(3)).to.deep.equal(['The store’s login has expired error_auth Update store login info or reauthorize', 'Business, retryable', 'Overdue 22 min', 'Log in']);
    expect([harness.cell(4, 'next'), harness.cell(1, 'next'), harness.cell(9, 'next'), harness.cell(2, 'next'), harness.cell(7, 'why')]).to.deep.equal([
      'Ready',
      'A newer message was sent at 14:24',
      'It can never be retried',
      'Check now',
      'Sending over 30 s Taking long. Sync may be abnormal.',
    ]);
  });

  it('CENTRE-1.2 says how many need whom, and a press lists those alone', async () => {
    const harness = await show('full');
    expect(harness.who).to.deep.equal(['17 All', '5 Ready to retry', '4 Heals by itself', '5 Needs somebody', '3 Can never be retried']);
    await harness.act('Heals by itself');
    expect([harness.buyers, harness.footer, harness.who[0]]).to.deep.equal([['Nur Aisyah', 'Nur Aisyah', 'Ahmad Muslim', 'Mark'], '4 of 17', '17 All']);
    await harness.act('All');
    expect(harness.footer).to.equal('17 of 17');
  });

  it('CENTRE-1.3 filters by store, platform, cause, class, age, attempts and eligibility, together, and each can be taken back', async () => {
    const harness = await show('full');
    const listed = async (name: string, words: string) => {
      await harness.pick(name, words);
      return harness.buyers.length;
    };
    expect(await listed('Platform', 'TikTok Shop')).to.equal(5);
    expect(await listed('Attempts', 'Attempt #3+')).to.equal(1);
    expect([harness.buyers, harness.picks.slice(1, 2)]).to.deep.equal([['Ploy S.'], ['Platform TikTok Shop']]);
    await harness.unpick('Platform');
    expect(harness.buyers.length).to.equal(3);
    await harness.press('Clear filters');
    expect(await listed('Store', 'Lazada MY Aster Home (3)')).to.equal(3);
    await harness.unpick('Store');
    expect(await listed('Cause', 'The platform does not allow this content')).to.equal(2);
    expect(await listed('Age', '24 hr')).to.equal(1);
    await harness.press('Clear filters');
    expect(await listed('Class', 'Permanent')).to.equal(1);
    await harness.unpick('Class');
    const ready = await listed('Eligibility', 'Can go now');
    expect(ready).to.equal(6);
    expect(await listed('Eligibility', 'Cannot go now')).to.equal(17 - ready);
  });

  it('CENTRE-1.4 what is searched for is found in text, buyer and code; Escape gives all back', async () => {
    const harness = await show('full');
    for (const [text, buyer] of [['aster10', 'Ploy S.'], ['jasmine', 'Jasmine Reyes'], ['36009013', 'ธนกร ศรีสุข'], ['req-9c02', '陈美玲']] as const) {
      await harness.search(text);
      expect(harness.buyers).to.deep.equal([buyer]);
    }
    await harness.search('warehouse 7');
    expect(harness.empty).to.equal('No failed message matches these filters Clear filters');
    harness.field?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
    await settled(harness.element);
    expect(harness.footer).to.equal('17 of 17');
  });

  it('CENTRE-1.5 the filters are those of the view around it, so that a place elsewhere can lead here', async () => {
    const harness = await show('full');
    stage.view.$failed.set({ ...allFailed, storeId: 's-th' });
    await settled(harness.element);
    expect(harness.buyers).to.deep.equal(['กิตติพงษ์ พ.']);
    await harness.press('Clear filters');
    expect(stage.view.$failed.get()).to.deep.equal(allFailed);
  });

  it('CENTRE-1.6 Open conversation leads to the message, and Edit and resend to the composer', async () => {
    const harness = await show('full');
    await harness.openMenu(4);
    await harness.choose('Open conversation');
    expect(inbox.given('open')).to.deep.equal([['c-4']]);
    expect([stage.view.$sought.get(), stage.view.$panel.get()]).to.deep.equal([{ conversationId: 'c-4', key: 'f-4' }, 'inbox']);
    stage.view.$panel.set('failed');
    stage.view.$sought.set(null);
    const deeds: string[] = [];
    stage.root.addEventListener('panel-deed', (event) => deeds.push((event as Event & { deed: string }).deed));
    await harness.openMenu(14);
    await harness.choose('Edit and resend');
    expect(inbox.given('edit')).to.deep.equal([['c-14', 'f-14']]);
    expect([stage.view.$panel.get(), stage.view.$sought.get(), deeds]).to.deep.equal(['inbox', null, ['write']]);
  });

  it('CENTRE-1.7 groups by cause or by store, the most pressing first, each with how many need whom', async () => {
    const harness = await show('by-cause');
    expect(harness.groups[0]).to.equal('The store’s login has expired | 2 | Needs somebody 2');
    expect(harness.buyers.slice(0, 2)).to.deep.equal(['กิตติพงษ์ พ.', 'Budi Santoso']);
    await harness.pick('Group', 'By store');
    expect(harness.groups.slice(0, 2)).to.deep.equal(['TH Aster Baby | 1 | Needs somebody 1', 'MY Aster Home | 3 | Heals by itself 2 · Can never be retried 1']);
    await harness.unpick('Group');
    expect(harness.groups).to.deep.equal([]);
  });

  it('CENTRE-1.8 a filter that is in use can be named, is used by its name, and is gone at a press', async () => {
    const harness = await show('one-store');
    await harness.openSaved();
    await harness.save('  My Lazada  ');
    expect(inbox.$savedFilters.get()).to.deep.equal([{ name: 'My Lazada', choice: { ...allFailed, storeId: 'l-my' } }]);
    await harness.press('Clear filters');
    await harness.openSaved();
    await harness.useSaved('My Lazada');
    expect([harness.footer, harness.saved]).to.deep.equal(['3 of 17', ['My Lazada']]);
    await harness.openSaved();
    await harness.save('My Lazada');
    expect(inbox.$savedFilters.get()).to.have.length(1);
    await harness.openSaved();
    harness.element.shadowRoot?.querySelector<HTMLElement>('.drop')?.click();
    await settled(harness.element);
    expect(inbox.$savedFilters.get()).to.deep.equal([]);
  });

  it('CENTRE-1.9 of 20 named filters it says that there is no room for another', async () => {
    const harness = await show('one-store');
    inbox.$savedFilters.set(Array.from({ length: 20 }, (_, i) => ({ name: `${i}`, choice: allFailed })));
    await harness.openSaved();
    const panel = harness.element.shadowRoot?.querySelector<HTMLElement>('#saved');
    expect([panel?.querySelector('form'), panel?.innerText.includes('There is room for 20 filters. Delete one first.')]).to.deep.equal([null, true]);
  });

  it('CENTRE-2.1 says when the next automatic retry comes and of how many, and where the backend does it, that', async () => {
    expect((await show('full')).automatic).to.match(/^Next automatic retry: .*08:00, up to 2 messages$/u);
    stage.clear();
    expect((await show('automatic-by-the-backend')).automatic).to.equal('Retried by the server every morning');
    stage.clear();
    expect((await show('none')).automatic).to.equal('');
  });

  it('CENTRE-2.2 a wait counts down, and is Ready when it is over', async () => {
    const harness = await show('full');
    change('f-3', { resumes: null });
    await settled(harness.element);
    expect(harness.cell(3, 'next')).to.equal('Retry in 0:42');
    inbox.$tick.set(sampleNow + 1_000);
    await settled(harness.element);
    expect(harness.cell(3, 'next')).to.equal('Retry in 0:41');
    inbox.$tick.set(sampleNow + 42_000);
    await settled(harness.element);
    expect([harness.cell(3, 'next'), harness.who[1]]).to.deep.equal(['Ready', '6 Ready to retry']);
  });

  it('CENTRE-2.3 while somebody points at the table no row moves, comes or goes; then all is as it is', async () => {
    const harness = await show('full');
    await harness.hover(true);
    const [first, ...rest] = sampleFailures;
    if (first === undefined) throw new Error('no samples');
    const added = { ...first, buyerName: 'New', bubble: { ...first.bubble, id: 'f-new', key: 'f-new' } };
    inbox.$failures.set([added, ...rest]);
    await settled(harness.element);
    expect([harness.buyers[0], harness.cell(0, 'next'), harness.buyers.length]).to.deep.equal(['กิตติพงษ์ พ.', 'It is not failed any more.', 17]);
    expect(harness.element.shadowRoot?.querySelector<HTMLElement>('.held')?.innerText).to.equal('1 new');
    await harness.hover(false);
    expect([harness.buyers[0], harness.buyers.length]).to.deep.equal(['New', 17]);
  });

  it('CENTRE-2.3 nobody is in a table any more that was emptied under pointer and focus', async () => {
    const harness = await show('full');
    harness.element.focus();
    await harness.hover(true);
    stage.view.$failed.set({ ...allFailed, text: 'warehouse 7' });
    await settled(harness.element);
    expect(harness.buyers).to.deep.equal([]);
    stage.view.$failed.set(allFailed);
    await settled(harness.element);
    inbox.$failures.set(sampleFailures.slice(1));
    await settled(harness.element);
    expect(harness.buyers[0]).to.equal('Nur Aisyah');
  });

  it('CENTRE-2.41 where what had the focus goes from its row, or cannot be pressed any more, the row has it', async () => {
    const harness = await show('full');
    const focus = (selector: string) => harness.rows[13]?.querySelector<HTMLElement>(selector)?.focus();
    const within = () => harness.element.shadowRoot?.activeElement?.className.split(' ')[0];
    focus('.next button');
    expect([harness.focused, within()]).to.deep.equal([-1, 'button']);
    const { id, key } = sampleFailures[13]?.bubble ?? { id: '', key: null };
    const [plain] = sampleFailures.filter((_one, i) => harness.rows[i]?.querySelector('.next button') === null);
    inbox.$failures.set(sampleFailures.map((one, i) => (i === 13 && plain !== undefined ? { ...plain, bubble: { ...plain.bubble, id, key } } : one)));
    await settled(harness.element);
    expect([harness.focused, within()]).to.deep.equal([13, 'row']);
    focus('.dots');
    inbox.$failures.set(sampleFailures.toSpliced(13, 1));
    await settled(harness.element);
    expect([harness.focused, within()]).to.deep.equal([13, 'row']);
  });

  it('CENTRE-2.4 what has come is shown at a press on it, though somebody points at the table', async () => {
    const harness = await show('waiting');
    await harness.hover(true);
    inbox.$failures.set(sampleFailures.slice(0, 3));
    await settled(harness.element);
    expect(harness.buyers).to.deep.equal(['Budi Santoso', 'Lê Quang Huy']);
    await harness.press('3 new');
    expect(harness.buyers).to.deep.equal(['กิตติพงษ์ พ.', 'Nur Aisyah', 'Nur Aisyah']);
  });

  it('CENTRE-1.16 Export writes those that are listed, or all, as a table or line by line', async () => {
    const files: Blob[] = [];
    const names: string[] = [];
    const { createObjectURL } = URL;
    const { click } = HTMLAnchorElement.prototype;
    URL.createObjectURL = (file: Blob) => `blob:${files.push(file)}`;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      names.push(this.download);
    };
    try {
      const harness = await show('one-store');
      for (const item of ['CSV: the 3 messages listed', 'NDJSON: all 17 messages']) {
        const written = names.length + 1;
        await harness.openExport();
        await harness.choose(item);
        while (names.length < written) await settled(harness.element);
      }
    } finally {
      URL.createObjectURL = createObjectURL;
      HTMLAnchorElement.prototype.click = click;
    }
    const [table = [], lines = []] = await Promise.all(files.map(async (file) => (await file.text()).trim().split(/\r?\n/u)));
    expect(names.map((name) => name.replace(/-\d.*\./u, '.'))).to.deep.equal(['cs-inbox-failed-messages.csv', 'cs-inbox-failed-messages.ndjson']);
    expect([table.length, table[0]?.includes('"Request id"'), table[3]?.includes('"req-51d0"')]).to.deep.equal([4, true, true]);
    const first: unknown = JSON.parse(lines[0] ?? '');
    expect([lines.length, first]).to.deep.include.members([17]);
    expect(first).to.deep.include({ platform: 'Shopee', market: 'TH', store: 'Aster Baby', code: 'error_auth', requestId: 'req-77a1', attempts: 3, next: 'Log in' });
  });

  it('CENTRE-1.13 the menu of a row has Retry first; where it may not go it stays, can be reached, and says why', async () => {
    const harness = await show('full');
    await harness.openMenu(3);
    expect(harness.menu).to.deep.equal(['Retry - Retry in 0:42', 'Edit and resend', 'Copy text', 'Retry history (2)', 'Open conversation', 'Stop waiting', 'Discard']);
    expect(harness.element.shadowRoot?.activeElement?.textContent).to.contain('Retry in 0:42');
    await harness.choose('Retry');
    expect(harness.dialog?.open).to.equal(false);
    harness.element.shadowRoot?.querySelector<HTMLElement>('#menu')?.hidePopover();
    await settled(harness.element);
    await harness.openMenu(4);
    await harness.choose('Retry');
    expect([harness.dialog?.open, harness.dialog?.bubble?.key, harness.dialog?.items]).to.deep.equal([true, 'f-4', null]);
  });

  it('CENTRE-1.13 of one that waits it says for what', async () => {
    const harness = await show('waiting');
    const said: (string | undefined)[] = [];
    for (const row of [0, 1]) {
      await harness.openMenu(row);
      said.push(harness.menu[0]);
      harness.element.shadowRoot?.querySelector<HTMLElement>('#menu')?.hidePopover();
      await settled(harness.element);
    }
    expect(said).to.include('Retry - Waiting for login');
  });

  it('CENTRE-1.14 Retry history opens the attempts of the message in a dialog', async () => {
    const harness = await show('full');
    await harness.openMenu(10);
    await harness.choose('Retry history');
    expect([harness.history?.open, harness.history?.querySelector('h2')?.innerText]).to.deep.equal([true, 'Retry history (3)']);
    expect(harness.history?.querySelector('cs-retry-history')?.bubble?.key).to.equal('f-10');
    harness.history?.close();
    await settled(harness.element);
    expect([harness.history, harness.focused]).to.deep.equal([null, 10]);
  });

  it('CENTRE-1.15 Log in asks the host for the store of the message', async () => {
    const harness = await show('full');
    const asked: string[] = [];
    stage.root.addEventListener('cs-relogin', (event) => asked.push(event.detail.storeId));
    await harness.press('Log in');
    expect(asked).to.deep.equal(['s-th']);
  });

  it('CENTRE-1.17 Send again warns that it may arrive twice, asks the host first, and says what became of it', async () => {
    const harness = await show('full');
    expect(harness.cell(13, 'why')).to.equal('Unconfirmed · Nobody can tell whether it arrived Sent again, it may arrive twice. · Look into the platform’s own chat.');
    const forbid = (event: Event) => event.preventDefault();
    stage.root.addEventListener('cs-before-retry', forbid);
    await harness.press('Send again');
    expect([inbox.given('sendAgain'), harness.said]).to.deep.equal([[], '']);
    stage.root.removeEventListener('cs-before-retry', forbid);
    await harness.press('Send again');
    expect([inbox.given('sendAgain'), harness.said]).to.deep.equal([[['c-13', 'f-13']], 'Queued']);
    inbox.retryResult = { ok: false, why: 'not-failed' };
    await harness.press('Send again');
    expect(harness.said).to.equal('Failed: It is not failed any more.');
  });

  it('CENTRE-1.10 without a message it says that none has failed, while it starts nothing of that, and offline that retries wait', async () => {
    expect((await show('none')).empty).to.contain('No message has failed');
    stage.clear();
    expect((await show('starting')).empty).to.equal('');
    stage.clear();
    expect((await show('offline')).element.shadowRoot?.querySelector<HTMLElement>('.offline')?.innerText).to.equal('Offline: what is retried now goes when the network is back');
  });

  it('CENTRE-1.11 what is known of the disk is listed before all of it has been read', async () => {
    expect((await show('from-disk')).footer).to.equal('17 of 17');
  });

  it('CENTRE-1.12 in a narrow place each message is a card, and nothing runs out of it', async () => {
    const harness = await show('full', '320px');
    const { element } = harness;
    expect(element.shadowRoot?.querySelector('.columns .when')?.checkVisibility()).to.equal(false);
    const [row] = harness.rows;
    const edge = element.getBoundingClientRect().right;
    for (const cell of row?.querySelectorAll('.cell') ?? []) expect(cell.getBoundingClientRect().right, cell.className).to.be.at.most(edge);
    const tops = ['when', 'whom', 'why', 'text', 'next'].map((name) => row?.querySelector(`.${name}`)?.getBoundingClientRect().top ?? 0);
    expect(tops).to.deep.equal(tops.toSorted((a, b) => a - b));
    expect(keysOf(inbox.$failures.get()).length).to.equal(17);
  });
});
