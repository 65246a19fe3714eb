import type { Profile } from './profile.ts';

/** Whether disk, clock and pages do their work in a weather, the backend tells what it knows, and no store has a pace. */
export function isSteady(profile: Profile): boolean {
  const { accountSwitched, clockJump, diskCleared, diskHangs, diskRefuses, envelope, freeze, hide, minimized, newerTab, newsLost, paced, rowSpoilt, sleep, wiped } = profile;
  return !paced && !envelope && accountSwitched + clockJump + diskCleared + diskHangs + diskRefuses + freeze + hide + minimized + newerTab + newsLost + rowSpoilt + sleep + wiped === 0;
}
