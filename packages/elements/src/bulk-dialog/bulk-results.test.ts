import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { BulkInbox } from '../../../../test/support/browser/bulk-inbox.ts';
import { settled } from '../../../../test/support/browser/settled.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import { sampleNow } from '../samples/sample-now.ts';
import { BulkDialogHarness } from './bulk-dialog.harness.ts';
import { type BulkDialogState, bulkDialogStates } from './bulk-dialog.states.ts';

const states: Readonly<Record<keyof typeof bulkDialogStates, BulkDialogState>> = bulkDialogStates;

describe('cs-bulk-dialog once it is confirmed', () => {
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

  it('BULK-3.20 only those that may go are given to the engine; the results name both groups', async () => {
    const harness = await show('many-reasons');
    const [before, results] = [told('cs-before-retry'), told('cs-retry-result')];
    await harness.press('Confirm');
    expect(inbox.asked[0]?.keys).to.have.length(12);
    expect(before).to.have.length(12);
    expect(results.map(({ result }) => result)).to.deep.equal([...Array.from({ length: 12 }, () => 'queued'), ...Array.from({ length: 5 }, () => 'failed')]);
    expect(results.slice(12).map(({ reason }) => reason)).to.deep.equal(['wait', 'login', 'newer', 'paused', 'cause']);
    expect(harness.title).to.equal('12 queued, 5 skipped or failed');
    expect(harness.heads).to.deep.equal(['Queued 12', 'Skipped / Failed 5']);
    expect(harness.others[1]).to.equal('TH กิตติพงษ์ พ. Skipped: Not before the store is logged in again Log in');
    expect(harness.text).to.match(/Confirmed at \d\d:\d\d:\d\d by Mei Lin\. You can close this; it goes on\./u);
    expect(harness.said).to.equal('12 queued, 5 skipped or failed');
    expect(harness.focused?.textContent?.trim()).to.equal('Done');
  });

  it('BULK-3.20 where none is skipped nothing is said of it', async () => {
    const harness = await show('ready');
    await harness.press('Confirm');
    expect(harness.title).to.equal('12 queued');
    expect(harness.heads).to.deep.equal(['Queued 12']);
  });

  it('BULK-3.21 one that the host forbids is skipped with that reason, and the others go', async () => {
    const harness = await show('ready');
    stage.root.addEventListener('cs-before-retry', (event) => event.detail.key === 'f-1' && event.preventDefault());
    const results = told('cs-retry-result');
    await harness.press('Confirm');
    expect(inbox.asked[0]?.keys).to.have.length(11).and.not.to.include('f-1');
    expect(results.map(({ key }) => key)).to.have.length(11).and.not.to.include('f-1');
    expect(harness.others).to.deep.equal(['VN Trần Thị Hồng Nhung Skipped: This page does not allow it Open']);
  });

  it('BULK-3.21 where the host forbids all of them the engine is not asked', async () => {
    const harness = await show('ready');
    stage.root.addEventListener('cs-before-retry', (event) => event.preventDefault());
    await harness.press('Confirm');
    expect(inbox.asked).to.deep.equal([]);
    expect(harness.title).to.equal('0 queued, 12 skipped or failed');
    expect(harness.progress).to.equal(null);
  });

  it('BULK-3.22 what the engine does not take after all is skipped with its reason', async () => {
    const harness = await show('ready');
    inbox.answers.set('f-0', { ok: false, why: 'not-eligible', eligibility: { verdict: 'waits', for: 'earlier' } });
    inbox.answers.set('f-1', { ok: false, why: 'not-failed' });
    inbox.answers.set('f-2', { ok: false, why: 'outbox-full', entriesMax: 10_000 });
    inbox.$failures.set(inbox.$failures.get().filter(({ bubble }) => bubble.key !== 'f-1'));
    harness.element.items = [...states.ready.given.items ?? []];
    inbox.retryOutlook = (items) => items.map(() => ({ ok: true }));
    await drawn(harness);
    await harness.press('Confirm');
    expect(harness.title).to.equal('9 queued, 3 skipped or failed');
    expect(harness.others).to.deep.equal([
      'VN Ngô Bảo Anh Skipped: Not before the message above it Open',
      'VN Trần Thị Hồng Nhung Skipped: It is not failed any more. Open',
      'VN Phạm Minh Châu Skipped: Not sent: 10,000 messages wait already. The text is still here. Open',
    ]);
  });

  it('BULK-4.20 the rows go on changing, and the bar with them', async () => {
    const harness = await show('ready');
    await harness.press('Confirm');
    expect([harness.progress?.max, harness.progress?.value]).to.deep.equal([12, 0]);
    inbox.goOn(3, 'sending', 'unconfirmed');
    await drawn(harness);
    expect(harness.far).to.match(/^3 of 12 sent/u);
    expect(harness.progress?.value).to.equal(3);
    expect(harness.going.map((line) => line.replace(/\d\d:\d\d:\d\d/u, 'T'))).to.deep.equal([
      'VN Ngô Bảo Anh Sent T',
      'VN Trần Thị Hồng Nhung Sent T',
      'VN Phạm Minh Châu Sent T',
      'VN Đỗ Thu Hà Sending T',
      'VN Lê Quang Huy Unconfirmed T',
    ]);
  });

  it('BULK-4.20 how long it still takes is said with the store that takes the longest', async () => {
    const harness = await show('ready');
    await harness.press('Confirm');
    expect(harness.far).to.equal('0 of 12 sent about 50 sec left, Aster Home VN is paced');
    inbox.$gates.set(new Map([['t-th', { cause: 'throttled', until: sampleNow + 120_000, first: null }]]));
    await drawn(harness);
    expect(harness.far).to.contain('about 2 min left, Aster Living TH is paced');
    inbox.$gates.set(new Map([['t-th', { cause: 'login', until: null, first: null }]]));
    await drawn(harness);
    expect(harness.far).to.equal('0 of 12 sent');
    inbox.$connection.set({ state: 'offline', since: sampleNow });
    inbox.goOn(1);
    await drawn(harness);
    expect(harness.far).to.equal('1 of 12 sent Waiting for network');
  });

  it('BULK-4.21 one that fails again stands with those that need somebody, with its cause and the way out', async () => {
    const harness = await show('some-failed');
    expect(harness.heads).to.deep.equal(['Queued 11', 'Skipped / Failed 6']);
    expect(harness.others[0]).to.equal('VN Lê Quang Huy Failed: The platform does not allow this content · Words found: zalo Edit');
    expect(harness.far).to.equal('11 of 12 sent');
  });

  it('BULK-4.21 one that fails and heals by itself says when it goes again', async () => {
    const harness = await show('failed-for-now');
    expect(harness.others).to.deep.equal(['VN Lê Quang Huy Failed: Too many messages from this store Resends in 0:42']);
  });

  it('BULK-4.22 the progress is said once for each tenth, not for each message', async () => {
    inbox = new BulkInbox(states['a-thousand'].around);
    stage = new Stage({ inbox });
    const harness = new BulkDialogHarness(await stage.show('cs-bulk-dialog', states['a-thousand'].given));
    await harness.press('Confirm');
    const said = new Set<string>();
    for (let sent = 0; sent <= 750; sent += 15) {
      inbox.goOn(sent);
      await harness.element.updateComplete;
      said.add(harness.said);
    }
    expect([...said]).to.deep.equal(['750 queued, 250 skipped or failed', ...Array.from({ length: 10 }, (_, i) => `${75 * (i + 1)} of 750 sent`)]);
    expect(harness.text).to.contain('All of them have had their turn.');
  });

  it('BULK-4.23 "Stop the other N" says how many, stops them, and they are listed as stopped', async () => {
    const harness = await show('ready');
    await harness.press('Confirm');
    inbox.goOn(6, 'sending');
    await drawn(harness);
    expect(harness.buttons).to.deep.equal(['Stop the other 5', 'Copy', 'Export', 'Done']);
    await harness.press('Stop the other 5');
    await drawn(harness);
    expect(inbox.stops).to.equal(1);
    expect(harness.said).to.equal('5 stopped');
    expect(harness.heads).to.deep.equal(['Queued 7', 'Skipped / Failed 5']);
    expect(harness.others[0]).to.match(/Stopped before it left$/u);
    expect(harness.buttons).to.deep.equal(['Copy', 'Export', 'Done']);
    expect(harness.focused?.textContent?.trim()).to.equal('Done');
  });

  it('BULK-4.23 where nothing is on its way any more, it still says how many were stopped', async () => {
    const harness = await show('ready');
    await harness.press('Confirm');
    inbox.goOn(7);
    await drawn(harness);
    await harness.press('Stop the other 5');
    await drawn(harness);
    expect(harness.said).to.equal('5 stopped');
    expect(harness.far).to.equal('7 of 12 sent');
    expect(harness.text).to.contain('All of them have had their turn.');
  });

  it('BULK-4.24 closing stops nothing; opened again without messages it shows how far they are by now', async () => {
    const harness = await show('many-reasons');
    await harness.press('Confirm');
    await harness.press('Done');
    await drawn(harness);
    expect(harness.dialog?.open).to.equal(false);
    expect(inbox.stops).to.equal(0);
    inbox.goOn(7);
    harness.element.items = [];
    harness.element.open = true;
    await drawn(harness);
    expect(harness.far).to.match(/^7 of 12 sent/u);
    expect(harness.heads).to.deep.equal(['Queued 12', 'Skipped / Failed 5']);
    await harness.press('Done');
    await drawn(harness);
    harness.element.items = states.ready.given.items ?? [];
    harness.element.open = true;
    await drawn(harness);
    expect(harness.title).to.equal('Retry 12 messages');
    expect(harness.reason?.value).to.equal('');
  });

  it('BULK-4.24 another run than the one that is shown does not change its rows', async () => {
    const harness = await show('ready');
    await harness.press('Confirm');
    inbox.goOn(4);
    await drawn(harness);
    const run = inbox.$retryRun.get();
    if (run !== null) inbox.$retryRun.set({ ...run, startedAt: sampleNow + 60_000, items: run.items.map((item) => ({ ...item, progress: 'failed' })) });
    await drawn(harness);
    expect(harness.far).to.match(/^4 of 12 sent/u);
  });

  it('BULK-4.25 of a thousand the first few are shown, then a hundred more with each press', async () => {
    const harness = await show('a-thousand');
    expect(harness.title).to.equal('Retry 750 messages');
    expect(harness.skipped).to.have.length(5);
    await harness.press('Show 100 more');
    expect(harness.skipped).to.have.length(105);
    await harness.press('Confirm');
    expect(harness.heads).to.deep.equal(['Queued 750', 'Skipped / Failed 250']);
    expect([harness.going.length, harness.others.length]).to.deep.equal([5, 5]);
  });

  it('BULK-4.25 the press that shows the last ones keeps the focus in the list', async () => {
    const harness = await show('under-way');
    const more = [...harness.element.shadowRoot?.querySelectorAll<HTMLElement>('.more') ?? []][0];
    more?.focus();
    await harness.press('Show 7 more');
    await drawn(harness);
    expect(harness.going).to.have.length(12);
    expect(harness.focused?.getAttribute('aria-labelledby')).to.equal('going');
  });

  it('BULK-4.26 the results can be copied, one line each', async () => {
    const harness = await show('some-failed');
    let copied = '';
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: async (text: string) => void (copied = text) } });
    await harness.press('Copy');
    await drawn(harness);
    Reflect.deleteProperty(navigator, 'clipboard');
    const lines = copied.split('\n').map((line) => line.split('\t'));
    expect(lines).to.have.length(1 + 17);
    expect(lines[1]?.slice(0, 6)).to.deep.equal(['Ngô Bảo Anh', 'lazada', 'VN', 'Aster Home', 'Queued', 'Sent']);
    expect(lines[5]?.slice(4, 7)).to.deep.equal(['Skipped / Failed', 'Send Failed', 'The platform does not allow this content · Words found: zalo']);
    expect(harness.said).to.equal('Copied');
  });

  it('BULK-4.28 no copied cell becomes a formula', async () => {
    const harness = await show('some-failed');
    const { element } = harness;
    element.rows = (element.rows ?? []).slice(0, 1).map((row) => ({ ...row, buyerName: '=HYPERLINK("http://x")\t+1' }));
    await drawn(harness);
    let copied = '';
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: async (text: string) => void (copied = text) } });
    await harness.press('Copy');
    Reflect.deleteProperty(navigator, 'clipboard');
    expect(copied.split('\n')[1]?.split('\t').slice(0, 2)).to.deep.equal([`'=HYPERLINK("http://x") +1`, 'lazada']);
  });

  it('BULK-4.26 the results can be exported, and hold no message text', async () => {
    const harness = await show('some-failed');
    const blobs: Blob[] = [];
    const { createObjectURL } = URL;
    const saved = new Promise<void>((resolve) => {
      URL.createObjectURL = (blob: Blob) => {
        blobs.push(blob);
        resolve();
        return '#';
      };
    });
    await harness.press('Export');
    await saved;
    URL.createObjectURL = createObjectURL;
    const csv = (await blobs[0]?.text()) ?? '';
    expect(csv).to.contain('"Trần Thị Hồng Nhung","lazada","VN","Aster Home","Queued","Sent"');
    expect(csv.trim().split('\r\n')).to.have.length(18);
    expect(csv).not.to.contain('parcel left the warehouse');
  });
});
