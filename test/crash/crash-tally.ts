import type { FlightCount } from './flights-at.ts';

/** What a run came to; its JSON is the last line that `crash` prints. Names are those of `simulate`. */
export interface CrashTally {
  /** How often the browser lived and was killed. */
  readonly schedules: number;
  readonly seed: number;
  /** Those for which Enter was on its way to the page. */
  readonly messages: number;
  readonly messagesPerSchedule: number;
  readonly tabsMean: number;
  readonly kills: number;
  /** Kills that hit at least one message between click and confirmation; both names hold the same. */
  readonly midFlight: number;
  readonly midFlightKills: number;
  /** How far those messages had come. */
  readonly midFlightMessages: FlightCount;
  readonly violations: number;
  readonly lost: number;
  readonly doubled: number;
  readonly misreported: number;
  readonly disordered: number;
  /** Messages that the kill overtook: neither they nor their draft had reached the disk, and the page had not been told so. */
  readonly untaken: number;
  /** How long before the kill the first of those was sent, ms. */
  readonly untakenMsMax: number;
  /** How often each thing went wrong on the way. */
  readonly faults: Readonly<Record<string, number>>;
  readonly seconds: number;
}
