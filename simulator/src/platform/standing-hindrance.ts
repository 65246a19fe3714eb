import type { ConversationId, Store } from '@cs-inbox/protocol';
import type { Hindrance } from '../faults/hindrance.ts';
import { wordsIn } from '../faults/words-in.ts';
import type { PlatformState } from './platform-state.ts';

const statuses = { 'signed-in': null, 'expires-soon': null, expired: 401, 'requires-relogin': 403 } as const satisfies Record<
  Store['login'],
  401 | 403 | null
>;

/** What stands against a message already, whoever caused it: its store's login first, then the store, the buyer, the words. */
export function standingHindrance(state: PlatformState, store: Store, conversationId: ConversationId, text: string): Hindrance | null {
  const status = statuses[store.login];
  if (status !== null) return { kind: 'login', status };
  const standing = state.standing.get(store.id)?.find(({ until }) => until === null || state.now < until);
  if (standing !== undefined) return standing;
  const barred = state.barred.get(conversationId);
  if (barred !== undefined && (barred.until === null || state.now < barred.until)) return { kind: 'recipient', ...barred };
  const words = wordsIn(text, state.refusedWords);
  return words.length === 0 ? null : { kind: 'content', words };
}
