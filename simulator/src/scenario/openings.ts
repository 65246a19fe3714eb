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

/** The opening of a rule with a time that `now` falls into, or that was the last one before it: which it is, from 1, and since when (ms since 1970); null before the first. */
export function openingAt({ trigger, since }: CompiledRule, now: number): { readonly ordinal: number; readonly openedAt: number } | null {
  const times = timesOf(trigger);
  if (times === null || now < since + times.atMs) return null;
  const first = since + times.atMs;
  const earlier = times.everyMs === null ? 0 : Math.floor((now - first) / times.everyMs);
  return { ordinal: earlier + 1, openedAt: first + earlier * (times.everyMs ?? 0) };
}

/** Whether a rule with a time is open then (ms since 1970), as far as time tells. */
export function isOpenAt(rule: CompiledRule, now: number): boolean {
  const openedAt = openingAt(rule, now)?.openedAt ?? null;
  return openedAt !== null && (rule.forMs === null || now < openedAt + rule.forMs);
}

/** When that changes next (ms since 1970), or null. */
export function nextEdge(rule: CompiledRule, now: number): number | null {
  const openedAt = openingAt(rule, now)?.openedAt ?? null;
  if (openedAt === null || rule.forMs === null || !isOpenAt(rule, now)) return nextOpening(rule, now);
  return openedAt + rule.forMs;
}
