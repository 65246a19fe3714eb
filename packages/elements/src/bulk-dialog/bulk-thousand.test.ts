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

const ACCOUNT = 'bulk-thousand';
const STORES = 20;
/** Its login goes before anybody retries. */
const LOGGED_OUT = 's20';
/** The dialog draws a page of results in each group, and a few more. */
const ROWS_MAX = 120;

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

/** Resolves once it is so, looked at frame by frame. */
async function until(what: string, isSo: () => boolean): Promise<void> {
  for (const deadline = performance.now() + 40_000; !isSo(); ) {
    if (performance.now() > deadline) throw new Error(`never: ${what}`);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

/** What failed, in the order of the clicks; behind some of it something newer has arrived. */
async function failAll(inbox: Inbox, backend: RefusingBackend): Promise<void> {
  for (const { id } of conversations) {
    const { failed, text } = ways[wayOf(id)];
    for (let i = 1; i <= failed; i++) inbox.send(id, `${text} ${i}`);
  }
  const refused = () => inbox.$failures.get().filter(({ bubble }) => bubble.delivery === 'failed').length;
  let shown = 0;
  console.log(JSON.stringify(inbox.send(conversations[0]?.id ?? '', 'never x')), inbox.$ready.get(), JSON.stringify(inbox.$connection.get()));
  await until('1,000 refused', () => {
    if (performance.now() > shown + 3000) { shown = performance.now(); const c: Record<string, number> = {}; for (const { bubble: b } of inbox.$failures.get()) { const k = [b.delivery, b.failure?.cause, b.hold].join(); c[k] = (c[k] ?? 0) + 1; } console.log(JSON.stringify(c), JSON.stringify(inbox.$outboxCounts ?? ''), backend.arrivals.length); }
    return refused() === 1_000; });
  const newer = conversations.filter(({ id }) => wayOf(id) === 'newer');
  for (const { id } of newer) inbox.send(id, 'taken');
  await until('newer ones arrived', () => backend.arrivals.length === newer.length);
}

describe('1,000 failed messages of 20 stores', () => {
  it('BULK-3.30 BULK-4.30 those that may go are queued and arrive once and in order, each other one says why not, and the dialog stays small and answers meanwhile', async () => {
    const backend = new RefusingBackend(ACCOUNT, stores, conversations);
    const inbox = createInbox(createBrowserPorts({ backend, account: ACCOUNT, baseUrl: '' }));
    const downloads = new Downloads();
    inbox.start();
    await until('the list', () => inbox.$conversations.get().length > 0);
    await failAll(inbox, backend);
    const stage = new Stage({ inlineSize: '1200px', blockSize: '800px' });
    const element = await stage.show('cs-inbox', { inbox, panel: 'failed' });
    const found = element.shadowRoot?.querySelector('cs-failed-messages');
    if (found == null) throw new Error('no centre');
    const centre = new FailedMessagesHarness(found);
    await until('the table', () => centre.rows.length > 0);
    backend.logOut(LOGGED_OUT);
    await until('logged out', () => inbox.$stores.get().some(({ login }) => login === 'expired'));
    backend.refuses = false;
    backend.arrivals.splice(0);

    await centre.toggleAll();
    console.log(centre.bulk, centre.who);
    downloads.end();
    stage.clear();
    inbox.stop();
  }).timeout(60_000);
});
