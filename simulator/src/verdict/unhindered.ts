import type { Attempt } from '../platform/attempt.ts';
import { type ClearTime, clearTime, type Span } from './clear-time.ts';
import type { Evidence } from './evidence.ts';
import { groupedBy } from './grouped-by.ts';
import type { MessageCase } from './message-cases.ts';
import { rulesSoFar } from './rules-so-far.ts';
import { senderOf } from './sender-of.ts';
import { timesOfRules } from './times-of-rules.ts';
import { waitUntil } from './wait-until.ts';

/** Rules under which no client can send anything, so that it need not even try. */
const closesAll: ReadonlySet<string | null> = new Set([null, 'network.offline', 'network.captive-portal', 'server.restart']);

/** For how long in all, in ms, nothing has stood in the way of a message since it left for the last time. */
export type Unhindered = (one: MessageCase) => number;

/** All that is known to end counts for all messages; what has no known end only for those that it stopped, or where it stops everything. */
export function unhindered(evidence: Evidence): Unhindered {
  const rules = rulesSoFar(evidence);
  const forAll = timesOfRules(rules.filter(({ does, endsAt }) => endsAt < Infinity || closesAll.has(does)));
  const endless = new Set(rules.filter(({ endsAt }) => endsAt === Infinity).map(({ id }) => id));
  const sent = groupedBy(evidence.attempts, senderOf);
  const clear = new Map<string, ClearTime>();
  return ({ storeId, attempts }) => {
    const last = attempts.at(-1);
    if (last === undefined || attempts.some(({ rule }) => rule !== null && endless.has(rule))) return 0;
    const sender = senderOf(last);
    const known = clear.get(sender) ?? clearTime([...forAll.spans, ...standingSpans(evidence, storeId), ...waits(sent.get(sender) ?? [])], forAll.scattered);
    clear.set(sender, known);
    return known(last.at, evidence.now);
  };
}

function waits(attempts: readonly Attempt[]): readonly Span[] {
  return attempts.flatMap((attempt) => {
    const until = waitUntil(attempt);
    return until === null || attempt.toldAt === null ? [] : [{ from: attempt.toldAt, until }];
  });
}

/** When something stood against a store, or its login was lost. */
function standingSpans({ standing, logins }: Evidence, storeId: string): readonly Span[] {
  const spans = standing.filter((one) => one.storeId === storeId).map(({ until }): Span => ({ from: -Infinity, until: until ?? Infinity }));
  let from: number | null = null;
  for (const { at, signedIn } of logins.filter((one) => one.storeId === storeId).sort((a, b) => a.at - b.at)) {
    if (signedIn) spans.push({ from: from ?? -Infinity, until: at });
    from = signedIn ? null : (from ?? at);
  }
  return spans;
}
