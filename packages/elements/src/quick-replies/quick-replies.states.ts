import { replyLimits } from '@cs-inbox/state';
import type { InboxSnapshot } from '../samples/inbox-snapshot.ts';
import { sampleReplies } from '../samples/sample-replies.ts';
import { sampleRows } from '../samples/sample-rows.ts';
import type { CsQuickReplies } from './quick-replies.ts';

/** The row of categories, or the list with what it was narrowed to. */
export interface QuickRepliesState {
  readonly around: InboxSnapshot;
  readonly given: Partial<CsQuickReplies>;
}

const around = { ready: true, storage: 'disk', selected: sampleRows[0] ?? null, replies: sampleReplies } as const satisfies InboxSnapshot;
const [first] = sampleReplies;
const starters = ['greeting', 'shipping', 'returns', 'invoice'].map((category) => ({ ...first, id: `starter-${category}`, category, title: category, text: category, gone: true, at: 0, saved: 'saved' as const }));
const many = Array.from({ length: replyLimits.countMax }, (_, i) => ({ ...first, id: `q-${i}`, category: 'shipping', title: `Reply ${i}`, text: 'Hello {buyer}', gone: false, at: i, saved: 'saved' as const }));

/** Every state in which the quick replies can be met, by name. */
export const quickRepliesStates = {
  starters: { around: { ...around, replies: [] }, given: {} },
  own: { around, given: {} },
  none: { around: { ...around, replies: starters }, given: {} },
  open: { around, given: { open: true, order: '4419 2087 3316' } },
  'open-places': { around, given: { open: true } },
  'open-none': { around: { ...around, replies: starters }, given: { open: true } },
  'open-many': { around: { ...around, replies: many }, given: { open: true } },
} satisfies Readonly<Record<string, QuickRepliesState>>;
