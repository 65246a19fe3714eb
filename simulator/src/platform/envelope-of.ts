import type { Store } from '@cs-inbox/protocol';
import type { Envelope, Profile } from '../profiles/profile.ts';
import type { Refused } from './refused.ts';
import { toldWait } from './told-wait.ts';

/** The platform's own answer to a message that it does not take. `now` in ms since 1970. */
export function envelopeOf(refused: Refused, profile: Profile, store: Store, now: number, requestId: string): Envelope {
  const envelope = profile.refused(refused, { store, now, requestId });
  return { ...envelope, headers: { ...envelope.headers, ...toldWait(refused, now).headers } };
}
