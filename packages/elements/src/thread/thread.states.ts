import type { InboxSnapshot } from '../samples/inbox-snapshot.ts';
import { sampleRows } from '../samples/sample-rows.ts';
import { sampleThread } from '../samples/sample-thread.ts';

const selected = sampleRows[0] ?? null;
const conversationId = selected?.conversation.id ?? null;
const thread = { conversationId, bubbles: sampleThread, loading: false, hasOlder: false };

/** Every state in which a thread can be met, by name. */
export const threadStates = {
  'nothing-open': {},
  loading: { selected, thread: { ...thread, bubbles: [], loading: true } },
  empty: { selected, thread: { ...thread, bubbles: [] } },
  full: { selected, thread },
  'loading-older': { selected, thread: { ...thread, loading: true, hasOlder: true } },
  'one-message': { selected, thread: { ...thread, bubbles: sampleThread.slice(2, 3) } },
  overdue: { selected: sampleRows[5] ?? null, thread },
} satisfies Readonly<Record<string, InboxSnapshot>>;
