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
  /** How often each fault fired. */
  faults: Record<string, number>;
  /** What persons did. */
  deeds: Record<string, number>;
  /** Schedules by profile. */
  profiles: Record<string, number>;
  /** Schedules that were cut off in the middle of everything. */
  safety: number;
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
    deeds: {},
    profiles: {},
    safety: 0,
    seconds: 0,
  };
}

export function addToTally(tally: Tally, result: ScheduleResult): void {
  const tabs = Math.round(tally.tabsMean * tally.schedules) + result.tabs;
  tally.schedules++;
  tally.messages += result.messages;
  tally.messagesPerSchedule = tally.messages / tally.schedules;
  tally.tabsMean = tabs / tally.schedules;
  tally.kills += result.kills;
  tally.midFlightKills += result.midFlightKills;
  tally.violations += result.violations.length;
  tally.lost += result.violations.filter(({ invariant }) => invariant === 'I1').length;
  tally.doubled += result.violations.filter(({ invariant }) => invariant === 'I2').length;
  if (result.kind === 'safety') tally.safety++;
  add(tally.profiles, result.profile, 1);
  for (const [fault, times] of result.faults) add(tally.faults, fault, times);
  for (const [deed, times] of result.deeds) add(tally.deeds, deed, times);
}

function add(counts: Record<string, number>, name: string, times: number): void {
  counts[name] = (counts[name] ?? 0) + times;
}
