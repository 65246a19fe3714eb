import type { Store } from '@cs-inbox/protocol';
import { logged } from './change-log.ts';
import type { PlatformState } from './platform-state.ts';

/** The state with another login of a store, and the store in the log; the same state where that is its login already. */
export function withLogin(state: PlatformState, store: Store, login: Store['login']): PlatformState {
  if (store.login === login) return state;
  const stores = state.stores.map((one) => (one.id === store.id ? { ...one, login } : one));
  return { ...state, stores, log: logged(state.log, [{ storeId: store.id }]) };
}
