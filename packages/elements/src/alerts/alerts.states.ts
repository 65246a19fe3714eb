import type { AlertPort } from '@cs-inbox/browser';
import { inboxStates } from '../inbox/inbox.states.ts';
import type { InboxSnapshot } from '../samples/inbox-snapshot.ts';

/** The bell with what the inbox around it holds, and what the browser allows. */
export interface AlertsState {
  readonly around: InboxSnapshot;
  readonly given: { readonly port: AlertPort };
}

const state = (wanted: boolean, allowed: boolean): AlertsState => ({
  around: inboxStates.list,
  given: {
    port: {
      wanted: () => wanted,
      want: () => {},
      allowed: () => allowed,
      allow: () => Promise.resolve(allowed),
      lead: () => () => {},
      focused: () => true,
      notify: () => {},
      sound: () => {},
      badge: () => {},
    },
  },
});

/** Every state in which the bell can be met, by name. */
export const alertsStates = {
  off: state(false, false),
  on: state(true, true),
  'without-notifications': state(true, false),
} satisfies Readonly<Record<string, AlertsState>>;
