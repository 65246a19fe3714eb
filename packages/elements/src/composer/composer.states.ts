import type { InboxSnapshot } from '../samples/inbox-snapshot.ts';
import { sampleRows } from '../samples/sample-rows.ts';

const selected = sampleRows[0] ?? null;
const conversationId = selected?.conversation.id ?? '';
const open = { ready: true, storage: 'disk', selected } as const satisfies InboxSnapshot;
const text = 'The courier will call you before';
const returned = (why: string) => ({ conversationId, text, why, number: 1 });

/** Every state in which a composer can be met, by name. */
export const composerStates = {
  'nothing-open': { ready: true },
  starting: { ...open, ready: false, storage: 'opening' },
  empty: open,
  'draft-saving': { ...open, draft: { text, saved: 'saving' } },
  'draft-saved': { ...open, draft: { text, saved: 'saved' } },
  'draft-unsaved': { ...open, draft: { text, saved: 'unsaved' } },
  memory: { ...open, storage: 'memory' },
  'near-limit': { ...open, draft: { text: 'x'.repeat(960), saved: 'saved' } },
  'over-limit': { ...open, draft: { text: 'x'.repeat(1_012), saved: 'saved' } },
  'returned-quota': { ...open, draft: { text, saved: 'unsaved' }, returned: returned('quota') },
  'returned-slow': { ...open, draft: { text, saved: 'saved' }, returned: returned('slow') },
  'returned-disk': { ...open, draft: { text, saved: 'saved' }, returned: returned('disk') },
  'unknown-store': { ...open, selected: selected && { ...selected, store: null } },
} satisfies Readonly<Record<string, InboxSnapshot>>;
