import type { Store } from '@cs-inbox/protocol';
import type { Hindrance } from '../faults/hindrance.ts';
import type { PlatformState } from './platform-state.ts';
import { withLogin } from './with-login.ts';

/** What a login is after the platform has answered with this status. */
const logins = { 401: 'expired', 403: 'requires-relogin' } as const satisfies Record<401 | 403, Store['login']>;

/** The state in which this stands against every message of the store. Words stand against texts, not stores. */
export function withHindrance(state: PlatformState, store: Store, hindrance: Hindrance): PlatformState {
  switch (hindrance.kind) {
    case 'throttled': {
      const { until, retryAfter } = hindrance;
      return { ...state, throttles: new Map(state.throttles).set(store.id, { until, retryAfter }) };
    }
    case 'login':
      return withLogin(state, store, logins[hindrance.status]);
    case 'content':
      return state;
  }
}
