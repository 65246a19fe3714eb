import { generic } from './generic.ts';
import type { Profile } from './profile.ts';
import { profiles } from './profiles.ts';

/** What is known of a store's platform; of one that nobody knows, what is common. */
export function profileOf(platform: string): Profile {
  return Object.values(profiles).find((profile) => profile.platform === platform) ?? generic;
}
