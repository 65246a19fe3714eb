import '@cs-inbox/elements/define';
import { createBrowserPorts } from '@cs-inbox/browser';
import { createInbox, type Inbox } from '@cs-inbox/state';
import { expect } from 'chai';
import { csvCells } from '../../../../test/support/browser/csv-cells.ts';
import { Downloads } from '../../../../test/support/browser/downloads.ts';
import { RefusingBackend } from '../../../../test/support/browser/refusing-backend.ts';
import { settled } from '../../../../test/support/browser/settled.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import { FailedMessagesHarness } from '../failed-messages/failed-messages.harness.ts';
import { BulkDialogHarness } from './bulk-dialog.harness.ts';

const STORES = 20;
/** Its login goes before anybody retries. */
const LOGGED_OUT = 's20';
/** Of each group the first five, and a hundred more with each press. */
const ROWS_MAX = 10 + 100;

/** Of each store's buyers so many are met in each way, with so many failed messages each: 50 in a store, 1,000 in all. */
const ways = {
  /** What failed may go again, one after the other. */
  'in-turn': { buyers: 8, failed: 4, text: 'refused' },
  /** The platform takes the words in no way. */
  words: { buyers: 10, failed: 1, text: 'never' },
  /** Something newer has reached the buyer. */
  newer: { buyers: 8, failed: 1, text: 'refused' },
} as const;
type Way = keyof typeof ways;

const stores = Array.from({ length: STORES }, (_, i) => ({ id: `s${i + 1}`, name: `Store ${i + 1}`, platform: 'shopee', market: 'MY', login: 'signed-in', textLengthMax: 2_000, pace: { messages: 20, everyMs: 1_000 } }) as const);
const conversations = stores.flatMap(({ id: storeId }) =>
  (Object.keys(ways) as Way[]).flatMap((way) =>
    Array.from({ length: ways[way].buyers }, (_, i) => {
      const id = `${storeId}-${way}-${i + 1}`;
      return { id, storeId, buyer: { id: `b-${id}`, name: `Buyer of ${id}` }, unread: 0, lastMessage: null, replyDueAt: null, priority: false };
    }),
  ),
);
const wayOf = (conversationId: string) => conversationId.replace(/^s\d+-|-\d+$/gu, '') as Way;

/** Resolves once it is said, looked at frame by frame. */
async function until(wanted: string, said: () => string | null): Promise<void> {
  for (const deadline = performance.now() + 50_000; said() !== wanted; ) {
    if (performance.now() > deadline) throw new Error(`Never said: ${wanted}. Said is: ${said()}`);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

/** What failed, in the order of the clicks; behind some of it something newer has arrived. */
async function failAll(inbox: Inbox, backend: RefusingBackend): Promise<void> {
  for (const { id } of conversations) {
    const { failed, text } = ways[wayOf(id)];
    for (let i = 1; i <= failed; i++) inbox.send(id, `${text} ${i}`);
  }
  await until('{"failed":1000}', () => JSON.stringify(counted(inbox.$failures.get().map(({ bubble }) => bubble.delivery))));
  const newer = conversations.filter(({ id }) => wayOf(id) === 'newer');
  for (const { id } of newer) inbox.send(id, 'taken');
  await until(`${newer.length} arrived`, () => `${backend.arrivals.length} arrived`);
}

/** How many there are of each. */
function counted(all: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const one of all) counts[one] = (counts[one] ?? 0) + 1;
  return counts;
}

describe('1,000 failed messages of 20 stores', () => {
  let stage: Stage;
  let inbox: Inbox;
  let backend: RefusingBackend;
  let downloads: Downloads;
  let centre: FailedMessagesHarness;

  before(async function prepare() {
    this.timeout(60_000);
    backend = new RefusingBackend(stores, conversations);
    inbox = createInbox(createBrowserPorts({ backend, account: null, baseUrl: '' }));
    inbox.start();
    await until('ready, 520', () => `${inbox.$ready.get() ? 'ready' : 'starting'}, ${inbox.$conversations.get().length}`);
    await failAll(inbox, backend);
    backend.logOut(LOGGED_OUT);
    backend.refuses = false;
    backend.arrivals.splice(0);
    downloads = new Downloads();
    stage = new Stage({ inlineSize: '1200px', blockSize: '800px' });
    const { shadowRoot } = await stage.show('cs-inbox', { inbox, panel: 'failed' });
    const element = shadowRoot?.querySelector('cs-failed-messages') ?? null;
    if (element === null) throw new Error('no centre');
    centre = new FailedMessagesHarness(element);
    await until('1,000 All', () => centre.who[0] ?? null);
  });

  after(() => {
    downloads?.end();
    stage?.clear();
    inbox?.stop();
  });

  /** The dialog of the centre, once it is asked for. */
  const openDialog = async () => {
    centre.retryButton?.click();
    await settled(centre.element);
    const element = centre.dialog?.shadowRoot?.querySelector('cs-bulk-dialog') ?? null;
    if (element === null) throw new Error('no dialog');
    return new BulkDialogHarness(element);
  };
  const rowsDrawn = ({ element }: BulkDialogHarness) => element.shadowRoot?.querySelectorAll('li').length ?? Infinity;

  it('BULK-3.30 those that may go are queued and arrive once and in order, each other one says why not, and the dialog stays small and answers meanwhile', async () => {
    await centre.toggleAll();
    await until('1,000 selected 608 can go now · 32 after login · 360 never', () => centre.bulk);
    const dialog = await openDialog();
    expect([dialog.title, dialog.heads, dialog.shares.length]).to.deep.equal(['Retry 608 messages', ['392 will be skipped'], STORES - 1]);
    expect(rowsDrawn(dialog)).to.be.at.most(ROWS_MAX);
    await dialog.press('Confirm');
    expect([dialog.title, dialog.heads]).to.deep.equal(['608 queued, 392 skipped or failed', ['Queued 608', 'Skipped / Failed 392']]);
    await dialog.press('Show 100 more');
    await settled(dialog.element);
    expect([dialog.going.length, dialog.others.length, rowsDrawn(dialog)]).to.deep.equal([105, 5, ROWS_MAX]);
    await until('608 of 608 sent', () => dialog.far);
    expect(rowsDrawn(dialog)).to.equal(ROWS_MAX);

    await dialog.press('Export');
    await until('1 file', () => `${downloads.names.length} file`);
    const [head = [], ...rows] = csvCells((await downloads.text(0)).slice(1));
    const said = (row: readonly string[]) => [wayOf(row[head.indexOf('Conversation')] ?? ''), ...['Result', 'State', 'Why'].map((name) => row[head.indexOf(name)])].join(' | ').replace(/at \d\d:\d\d$/u, 'at …');
    expect(counted(rows.map(said))).to.deep.equal({
      'in-turn | Queued | Sent | ': 608,
      'in-turn | Skipped / Failed |  | Not before the store is logged in again': 32,
      'words | Skipped / Failed |  | It can never be retried': 200,
      'newer | Skipped / Failed |  | A newer message was sent at …': 160,
    });

    expect(new Set(backend.arrivals.map(({ key }) => key)).size).to.equal(608);
    const due = conversations.filter(({ id, storeId }) => wayOf(id) === 'in-turn' && storeId !== LOGGED_OUT);
    const arrived = due.map(({ id }) => backend.arrivals.flatMap(({ conversationId, text }) => (conversationId === id ? [text] : [])));
    expect(arrived).to.deep.equal(due.map(() => ['refused 1', 'refused 2', 'refused 3', 'refused 4']));
    expect(backend.arrivals).to.have.length(608);
  }).timeout(60_000);
});
