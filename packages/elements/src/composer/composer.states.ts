import type { Eligibility } from '@cs-inbox/core';
import type { InboxSnapshot } from '../samples/inbox-snapshot.ts';
import { sampleReplies } from '../samples/sample-replies.ts';
import { sampleRows } from '../samples/sample-rows.ts';
import { sampleThread } from '../samples/sample-thread.ts';

const selected = sampleRows[0] ?? null;
const conversationId = selected?.conversation.id ?? '';
const open = { ready: true, storage: 'disk', selected } as const satisfies InboxSnapshot;
const text = 'The courier will call you before';
const returned = (why: string) => ({ conversationId, text, why, number: 1 });
const thread = { conversationId, bubbles: sampleThread, loading: false, hasOlder: false };
const failed = sampleThread.find(({ delivery }) => delivery === 'failed');
const blocked = sampleThread.find(({ delivery }) => delivery === 'blocked');

/** A failed message that a later one goes past. */
const overtaken = (retry: Eligibility): InboxSnapshot => ({
  ...open,
  thread: { ...thread, bubbles: sampleThread.flatMap((bubble) => (bubble.delivery === 'failed' ? [{ ...bubble, retry, resumes: null, yields: true }] : [])) },
  draft: { text, saved: 'saved', replaces: null },
});

/** Every state in which a composer can be met, by name. */
export const composerStates = {
  'nothing-open': { ready: true },
  starting: { ...open, ready: false, storage: 'opening' },
  empty: open,
  'draft-saving': { ...open, draft: { text, saved: 'saving', replaces: null } },
  'draft-saved': { ...open, draft: { text, saved: 'saved', replaces: null } },
  'draft-unsaved': { ...open, draft: { text, saved: 'unsaved', replaces: null } },
  memory: { ...open, storage: 'memory' },
  'near-limit': { ...open, draft: { text: 'x'.repeat(960), saved: 'saved', replaces: null } },
  'over-limit': { ...open, draft: { text: 'x'.repeat(1_012), saved: 'saved', replaces: null } },
  'returned-quota': { ...open, draft: { text, saved: 'unsaved', replaces: null }, returned: returned('quota') },
  'returned-slow': { ...open, draft: { text, saved: 'saved', replaces: null }, returned: returned('slow') },
  'returned-disk': { ...open, draft: { text, saved: 'saved', replaces: null }, returned: returned('disk') },
  editing: { ...open, thread, draft: { text: failed?.text ?? '', saved: 'saved', replaces: failed?.key ?? null } },
  'editing-still-holds': { ...open, thread, draft: { text: blocked?.text ?? '', saved: 'saved', replaces: blocked?.key ?? null } },
  overtakes: overtaken({ verdict: 'may', at: null }),
  'overtakes-before-its-time': overtaken({ verdict: 'waits', for: 'login' }),
  asked: { ...open, thread: { ...thread, bubbles: sampleThread.map((bubble) => ({ ...bubble, text })) }, draft: { text, saved: 'saved', replaces: null } },
  'open-place': { ...open, draft: { text: 'Hello Nur, your order {order} is on its way.', saved: 'saved', replaces: null } },
  'quick-replies': { ...open, replies: sampleReplies },
  'unknown-store': { ...open, selected: selected && { ...selected, store: null } },
} satisfies Readonly<Record<string, InboxSnapshot>>;
