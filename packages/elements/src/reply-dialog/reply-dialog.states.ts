import type { InboxSnapshot } from '../samples/inbox-snapshot.ts';
import { sampleReplies } from '../samples/sample-replies.ts';
import type { CsReplyDialog } from './reply-dialog.ts';

/** The dialog with what the inbox around it holds. */
export interface ReplyDialogState {
  readonly around: InboxSnapshot;
  readonly given: Partial<CsReplyDialog>;
}

const around = { ready: true, storage: 'disk', replies: sampleReplies } as const satisfies InboxSnapshot;

/** Every state in which the dialog of the quick replies can be met, by name. */
export const replyDialogStates = {
  closed: { around, given: {} },
  list: { around, given: { open: true } },
  starters: { around: { ...around, replies: [] }, given: { open: true } },
  unsaved: { around: { ...around, replies: sampleReplies.map((reply, i) => (i === 0 ? { ...reply, saved: 'unsaved' } : reply)) }, given: { open: true } },
  new: { around, given: { open: true, edited: 'new' } },
  edit: { around, given: { open: true, edited: { id: 'q-3', category: 'Warranty', group: 'Warranty', title: 'Lamp warranty', text: sampleReplies[2]?.text ?? '', saved: 'saved' } } },
} satisfies Readonly<Record<string, ReplyDialogState>>;
