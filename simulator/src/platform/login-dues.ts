import type { Store } from '@cs-inbox/protocol';
import type { Chance } from '../chance.ts';
import { profileIn } from './gateway.ts';
import type { Due, PlatformState } from './platform-state.ts';
import { schedule } from './schedule.ts';

/** The state in which a login that began then (ms since 1970) comes to its end in time; only where the scenario names the platform. */
export function loginDues(state: PlatformState, store: Store, since: number, chance: Chance): PlatformState {
  if (!state.enforced.has(store.platform)) return state;
  const { lifeMs, warningMs } = profileIn(state, store).login.value;
  // Not all stores of a seller lose their login at the same moment.
  const endsAt = since + lifeMs - Math.round(0.05 * lifeMs * chance('login-life', store.id, since));
  const due: readonly Due[] = [
    { kind: 'login', at: Math.max(since, endsAt - warningMs), storeId: store.id, login: 'expires-soon', since },
    { kind: 'login', at: endsAt, storeId: store.id, login: 'expired', since },
  ];
  // What older logins of the store would have come to does not concern anybody any more.
  const others = state.due.filter((one) => one.kind !== 'login' || one.storeId !== store.id);
  return { ...state, due: schedule(others, due) };
}
