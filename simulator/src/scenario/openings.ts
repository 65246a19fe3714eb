import type { CompiledRule, Trigger } from './compiled-rule.ts';

/** When a rule opens by time, in ms after what its times count from; null for one that waits for an occasion. One that is always open opens at once. */
function timesOf(trigger: Trigger): { readonly atMs: number; readonly everyMs: number | null } | null {
  if (trigger.kind === 'on') return null;
  return trigger.kind === 'at' ? trigger : { atMs: 0, everyMs: null };
}

/** When a rule with a time opens next, later than `after` (ms since 1970); null where it never does. */
export function nextOpening({ trigger, since }: CompiledRule, after: number): number | null {
  const times = timesOf(trigger);
  if (times === null) return null;
  const first = since + times.atMs;
  if (first > after) return first;
  if (times.everyMs === null) return null;
  return first + (Math.floor((after - first) / times.everyMs) + 1) * times.everyMs;
}

/** When a rule with a time opened for the last time, `now` included (ms since 1970); null where it has not. */
export function lastOpening({ trigger, since }: CompiledRule, now: number): number | null {
  const times = timesOf(trigger);
  if (times === null || now < since + times.atMs) return null;
  const first = since + times.atMs;
  return times.everyMs === null ? first : first + Math.floor((now - first) / times.everyMs) * times.everyMs;
}

/** Whether a rule with a time is open then (ms since 1970), as far as time tells. */
export function isOpenAt(rule: CompiledRule, now: number): boolean {
  const openedAt = lastOpening(rule, now);
  return openedAt !== null && (rule.forMs === null || now < openedAt + rule.forMs);
}

/** When that changes next (ms since 1970), or null. */
export function nextEdge(rule: CompiledRule, now: number): number | null {
  const openedAt = lastOpening(rule, now);
  if (openedAt === null || rule.forMs === null || !isOpenAt(rule, now)) return nextOpening(rule, now);
  return openedAt + rule.forMs;
}
