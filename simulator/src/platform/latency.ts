import type { Chance, Occasion } from '../chance.ts';
import type { Pace } from './platform-state.ts';

/** A long tail is cut at so many times the 95th percentile. */
const TAIL = 3;

/** How long an answer takes, in ms: log-normal by two percentiles. */
export function latencyMs({ latency: { p50Ms, p95Ms } }: Pace, chance: Chance, occasion: Occasion): number {
  if (p95Ms === 0) return 0;
  const u = 1 - chance('latency-u', ...occasion);
  const normal = Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * chance('latency-v', ...occasion));
  const median = Math.max(1, p50Ms);
  const sigma = Math.log(Math.max(p95Ms, median) / median) / 1.645;
  return Math.round(Math.min(median * Math.exp(sigma * normal), p95Ms * TAIL));
}
