import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** How far two pictures are from each other. */
interface Comparison {
  /** How many pixels differ, smoothed edges left out; all of them where the size does. */
  readonly pixels: number;
  /** A picture of the difference, as a PNG; null where the size differs. */
  readonly picture: Uint8Array | null;
}

/** Of the way from black to white, so far may a pixel be off and count as the same. */
const THRESHOLD = 0.03;

export function compare(expected: Uint8Array, found: Uint8Array): Comparison {
  const [before, after] = [PNG.sync.read(Buffer.from(expected)), PNG.sync.read(Buffer.from(found))];
  const { width, height } = after;
  if (before.width !== width || before.height !== height) return { pixels: Math.max(width * height, before.width * before.height), picture: null };
  const difference = new PNG({ width, height });
  const pixels = pixelmatch(before.data, after.data, difference.data, width, height, { threshold: THRESHOLD });
  return { pixels, picture: PNG.sync.write(difference) };
}
