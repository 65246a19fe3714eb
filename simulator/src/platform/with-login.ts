import type { Store, StoreId } from '@cs-inbox/protocol';
import { appended } from '../append-list.ts';
import type { Chance } from '../chance.ts';
import { logged } from './change-log.ts';
import { loginDues } from './login-dues.ts';
import type { PlatformState } from './platform-state.ts';

/** The state with another login of a store, and the store in the log; the same state where that is its login already. */
export function withLogin(state: PlatformState, storeId: StoreId, login: Store['login'], chance: Chance, at = state.now): PlatformState {
  const store = state.stores.find(({ id }) => id === storeId);
  if (store === undefined || store.login === login) return state;
  const signedIn = login === 'signed-in' || login === 'expires-soon';
  const next: PlatformState = {
    ...state,
    stores: state.stores.map((one) => (one.id === storeId ? { ...one, login } : one)),
    log: logged(state.log, { at, storeId }),
    logins: login === 'expires-soon' ? state.logins : appended(state.logins, { at, storeId, signedIn }),
  };
  if (login !== 'signed-in') return next;
  const loggedInAt = new Map(state.loggedInAt).set(storeId, at);
  return loginDues({ ...next, loggedInAt }, store, at, chance);
}
