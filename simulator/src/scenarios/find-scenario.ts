import { nearestName } from '../scenario/nearest-name.ts';
import type { Scenario } from '../scenario/scenario.ts';
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

export function findScenario(name: string): FoundScenario {
  const scenario = scenarios.find((one) => one.name === name);
  if (scenario !== undefined) return { ok: true, scenario };
  const names = scenarios.map((one) => one.name);
  const nearest = nearestName(name, names);
  const suggestion = nearest === null ? '' : ` Did you mean "${nearest}"?`;
  return { ok: false, why: `There is no scenario "${name}".${suggestion} Known: ${names.join(', ')}.`, names, nearest };
}
