import type { Burst } from './page/burst.ts';

/** A step that did not come to its end, and why. */
export interface Broken {
  readonly error: string;
}

export interface Mounted {
  readonly ms: number;
  readonly taskMs: number;
  /** Growth, bytes, beyond the messages themselves. */
  readonly jsBytes: number;
  readonly domBytes: number;
  readonly rows: number;
  readonly elements: number;
}

export interface Samples {
  readonly ms: readonly number[];
}

export interface Sends extends Samples {
  /** By the browser's own clock of events; those below 16 ms it does not tell. */
  readonly eventMs: readonly number[];
}

export interface ListMounted {
  readonly ms: number;
  readonly rows: number;
  readonly elements: number;
}

/** What one news costs with so many conversations loaded. */
export interface Change {
  /** Of the page's own code, each. */
  readonly codeMs: readonly number[];
  /** Of the main thread with everything that follows, on average. */
  readonly taskMs: number;
}

/** What one kit did in one round; what it cannot do, or what was not tried, is left out. */
export interface KitRound {
  readonly mount100?: Mounted | Broken;
  readonly mount1k?: Mounted | Broken;
  readonly mount10k?: Mounted | Broken;
  readonly mount100k?: Mounted | Broken;
  readonly send1k?: Sends | Broken;
  readonly send10k?: Sends | Broken;
  readonly status10k?: Samples | Broken;
  readonly burst?: Burst | Broken;
  readonly list1k?: ListMounted | Broken;
  readonly list10k?: ListMounted | Broken;
  readonly reorder1k?: Samples | Broken;
  readonly reorder10k?: Samples | Broken;
  /** Bytes of 100,000 messages, as the kit takes them. */
  readonly dataBytes?: number;
  readonly change1k?: Change | Broken;
  readonly change10k?: Change | Broken;
  /** Hosts from which it wanted something. */
  readonly outside?: readonly string[];
  readonly tookMs: number;
}

export type KitStep = Exclude<keyof KitRound, 'outside' | 'tookMs' | 'dataBytes'>;
