import { bulkDialogStates, type BulkDialogState } from '../bulk-dialog/bulk-dialog.states.ts';
import type { InboxSnapshot } from '../samples/inbox-snapshot.ts';

const around = ({ around: snapshot }: BulkDialogState): InboxSnapshot => snapshot;

/** Every state in which it can be met, by name. */
export const retryRunStates = {
  none: {},
  'just-queued': around(bulkDialogStates['just-queued']),
  'under-way': around(bulkDialogStates['under-way']),
  'some-failed': around(bulkDialogStates['some-failed']),
  stopped: around(bulkDialogStates.stopped),
  'all-sent': around(bulkDialogStates['all-sent']),
} satisfies Readonly<Record<string, InboxSnapshot>>;
