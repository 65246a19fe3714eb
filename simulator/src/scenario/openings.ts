import type { CompiledRule } from './compiled-rule.ts';

/** When a rule with a time opens next, later than `after` (ms since 1970); null where it never does. */
export function nextOpening({ trigger, since }: CompiledRule, after: number): number | null {
  if (trigger.kind !== 'at') return null;
  const first = since + trigger.atMs;
  if (first > after) return first;
  if (trigger.everyMs === null) return null;
  return first + (Math.floor((after - first) / trigger.everyMs) + 1) * trigger.everyMs;
}

/** Whether a rule with a time is open then (ms since 1970), as far as time tells. */
export function isOpenAt({ trigger, since, forMs }: CompiledRule, now: number): boolean {
  if (trigger.kind === 'always') return true;
  if (trigger.kind === 'on') return false;
  const elapsed = now - since - trigger.atMs;
  if (elapsed < 0) return false;
  const inOpening = trigger.everyMs === null ? elapsed : elapsed % trigger.everyMs;
  return forMs === null || inOpening < forMs;
}

/** When that changes next (ms since 1970), or null. */
export function nextEdge(rule: CompiledRule, now: number): number | null {
  const opening = nextOpening(rule, now);
  const { trigger, since, forMs } = rule;
  if (trigger.kind !== 'at' || forMs === null || !isOpenAt(rule, now)) return opening;
  const elapsed = now - since - trigger.atMs;
  const openedAt = now - (trigger.everyMs === null ? elapsed : elapsed % trigger.everyMs);
  return openedAt + forMs;
}
