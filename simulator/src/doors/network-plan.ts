import type { CompiledRule } from '../scenario/compiled-rule.ts';
import { isOpenAt, nextEdge } from '../scenario/openings.ts';

/** Most edges that are looked through for a change of the whole. */
const EDGES_MAX = 1_000;

/** Whether these rules leave the browser a network at this time (ms since 1970). */
export function networkUp(rules: readonly CompiledRule[], now: number): boolean {
  return !rules.some((rule) => downsBrowser(rule) && isOpenAt(rule, now));
}

/** When the network goes or comes next (ms since 1970) and whether it is up then; null where it stays as it is. */
export function nextNetworkChange(rules: readonly CompiledRule[], now: number): { readonly at: number; readonly up: boolean } | null {
  const downing = rules.filter(downsBrowser);
  const before = networkUp(downing, now);
  let at = now;
  // Openings may touch or overlap: not each edge of one of them is a change of the whole.
  for (let edge = 0; edge < EDGES_MAX; edge++) {
    const edges = downing.map((rule) => nextEdge(rule, at)).filter((next) => next !== null);
    if (edges.length === 0) return null;
    at = Math.min(...edges);
    const up = networkUp(downing, at);
    if (up !== before) return { at, up };
  }
  return null;
}

/**
 * Whether a rule takes the network from the whole browser, and time alone says when.
 * One that bites by chance, on an occasion, or on some requests only is seen by those requests alone.
 */
function downsBrowser({ rule, trigger, times, until, probability }: CompiledRule): boolean {
  if (rule.do !== 'network.offline' || rule.fireEvents === false) return false;
  return rule.where === undefined && trigger.kind !== 'on' && times === null && until === null && probability >= 1;
}
