/** What a draw is for. The same occasion always draws the same number. */
export type Occasion = readonly (string | number)[];

/** A number in [0, 1) that depends on the seed and the occasion alone, never on the order of calls. */
export type Chance = (...occasion: Occasion) => number;

export function createChance(seed: number): Chance {
  const seeded = fed(FNV_OFFSET, `${seed}|`);
  return (...occasion) => {
    let h = seeded;
    for (let place = 0; place < occasion.length; place++) {
      if (place > 0) h = fed(h, '|');
      h = fed(h, String(occasion[place]));
    }
    return finished(h) / 0x1_0000_0000;
  };
}

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** A 32-bit hash of texts, as if they were one: FNV-1a over its code units, then murmur's finaliser, so that neighbours fall far apart. */
export function hash(...texts: readonly string[]): number {
  let h = FNV_OFFSET;
  for (const text of texts) h = fed(h, text);
  return finished(h);
}

function fed(before: number, text: string): number {
  let h = before;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), FNV_PRIME);
  return h;
}

function finished(before: number): number {
  let h = before;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
