/** What a draw is for. The same occasion always draws the same number. */
export type Occasion = readonly (string | number)[];

/** A number in [0, 1) that depends on the seed and the occasion alone, never on the order of calls. */
export type Chance = (...occasion: Occasion) => number;

export function createChance(seed: number): Chance {
  return (...occasion) => hash(`${seed}|${occasion.join('|')}`) / 0x1_0000_0000;
}

/** A 32-bit hash of a text: FNV-1a over its code units, then murmur's finaliser, so that neighbours fall far apart. */
export function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  }
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
