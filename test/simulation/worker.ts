import { parentPort } from 'node:worker_threads';
import { createSharedWorld, runSchedule, type ScheduleResult } from './run-schedule.ts';

/** Some seeds in a row, to be played in one weather or in the one that each draws. */
export interface Chunk {
  readonly first: number;
  readonly count: number;
  readonly profile: string | undefined;
}

const world = createSharedWorld();

parentPort?.on('message', ({ first, count, profile }: Chunk) => {
  const results: ScheduleResult[] = [];
  for (let i = 0; i < count; i++) results.push(runSchedule(first + i, world, profile === undefined ? {} : { profile }));
  parentPort?.postMessage(results);
});
