/** Most letters that may differ for a name to be suggested. */
const DISTANCE_MAX = 4;
/** Longest part of a name that is looked at, in UTF-16 code units. */
const LENGTH_MAX = 64;

/** The known name that looks most like this one, whatever the case of its letters; null where none does. */
export function nearestName(name: string, known: readonly string[]): string | null {
  const meant = name.toLowerCase().slice(0, LENGTH_MAX);
  let nearest: string | null = null;
  let least = DISTANCE_MAX + 1;
  for (const candidate of known) {
    const apart = distance(meant, candidate.toLowerCase().slice(0, LENGTH_MAX));
    if (apart < least && apart <= Math.ceil(candidate.length / 2) && apart < candidate.length) {
      least = apart;
      nearest = candidate;
    }
  }
  return nearest;
}

/** Letters to insert, leave out or change to get from one word to the other. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const change = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
