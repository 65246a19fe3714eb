import { svg, type SVGTemplateResult } from 'lit';

/** What a part of a bar says, and how much of it there is. */
export type FatePart = readonly [look: 'arrived' | 'waiting' | 'never', amount: number];

/** The least that an eye sees, of 100. */
const SHARE_MIN = 2;

/** The parts of a bar from its start, filled, hatched or empty: told apart without a colour. It is drawn, not set as a background, so that it is printed too. */
export function fateBar(parts: readonly FatePart[], direction: 'along' | 'up'): SVGTemplateResult[] {
  const there = parts.filter(([, amount]) => amount > 0);
  const shares = there.map(([, amount]) => Math.max(SHARE_MIN, (100 * amount) / there.reduce((sum, [, one]) => sum + one, 0)));
  const all = shares.reduce((sum, share) => sum + share, 0);
  let done = 0;
  return there.map(([look], i) => {
    const [from, size] = [(100 * done) / all, (100 * (shares[i] ?? 0)) / all];
    done += shares[i] ?? 0;
    // What is clipped is the outer half of the line around it.
    return direction === 'along'
      ? svg`<svg x=${`${from}%`} width=${`${size}%`} height="100%"><rect class=${look} width="100%" height="100%"/></svg>`
      : svg`<svg y=${`${100 - from - size}%`} height=${`${size}%`} width="100%"><rect class=${look} width="100%" height="100%"/></svg>`;
  });
}
