import type { Store } from '@cs-inbox/protocol';
import { profileIn } from './gateway.ts';
import type { PlatformState } from './platform-state.ts';

/** The stores that lose and get their login together: where it belongs to the seller, all sites of that seller. */
export function concerned(state: PlatformState, store: Store): readonly Store[] {
  if (profileIn(state, store).loginPer.value === 'site') return [store];
  return state.stores.filter(({ platform, name }) => platform === store.platform && name === store.name);
}
