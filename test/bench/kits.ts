import { existsSync, readdirSync } from 'node:fs';

const here = import.meta.dirname;

export const OURS = 'cs-inbox';
/** As much of ours as the others show: the thread and its composer, or the list; the engine is behind them all the same. */
export const PARTS = 'cs-inbox-parts';
/** Hand-written, windowed, and no product: what the browser itself costs. */
export const FLOOR = 'vanilla-virtual';

/** What a run measures unless it is told otherwise: two yardsticks beside the floor, the strongest peer of each kind, and ours. */
export const usual: readonly string[] = [FLOOR, PARTS, OURS, 'stream-virtual', 'deep-chat', 'lit-repeat', 'vanilla-full'];

/** All there are. */
export const everything: readonly string[] = readdirSync(`${here}/adapters`).sort();

export const isOurs = (name: string) => name === OURS || name === PARTS;

/** Yardsticks, against which nobody competes. */
export const isYardstick = (name: string) => name.startsWith('vanilla-') || name === 'lit-repeat';

/** The file of a kit by that name, whichever language it is in, or null. */
export function kitFile(name: string, file: 'adapter' | 'size'): string | null {
  return ['.ts', '.js', '.jsx'].map((ending) => `${here}/adapters/${name}/${file}${ending}`).find((path) => existsSync(path)) ?? null;
}
