/** Rows that are drawn beyond each edge of what can be seen: about what a flick of the wheel passes in one frame. */
const BEYOND = 6;

/** What can be seen of a list whose rows are all equally high; px. */
export interface Seen {
  readonly top: number;
  readonly height: number;
  readonly pitch: number;
}

/** The rows to draw, rising: those in sight, some beyond, and the one that must not go (-1: none). */
export function rowRange({ top, height, pitch }: Seen, count: number, pinned: number): readonly number[] {
  const first = Math.max(0, Math.min(Math.floor(top / pitch) - BEYOND, count - 1));
  const last = Math.min(count - 1, Math.ceil((top + height) / pitch) + BEYOND);
  const range = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  if (pinned < 0 || pinned >= count || (pinned >= first && pinned <= last)) return range;
  return pinned < first ? [pinned, ...range] : [...range, pinned];
}
