import type { Scenario } from './scenario.ts';
import { scenarios } from './scenarios.ts';

export type FoundScenario =
  | { readonly ok: true; readonly scenario: Scenario }
  | {
      readonly ok: false;
      /** One sentence that names the good ones. */
      readonly why: string;
      readonly names: readonly string[];
      /** The good name that looks most like it, or null where none does. */
      readonly nearest: string | null;
    };

/** Most letters that may differ for a name to be suggested. */
const DISTANCE_MAX = 4;

export function findScenario(name: string): FoundScenario {
  const scenario = scenarios.find((one) => one.name === name);
  if (scenario !== undefined) return { ok: true, scenario };
  const names = scenarios.map((one) => one.name);
  const nearest = nearestName(name.toLowerCase().slice(0, 64), names);
  const suggestion = nearest === null ? '' : ` Did you mean "${nearest}"?`;
  return { ok: false, why: `There is no scenario "${name}".${suggestion} Known: ${names.join(', ')}.`, names, nearest };
}

function nearestName(name: string, names: readonly string[]): string | null {
  let nearest: string | null = null;
  let least = DISTANCE_MAX + 1;
  for (const candidate of names) {
    const apart = distance(name, candidate);
    if (apart < least && apart < candidate.length) {
      least = apart;
      nearest = candidate;
    }
  }
  return nearest;
}

/** Letters to insert, leave out or change to get from one word to the other. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const change = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
