import { timeWindow } from '../faults/time-window.ts';
import type { Scenario } from './scenario.ts';

/** Whether a scenario's network carries anything at this time (ms since 1970). */
export function networkUp(scenario: Scenario, startedAt: number, now: number): boolean {
  return !offlineRules(scenario).some((rule) => timeWindow(rule, now - startedAt).open);
}

/** When the network goes or comes next (ms since 1970) and whether it is up then; null where it stays as it is. */
export function nextNetworkChange(
  scenario: Scenario,
  startedAt: number,
  now: number,
): { readonly at: number; readonly up: boolean } | null {
  const rules = offlineRules(scenario);
  const before = networkUp(scenario, startedAt, now);
  let at = now;
  // Windows may touch or overlap: not each edge of one of them is a change of the whole.
  for (let edge = 0; edge < 1_000; edge++) {
    const next = rules
      .map((rule) => timeWindow(rule, at - startedAt).changesAtMs)
      .filter((changesAtMs) => changesAtMs !== null)
      .toSorted((a, b) => a - b)[0];
    if (next === undefined) return null;
    at = startedAt + next;
    const up = networkUp(scenario, startedAt, at);
    if (up !== before) return { at, up };
  }
  return null;
}

function offlineRules(scenario: Scenario) {
  return scenario.rules.filter((rule) => rule.do === 'network.offline');
}
