import { createContext } from '@lit/context';
import type { Inbox } from '@cs-inbox/state';

/** The inbox that the elements inside show; null while there is none. */
export const inboxContext = createContext<Inbox | null>(Symbol.for('cs-inbox/inbox'));
