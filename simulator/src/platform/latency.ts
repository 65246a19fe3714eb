import type { Chance, Occasion } from '../chance.ts';
import type { Scenario } from '../scenarios/scenario.ts';

/** A long tail is cut at so many times the 95th percentile. */
const TAIL = 3;

/** How long an answer takes, in ms: log-normal by the scenario's two percentiles. */
export function latencyMs({ latency: { p50Ms, p95Ms } }: Scenario, chance: Chance, occasion: Occasion): number {
  const u = 1 - chance('latency-u', ...occasion);
  const normal = Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * chance('latency-v', ...occasion));
  const sigma = Math.log(Math.max(p95Ms, p50Ms) / p50Ms) / 1.645;
  return Math.round(Math.min(p50Ms * Math.exp(sigma * normal), p95Ms * TAIL));
}
