import type { HealthLevel } from '@cs-inbox/state';
import type { glyphs } from '../icons/glyphs.ts';

/** What the button of a row does. */
export interface HealthDeed {
  readonly label: string;
  readonly glyph: keyof typeof glyphs | null;
  readonly run: () => void;
}

/** One line of the checklist, in words. */
export interface HealthRow {
  readonly id: string;
  readonly level: HealthLevel;
  readonly name: string;
  /** How much it matters, or whose check it is. */
  readonly weight: string;
  readonly found: string;
  /** What stands out in it. */
  readonly bold: readonly string[];
  readonly ticks: readonly (HealthLevel | null)[];
  /** ms since the epoch. */
  readonly at: number;
  readonly often: string;
  /** How a person checks the same by hand, or ''. */
  readonly method: string;
  readonly deed: HealthDeed | null;
}
