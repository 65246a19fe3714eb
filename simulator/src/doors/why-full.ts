import type { PlatformState } from '../platform/platform-state.ts';

/** Most that a platform remembers; then nothing more is taken until the simulator is reset. */
const THINGS_MAX = 500_000;

/** Why nothing more is kept; null while there is room. `rows`: on the disk, which keeps at most `rowsMax`, or null where it keeps none. */
export function whyFull({ attempts, logins, traffic }: PlatformState, rows: number, rowsMax: number | null): string | null {
  if (rowsMax !== null && rows >= rowsMax) return `The simulator keeps ${rowsMax} changes and takes no more. Reset the simulator to go on.`;
  if (attempts.length + logins.length + traffic.written < THINGS_MAX) return null;
  return `The simulator keeps ${THINGS_MAX} attempts, changes of a login and messages of buyers in all, and takes no more. Reset the simulator to go on.`;
}
