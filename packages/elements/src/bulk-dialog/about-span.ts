import type { Format } from '../format/format.ts';

/** About how long something takes: `12 sec`, `3 min`. */
export function aboutSpan(ms: number, format: Format): string {
  return ms < 60_000 ? format.wait(ms) : format.span(ms + 30_000);
}
