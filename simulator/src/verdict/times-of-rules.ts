import type { Scattered, Span } from './clear-time.ts';
import type { RuleSoFar } from './rules-so-far.ts';

/** So many openings of a rule are told apart; what lies before counts as one. */
const OPENINGS_MAX = 2_000;

/** When some rules stood. */
interface TimesOfRules {
  readonly spans: readonly Span[];
  readonly scattered: readonly Scattered[];
}

export function timesOfRules(rules: readonly RuleSoFar[]): TimesOfRules {
  const spans: Span[] = [];
  const scattered: Scattered[] = [];
  for (const { endsAt, lastsMs, everyMs, openings } of rules) {
    if (lastsMs === null || endsAt === Infinity) spans.push({ from: -Infinity, until: endsAt });
    else if (everyMs === null && openings > 1) scattered.push({ until: endsAt, inAllMs: openings * lastsMs });
    else spans.push(...openingsOf(endsAt, lastsMs, everyMs, openings));
  }
  return { spans, scattered };
}

/** The openings of a rule with a time, the last first. */
function openingsOf(endsAt: number, lastsMs: number, everyMs: number | null, openings: number): readonly Span[] {
  const count = everyMs === null ? 1 : Math.min(openings, OPENINGS_MAX);
  return Array.from({ length: count }, (_, back) => {
    const until = endsAt - back * (everyMs ?? 0);
    return { from: back + 1 < count || count === openings ? until - lastsMs : -Infinity, until };
  });
}
