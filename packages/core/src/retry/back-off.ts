/**
 * Full jitter: anything from 0 to the cap, which doubles with each failure, so
 * that many clients never come back at the same instant.
 * @param failures how many have failed in a row, from 1
 * @param draw in [0, 1)
 */
export function backOffMs(failures: number, draw: number, baseMs: number, maxMs: number): number {
  const cap = Math.min(maxMs, baseMs * 2 ** Math.min(failures, 30));
  return Math.ceil(draw * cap);
}
