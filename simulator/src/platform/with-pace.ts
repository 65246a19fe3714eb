import type { Store } from '@cs-inbox/protocol';
import type { Profile } from '../profiles/profile.ts';

/** Most messages, and longest time in ms, that the protocol can tell of a pace. */
const MESSAGES_MAX = 10_000;
const EVERY_MS_MAX = 86_400_000;

/** The store as the backend tells of it, with its pace where that is known: where the scenario says it. What is only assumed is found out by being throttled. */
export function withPace(store: Store, { rate: { source, value } }: Profile): Store {
  const { limit: messages, perMs: everyMs } = value;
  if (source === 'assumed' || messages > MESSAGES_MAX || everyMs > EVERY_MS_MAX) return store;
  return { ...store, pace: { messages, everyMs } };
}
