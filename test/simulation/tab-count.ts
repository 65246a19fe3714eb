import type { Random } from './random.ts';

/** How often so many tabs are open, in parts of a hundred, from one on. */
const parts = [44, 24, 13, 7, 5, 3, 2, 2];

/** From 1 to 8, seldom many. */
export function tabCount(random: Random): number {
  let draw = random.between(0, 99);
  for (const [place, part] of parts.entries()) {
    draw -= part;
    if (draw < 0) return place + 1;
  }
  return parts.length;
}
