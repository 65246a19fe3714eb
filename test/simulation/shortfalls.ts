import { faultClasses } from './fault-class.ts';
import type { Tally } from './tally.ts';

/** From so many schedules on, drawn from all profiles, a run is judged by what it brought about. */
const SCHEDULES_MIN = 2_000;
const MESSAGES_PER_SCHEDULE_MIN = 20;
const TABS_MEAN_MIN = 2;
const KILLS_PER_SCHEDULE_MIN = 0.5;
/** Patience of 3 s, and 5 s to be up to date, s. */
const SETTLED_P95_MAX = 8;
const CLAIMS_PER_SCHEDULE_MIN = 5;
const CACHED_PER_SCHEDULE_MIN = 5;
/** Of each fault, in 10,000 schedules. */
const FAULTS_MIN = 50;

/** Why a run proves too little, as sentences; none where it proves enough. */
export function shortfalls(tally: Tally): readonly string[] {
  const { schedules, messagesPerSchedule, tabsMean, kills, midFlightKills, faults, settledP95, claims, cached } = tally;
  if (schedules < SCHEDULES_MIN) return [];
  const found: string[] = [];
  if (messagesPerSchedule < MESSAGES_PER_SCHEDULE_MIN) found.push(`${messagesPerSchedule.toFixed(1)} messages per schedule; it takes ${MESSAGES_PER_SCHEDULE_MIN}`);
  if (tabsMean < TABS_MEAN_MIN) found.push(`${tabsMean.toFixed(2)} tabs on average; it takes ${TABS_MEAN_MIN}`);
  if (kills < KILLS_PER_SCHEDULE_MIN * schedules) found.push(`${kills} kills; it takes ${KILLS_PER_SCHEDULE_MIN * schedules}`);
  if (settledP95 > SETTLED_P95_MAX) found.push(`after the network was back it took ${settledP95} s at p95 until pages were up to date; it may take ${SETTLED_P95_MAX}`);
  if (claims < CLAIMS_PER_SCHEDULE_MIN * schedules) found.push(`pages called themselves up to date ${claims} times; it takes ${CLAIMS_PER_SCHEDULE_MIN * schedules}`);
  if (cached < CACHED_PER_SCHEDULE_MIN * schedules) found.push(`${cached} commits of what is cached; it takes ${CACHED_PER_SCHEDULE_MIN * schedules}`);
  if (midFlightKills === 0) found.push('nothing was killed in mid-flight');
  for (const name of faultClasses) {
    const times = faults[name] ?? 0;
    const wanted = (FAULTS_MIN * schedules) / 10_000;
    if (times < wanted) found.push(`${name} came ${times} times; it takes ${Math.ceil(wanted)}`);
  }
  return found;
}
