import type { Store } from '@cs-inbox/protocol';
import type { Profile } from '../profiles/profile.ts';
import { profileOf } from '../profiles/profile-of.ts';

const HALF_DAY_MS = 12 * 3_600_000;

/** How long a seller may take to reply at the store's platform and site, in ms. */
export function replyWithinMs(profiles: ReadonlyMap<string, Profile>, { platform, market }: Store): number {
  const times = (profiles.get(platform) ?? profileOf(platform)).replyWithinMs.value;
  return times[market] ?? times[''] ?? HALF_DAY_MS;
}
