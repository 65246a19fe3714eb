import type { ScheduleResult } from './run-schedule.ts';

/** What a run of many schedules came to; its JSON is the last line that `simulate` prints. */
export interface Tally {
  schedules: number;
  messages: number;
  messagesPerSchedule: number;
  tabsMean: number;
  kills: number;
  midFlightKills: number;
  violations: number;
  lost: number;
  doubled: number;
  faults: Record<string, number>;
  seconds: number;
}

export function emptyTally(): Tally {
  return {
    schedules: 0,
    messages: 0,
    messagesPerSchedule: 0,
    tabsMean: 0,
    kills: 0,
    midFlightKills: 0,
    violations: 0,
    lost: 0,
    doubled: 0,
    faults: {},
    seconds: 0,
  };
}

export function addToTally(tally: Tally, result: ScheduleResult): void {
  tally.schedules++;
  tally.messages += result.messages;
  tally.messagesPerSchedule = Math.round((10 * tally.messages) / tally.schedules) / 10;
  tally.tabsMean = Math.round((100 * (tally.tabsMean * (tally.schedules - 1) + result.tabs)) / tally.schedules) / 100;
  tally.kills += result.kills;
  tally.midFlightKills += result.midFlightKills;
  tally.violations += result.violations.length;
  tally.lost += result.violations.filter(({ invariant }) => invariant === 'I1').length;
  tally.doubled += result.violations.filter(({ invariant }) => invariant === 'I2').length;
  const add = (fault: string, times: number) => {
    if (times > 0) tally.faults[fault] = (tally.faults[fault] ?? 0) + times;
  };
  for (const [fate, times] of result.fates) if (fate !== 'arrives') add(fate, times);
  for (const [cause, times] of result.refusals) add(cause, times);
  for (const [deed, times] of result.deeds) add(deed, times);
  add('networkLost', result.offline);
  add('reload', result.reloads);
  add('kill', result.kills);
  add('diskRefuses', result.diskRefusals);
}
