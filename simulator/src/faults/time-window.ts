import { type Duration, durationMs } from '../duration.ts';

/** From `at` on, `for` so long, and again `every` so often; all since the platform was started. */
export interface TimeWindow {
  readonly at: Duration;
  readonly for: Duration;
  readonly every?: Duration;
}

/** Whether the window is open, in ms since the start, and when that changes next (null: never again). */
export function timeWindow(window: TimeWindow, sinceMs: number): { readonly open: boolean; readonly changesAtMs: number | null } {
  const at = durationMs(window.at);
  const length = durationMs(window.for);
  if (sinceMs < at) return { open: false, changesAtMs: at };
  const every = window.every === undefined ? null : durationMs(window.every);
  const opened = every === null ? at : at + Math.floor((sinceMs - at) / every) * every;
  if (sinceMs < opened + length) return { open: true, changesAtMs: opened + length };
  return { open: false, changesAtMs: every === null ? null : opened + every };
}
