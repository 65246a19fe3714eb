import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { ScheduleResult } from './run-schedule.ts';
import type { Chunk } from './worker.ts';

/** Most of what a schedule makes dies with it: room for that spares the collector, MB. */
const YOUNG_MB = 96;
/** Optimised code is thrown away often, for schedules differ: less of it at once costs less than it wins. Measured in pairs: 6 %. */
const INLINED_BYTES_MAX = 200;
/** Schedules that one worker plays before it reports. */
const CHUNK = 10;

interface ManyOptions {
  readonly schedules: number;
  readonly seed: number;
  readonly profile: string | undefined;
  /** Threads; as many as there are cores where it is left out. The results do not hang from it. */
  readonly workers?: number | undefined;
}

/**
 * Plays seed after seed on all cores. `took` hears of each in the order of the seeds,
 * whichever was ready first, and answers whether to go on.
 */
export async function runMany(
  { schedules, seed, profile, workers = availableParallelism() }: ManyOptions,
  took: (result: ScheduleResult) => boolean,
): Promise<void> {
  setFlagsFromString(`--max-inlined-bytecode-size-cumulative=${INLINED_BYTES_MAX}`);
  const chunks: Chunk[] = [];
  for (let first = 0; first < schedules; first += CHUNK) chunks.push({ first: seed + first, count: Math.min(CHUNK, schedules - first), profile });
  const ready = new Map<number, readonly ScheduleResult[]>();
  const pool = Array.from({ length: Math.min(workers, chunks.length) }, () => new Worker(new URL('./worker.ts', import.meta.url), { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } }));
  let given = 0;
  let taken = 0;
  let goesOn = true;
  const takeReady = () => {
    for (let results = ready.get(taken); goesOn && results !== undefined; results = ready.get(++taken)) {
      ready.delete(taken);
      for (const result of results) goesOn &&= took(result);
    }
  };
  const serve = (worker: Worker) =>
    new Promise<void>((resolve, reject) => {
      let place = -1;
      const next = () => {
        place = given++;
        const chunk = chunks[place];
        if (chunk === undefined || !goesOn) resolve();
        else worker.postMessage(chunk);
      };
      worker.on('error', reject);
      worker.on('message', (results: readonly ScheduleResult[]) => {
        ready.set(place, results);
        takeReady();
        next();
      });
      next();
    });
  try {
    await Promise.all(pool.map(serve));
  } finally {
    await Promise.all(pool.map((worker) => worker.terminate()));
  }
}
