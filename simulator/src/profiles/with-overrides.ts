import { durationMs } from '../duration.ts';
import type { PlatformName } from '../scenario/platform-name.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Profile } from './profile.ts';

/** What a scenario changes of one platform. */
type Overrides = NonNullable<NonNullable<Scenario['platforms']>[PlatformName]>;

const HOUR_MINUTES = 60;
const DAY_MINUTES = 24 * HOUR_MINUTES;

/** The profile with a scenario's own figures in place of what is known; their source is `scenario`. */
export function withOverrides(profile: Profile, { rate, dailyQuota, tokenLife, replyWithin }: Overrides): Profile {
  return {
    ...profile,
    ...(rate !== undefined && { rate: saidBy(rateOf(rate, profile.rate.value.closesForMs)) }),
    ...(dailyQuota !== undefined && { dailyQuota: saidBy({ limit: dailyQuota.limit, resetMinute: resetMinuteOf(dailyQuota.resetAt) }) }),
    ...(tokenLife !== undefined && { login: saidBy(loginOf(durationMs(tokenLife), profile.login.value.warningMs)) }),
    ...(replyWithin !== undefined && { replyWithinMs: saidBy({ '': durationMs(replyWithin) }) }),
  };
}

function saidBy<T>(value: T) {
  return { value, source: 'scenario' } as const;
}

/** A store that is throttled stays so at least until its messages no longer count. */
function rateOf({ limit, per }: NonNullable<Overrides['rate']>, closesForMs: number) {
  const perMs = durationMs(per);
  return { limit, perMs, closesForMs: Math.max(closesForMs, perMs) };
}

/** A short login is not about to end from its beginning: the warning comes in its last quarter. */
function loginOf(lifeMs: number, warningMs: number) {
  return { lifeMs, warningMs: Math.min(warningMs, Math.floor(lifeMs / 4)) };
}

/** `00:00+08:00` as minutes after 00:00 UTC, 0..1439. What has another shape is refused before; it counts as 00:00 UTC. */
function resetMinuteOf(resetAt: string): number {
  const [, hours = '0', minutes = '0', sign = '+', zoneHours = '0', zoneMinutes = '0'] = /^(\d\d):(\d\d)(?:Z|([+-])(\d\d):(\d\d))$/u.exec(resetAt) ?? [];
  const local = Number(hours) * HOUR_MINUTES + Number(minutes);
  const zone = Number(zoneHours) * HOUR_MINUTES + Number(zoneMinutes);
  const utc = sign === '-' ? local + zone : local - zone;
  return (utc + DAY_MINUTES) % DAY_MINUTES;
}
