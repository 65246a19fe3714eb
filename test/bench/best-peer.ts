import type { Figures } from './figures.ts';
import { isOurs, isYardstick } from './kits.ts';
import type { Reading } from './readings.ts';

interface Peer {
  readonly name: string;
  readonly value: number;
}

/** The least figure of any kit that competes with ours, and whose it is; null where none has one. */
export function bestPeer(all: ReadonlyMap<string, Figures>, reading: Reading): Peer | null {
  let best: Peer | null = null;
  for (const [name, figures] of all) {
    const value = figures[reading]?.best;
    if (isOurs(name) || isYardstick(name) || value === undefined) continue;
    if (best === null || value < best.value) best = { name, value };
  }
  return best;
}
