import type { ConversationRow } from './inbox.ts';

/** How long before a reply is due it counts as due soon, ms: as the platforms' own seller pages do. */
export const DUE_SOON_MS = 3 * 3_600_000;

type Test = (row: ConversationRow, now: number) => boolean;

/** Which conversations are listed, by the name of the filter. */
const tests = {
  all: () => true,
  unread: ({ conversation }) => conversation.unread > 0,
  'due-soon': ({ conversation: { replyDueAt } }, now) => replyDueAt !== null && replyDueAt - now <= DUE_SOON_MS,
  'not-sent': ({ trouble }) => trouble?.delivery === 'failed',
  waiting: ({ trouble }) => trouble !== null && trouble.delivery !== 'failed',
  priority: ({ conversation }) => conversation.priority,
} as const satisfies Readonly<Record<string, Test>>;

/** `waiting` also holds what nobody knows the fate of: both go on without a person. */
export type ListFilter = keyof typeof tests;

export function passesFilter(row: ConversationRow, filter: ListFilter, now: number): boolean {
  return tests[filter](row, now);
}

/** What stands beside each filter: messages where the rail counts messages, else conversations. */
export function filterCounts(rows: readonly ConversationRow[], now: number): Readonly<Record<ListFilter, number>> {
  const counts = { all: rows.length, unread: 0, 'due-soon': 0, 'not-sent': 0, waiting: 0, priority: 0 };
  for (const row of rows) {
    const { conversation, trouble } = row;
    counts.unread += conversation.unread;
    if (trouble !== null) {
      if (trouble.delivery === 'failed') counts['not-sent'] += trouble.count;
      else counts.waiting += 1;
    }
    if (conversation.priority) counts.priority += 1;
    if (tests['due-soon'](row, now)) counts['due-soon'] += 1;
  }
  return counts;
}
