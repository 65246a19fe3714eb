import type { KitRound } from './kit-round.ts';
import { quantile } from './quantile.ts';
import { type Reading, readings } from './readings.ts';

/** One figure of one kit in all rounds. */
interface Figure {
  /** What counts: whatever else the machine has to do only adds to it. */
  readonly best: number;
  readonly worst: number;
  readonly rounds: number;
}

/** Of one kit, whatever came to a figure. */
export type Figures = Readonly<Partial<Record<Reading, Figure>>>;

export function figuresOf(rounds: readonly KitRound[]): Figures {
  const figures: Partial<Record<Reading, Figure>> = {};
  for (const [name, reading] of Object.entries(readings)) {
    const share = 'share' in reading ? reading.share : 0.5;
    const values = rounds.map((round) => quantile(reading.read(round), share)).filter(Number.isFinite);
    if (values.length > 0) figures[name as Reading] = { best: Math.min(...values), worst: Math.max(...values), rounds: values.length };
  }
  return figures;
}
