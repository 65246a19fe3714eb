import type { Budget } from './budgets.ts';
import type { Size } from './build-pages.ts';
import type { Figures } from './figures.ts';
import type { ColdStart } from './cold-start.ts';
import type { Idle } from './idle.ts';

/** Everything that a run found, as it is written to `docs/benchmarks.json`. */
export interface BenchResult {
  readonly at: string;
  readonly machine: { readonly cores: number; readonly chromium: string; readonly node: string; /** How many wanted a core on average, of the last minute, in the middle of the run. */ readonly load: number };
  readonly rounds: number;
  /** Packages by kit, with their versions. */
  readonly packages: Readonly<Record<string, readonly string[]>>;
  readonly sizes: Readonly<Record<string, Size>>;
  readonly figures: Readonly<Record<string, Figures>>;
  /** What a kit did not bring to its end, by step. */
  readonly failed: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** From how many hosts of others a kit wanted something. */
  readonly outside: Readonly<Record<string, number>>;
  readonly coldStart: ColdStart | null;
  readonly idle: Idle | null;
  readonly budgets: readonly Budget[];
}
