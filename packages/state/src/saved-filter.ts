import type { FailedChoice } from './failed-choice.ts';

/** Which failed messages are listed, under a name that a person gave to it. */
export interface SavedFilter {
  /** Not empty, and unlike every other. */
  readonly name: string;
  readonly choice: FailedChoice;
}

/** How many there may be, and how long a name may be, UTF-16 code units. */
export const savedFilterLimits = { countMax: 20, nameMax: 60 } as const;
