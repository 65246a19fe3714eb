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
  /** Pages that were up to date again after the network was back, by within how many seconds, in halves. */
  settledWithin: Record<string, number>;
  /** Within how many seconds 95 of 100 were. */
  settledP95: number;
  claims: number;
  cached: number;
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
    settledWithin: {},
    settledP95: 0,
    claims: 0,
    cached: 0,
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
  for (const ms of result.settled) add(tally.settledWithin, (Math.ceil(ms / 500) / 2).toFixed(1), 1);
  tally.settledP95 = p95Of(tally.settledWithin);
  tally.claims += result.claims;
  tally.cached += result.cached;
  for (const [fault, times] of result.faults) add(tally.faults, fault, times);
  for (const [deed, times] of result.deeds) add(tally.deeds, deed, times);
}

function p95Of(within: Readonly<Record<string, number>>): number {
  const steps = Object.entries(within).toSorted(([a], [b]) => Number(a) - Number(b));
  let left = 0.95 * steps.reduce((sum, [, times]) => sum + times, 0);
  for (const [seconds, times] of steps) {
    left -= times;
    if (left <= 0) return Number(seconds);
  }
  return 0;
}

function add(counts: Record<string, number>, name: string, times: number): void {
  counts[name] = (counts[name] ?? 0) + times;
}
