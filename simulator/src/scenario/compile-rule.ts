import { durationMs } from '../duration.ts';
import type { CompiledRule, Trigger } from './compiled-rule.ts';
import { faultOf } from './fault-of.ts';
import { ruleId } from './rule-ids.ts';
import type { Rule } from './scenario.ts';
import { type OccasionKind, occasionKinds } from './occasion-kind.ts';

/** A rule made ready. `place`: among the rules, from 1; `since`: what its times count from, in ms since 1970. */
export function compileRule(rule: Rule, place: number, since: number, added = false): CompiledRule {
  const fault = faultOf(rule);
  return {
    id: ruleId(rule, place),
    rule,
    fault,
    acts: fault.acts,
    phase: fault.phase(rule as never),
    since,
    trigger: triggerOf(rule),
    forMs: rule.for === undefined ? null : durationMs(rule.for),
    times: rule.times ?? null,
    until: rule.until ?? null,
    probability: rule.probability ?? 1,
    added,
  };
}

function triggerOf({ at, every, on }: Rule): Trigger {
  if (on !== undefined) {
    const occasion = occasionKinds.find((kind) => kind in on) as OccasionKind;
    const { nth, every: each } = on[occasion] ?? {};
    // `{}` is each occasion, and `every` alone begins with the first.
    return { kind: 'on', occasion, nth: nth ?? 1, every: each ?? (nth === undefined ? 1 : null) };
  }
  if (at === undefined && every === undefined) return { kind: 'always' };
  const everyMs = every === undefined ? null : durationMs(every);
  return { kind: 'at', atMs: at === undefined ? (everyMs ?? 0) : durationMs(at), everyMs };
}
