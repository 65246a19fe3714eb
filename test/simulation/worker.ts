import { parentPort } from 'node:worker_threads';
import { createSharedWorld, runSchedule, type ScheduleResult } from './run-schedule.ts';

/** Some seeds in a row, to be played in one weather or in the one that each draws. */
export interface Chunk {
  readonly first: number;
  readonly count: number;
  readonly profile: string | undefined;
}

const world = createSharedWorld();

// What nobody listens to any more is put away after a second of real time: the pages of many schedules would be kept for that
// long, and looked through by the collector. Time passes in the event loop of a schedule only.
Object.assign(globalThis, { setTimeout: () => undefined });

parentPort?.on('message', ({ first, count, profile }: Chunk) => {
  const results: ScheduleResult[] = [];
  for (let i = 0; i < count; i++) results.push(runSchedule(first + i, world, profile === undefined ? {} : { profile }));
  parentPort?.postMessage(results);
});
