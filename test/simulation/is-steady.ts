import type { Profile } from './profile.ts';

/** Whether disk, clock and pages do their work in a weather, and no store has a pace. */
export function isSteady(profile: Profile): boolean {
  const { accountSwitched, clockJump, diskCleared, diskHangs, diskRefuses, envelope, freeze, hide, minimized, newerTab, paced, rowSpoilt, sleep, wiped } = profile;
  return !paced && !envelope && accountSwitched + clockJump + diskCleared + diskHangs + diskRefuses + freeze + hide + minimized + newerTab + rowSpoilt + sleep + wiped === 0;
}
