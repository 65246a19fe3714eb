import { faultClasses } from './fault-class.ts';
import type { Tally } from './tally.ts';

/** From so many schedules on, drawn from all profiles, a run is judged by what it brought about. */
const SCHEDULES_MIN = 2_000;
const MESSAGES_PER_SCHEDULE_MIN = 20;
const TABS_MEAN_MIN = 2;
const KILLS_PER_SCHEDULE_MIN = 0.5;
/** Of each fault, in 10,000 schedules. */
const FAULTS_MIN = 50;

/** Why a run proves too little, as sentences; none where it proves enough. */
export function shortfalls(tally: Tally): readonly string[] {
  const { schedules, messagesPerSchedule, tabsMean, kills, midFlightKills, faults } = tally;
  if (schedules < SCHEDULES_MIN) return [];
  const found: string[] = [];
  if (messagesPerSchedule < MESSAGES_PER_SCHEDULE_MIN) found.push(`${messagesPerSchedule.toFixed(1)} messages per schedule; it takes ${MESSAGES_PER_SCHEDULE_MIN}`);
  if (tabsMean < TABS_MEAN_MIN) found.push(`${tabsMean.toFixed(2)} tabs on average; it takes ${TABS_MEAN_MIN}`);
  if (kills < KILLS_PER_SCHEDULE_MIN * schedules) found.push(`${kills} kills; it takes ${KILLS_PER_SCHEDULE_MIN * schedules}`);
  if (midFlightKills === 0) found.push('nothing was killed in mid-flight');
  for (const name of faultClasses) {
    const times = faults[name] ?? 0;
    const wanted = (FAULTS_MIN * schedules) / 10_000;
    if (times < wanted) found.push(`${name} came ${times} times; it takes ${Math.ceil(wanted)}`);
  }
  return found;
}
