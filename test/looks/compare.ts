import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** How far two pictures are from each other. */
interface Comparison {
  /** How many pixels differ, smoothed edges left out; all of them where the size does. */
  readonly pixels: number;
  /** Whether they are few enough to count as none. */
  readonly same: boolean;
  /** A picture of the difference, as a PNG; null where the size differs. */
  readonly picture: Uint8Array | null;
}

/** Of the way from black to white, so far may a pixel be off and count as the same. */
const THRESHOLD = 0.03;

/** So many pixels may differ: another processor rounds otherwise. A letter that changes is more. */
const TOLERANCE_PX = 30;

export function compare(expected: Uint8Array, found: Uint8Array): Comparison {
  const [before, after] = [PNG.sync.read(Buffer.from(expected)), PNG.sync.read(Buffer.from(found))];
  const { width, height } = after;
  if (before.width !== width || before.height !== height) return { pixels: Math.max(width * height, before.width * before.height), same: false, picture: null };
  const difference = new PNG({ width, height });
  const pixels = pixelmatch(before.data, after.data, difference.data, width, height, { threshold: THRESHOLD });
  return { pixels, same: pixels <= TOLERANCE_PX, picture: PNG.sync.write(difference) };
}
