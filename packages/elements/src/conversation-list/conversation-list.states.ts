import type { Hold } from '@cs-inbox/core';
import { type ConversationRow, everything, type ListChoice } from '@cs-inbox/state';
import type { InboxSnapshot } from '../samples/inbox-snapshot.ts';
import { manyRows } from '../samples/many-rows.ts';
import { sampleNow } from '../samples/sample-now.ts';
import { sampleRows } from '../samples/sample-rows.ts';
import { sampleStores } from '../samples/sample-stores.ts';

const stores = sampleStores;

const held = (hold: Hold, count: number): ConversationRow['trouble'] => ({ delivery: 'waiting', count, cause: 'unknown', hold });

/** What the inbox around it holds, and which conversations are listed. */
export interface ListState extends InboxSnapshot {
  readonly choice?: ListChoice;
}

const full = { loaded: true, stores, conversations: sampleRows } as const satisfies InboxSnapshot;
const narrowed = (choice: Partial<ListChoice>): ListState => ({ ...full, choice: { ...everything, ...choice } });
const dueIn = [-3 * 1_440, -22, 48, 179, 181, 1_500].map((minutes) => sampleNow + minutes * 60_000);

/** Every state in which the list can be met, by name. */
export const conversationListStates = {
  loading: { loaded: false },
  empty: { loaded: true },
  full,
  open: { ...full, selected: sampleRows[1] ?? null },
  many: { ...full, conversations: manyRows(10_000) },
  deadlines: { ...full, conversations: sampleRows.slice(0, dueIn.length).map((row, i) => ({ ...row, trouble: null, conversation: { ...row.conversation, replyDueAt: dueIn[i] ?? null } })) },
  calm: { ...full, conversations: sampleRows.map((row) => ({ ...row, trouble: null, conversation: { ...row.conversation, unread: 0, replyDueAt: null, priority: false } })) },
  'long-words': {
    ...full,
    conversations: sampleRows.slice(0, 3).map((row, i) => ({
      ...row,
      store: row.store && { ...row.store, name: 'W'.repeat(60) },
      snippet: { text: 'x'.repeat(500), direction: 'in' },
      conversation: { ...row.conversation, unread: 9_999, priority: true, buyer: { id: 'b', name: ['M'.repeat(80), '', '👩‍👩‍👧 ✿✿✿'][i] ?? '' } },
    })),
  },
  'only-unread': narrowed({ filter: 'unread' }),
  'only-due-soon': narrowed({ filter: 'due-soon' }),
  'only-not-sent': narrowed({ filter: 'not-sent' }),
  'only-waiting': narrowed({ filter: 'waiting' }),
  'only-one-site': narrowed({ market: 'MY' }),
  'found-by-text': narrowed({ query: 'สีไม่ตรง' }),
  'found-beyond': {
    ...narrowed({ query: 'kotak rusak' }),
    conversations: sampleRows.map((row, i) => ({
      ...row,
      conversation: {
        ...row.conversation,
        lastMessage:
          i === 0 || i === 3
            ? { id: `m-${i}`, conversationId: row.conversation.id, direction: i === 0 ? 'in' : 'out', kind: 'text', text: 'Kak, saya sudah terima barangnya tapi KOTAK-nya rusak dan ada goresan.', at: row.at, key: null, receipt: 'delivered', position: i }
            : null,
      },
    })),
  },
  'found-nothing': narrowed({ query: 'warehouse 7', filter: 'priority' }),
  'nothing-due': { ...full, conversations: sampleRows.slice(6), choice: { ...everything, filter: 'due-soon' } },
  'from-disk': { loaded: false, stores, conversations: sampleRows },
  held: {
    loaded: true,
    stores,
    conversations: sampleRows.slice(0, 3).map((row, i) => ({ ...row, trouble: [held('paused', 2), held('stale', 1), held('answered', 1)][i] ?? null })),
  },
  'unknown-store': { loaded: true, conversations: sampleRows.slice(0, 1).map((row) => ({ ...row, store: null, snippet: null })) },
} satisfies Readonly<Record<string, ListState>>;
