import type { ConversationId, Store } from '@cs-inbox/protocol';
import type { Chance } from '../chance.ts';
import type { Hindrance } from '../faults/hindrance.ts';
import { concerned } from './concerned.ts';
import type { PlatformState, Standing } from './platform-state.ts';
import { withLogin } from './with-login.ts';

/** What a login is after the platform has answered with this status. */
const logins = { 200: 'expired', 401: 'expired', 403: 'requires-relogin' } as const satisfies Record<200 | 401 | 403, Store['login']>;

/** The state in which this stands: against every message of the store, or to the buyer. Words and unknown codes stand against one text alone. */
export function withHindrance(state: PlatformState, store: Store, conversationId: ConversationId, hindrance: Hindrance, chance: Chance): PlatformState {
  switch (hindrance.kind) {
    case 'throttled':
    case 'quota':
    case 'forbidden':
      return standing(state, store, hindrance);
    case 'outage':
      // Without an end it was this one message alone.
      return hindrance.until === null ? state : standing(state, store, hindrance);
    case 'login':
      return concerned(state, store).reduce((current, { id }) => withLogin(current, id, logins[hindrance.status], chance), state);
    case 'recipient':
      return { ...state, barred: new Map(state.barred).set(conversationId, { why: hindrance.why, until: hindrance.until }) };
    case 'content':
    case 'unknown':
      return state;
  }
}

function standing(state: PlatformState, store: Store, hindrance: Standing): PlatformState {
  const others = (state.standing.get(store.id) ?? []).filter(({ kind, until }) => kind !== hindrance.kind && (until === null || until > state.now));
  return { ...state, standing: new Map(state.standing).set(store.id, [hindrance, ...others]) };
}
