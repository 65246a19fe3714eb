import { SyncStage } from './sync-stage.ts';

/** Over how many seeds a figure is taken. */
export const SEEDS = 50;

/** Plays a scenario once for each seed, and ends with what was measured; each run must end with the right list. Times in ms since its start. */
export async function played(name: string, untilMs: number, measure: (stage: SyncStage) => readonly number[]): Promise<readonly number[]> {
  const all: number[] = [];
  for (let seed = 1; seed <= SEEDS; seed++) {
    const stage = new SyncStage(name, seed);
    await stage.start();
    await stage.pass(untilMs);
    all.push(...measure(stage));
    const wrong = await stage.wrong();
    stage.close();
    if (wrong.length > 0) throw new Error(`seed ${seed}: not as the platform has it: ${wrong.join(', ')}`);
  }
  return all;
}

/** What 95 of 100 do not exceed. */
export function p95(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(0.95 * sorted.length) - 1] ?? Number.POSITIVE_INFINITY;
}
