import { inboxStates } from '../inbox/inbox.states.ts';
import type { InboxSnapshot } from '../samples/inbox-snapshot.ts';
import type { CsTag } from '../samples/scene.ts';

/** What the account holds, null where it has nothing to open, and the tags that stand in it. */
export interface AccountState {
  readonly around: InboxSnapshot | null;
  readonly inside: readonly CsTag[];
}

/** Every state in which an account can be met, by name. */
export const accountStates = {
  'without-backend': { around: null, inside: ['cs-network-indicator', 'cs-inbox'] },
  'inbox-and-indicator': { around: inboxStates.thread, inside: ['cs-network-indicator', 'cs-inbox'] },
  'banner-apart': { around: inboxStates['sync-failed-by-hand'], inside: ['cs-sync-banner', 'cs-inbox'] },
  'parts-alone': { around: inboxStates.thread, inside: ['cs-sync-banner', 'cs-thread', 'cs-composer'] },
} as const satisfies Readonly<Record<string, AccountState>>;
