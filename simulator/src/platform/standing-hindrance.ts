import type { Store } from '@cs-inbox/protocol';
import { contentRefuse } from '../faults/content-refuse.ts';
import type { Hindrance } from '../faults/hindrance.ts';
import type { Offer } from '../faults/platform-fault.ts';
import type { PlatformState } from './platform-state.ts';

const statuses = { 'signed-in': null, 'expires-soon': null, expired: 401, 'requires-relogin': 403 } as const satisfies Record<
  Store['login'],
  401 | 403 | null
>;

/** What stands against a message already, whoever caused it: the login first, then a throttled store, then words. */
export function standingHindrance(state: PlatformState, store: Store, offer: Offer): Hindrance | null {
  const status = statuses[store.login];
  if (status !== null) return { kind: 'login', status };
  const throttle = state.throttles.get(store.id);
  if (throttle !== undefined && state.now < throttle.until) return { kind: 'throttled', ...throttle };
  const ruled = state.scenario.rules.flatMap((rule) => (rule.do === 'content.refuse' ? rule.words : []));
  return contentRefuse.hinder({ do: 'content.refuse', words: [...ruled, ...state.refusedWords] }, offer);
}
