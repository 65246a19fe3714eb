import { itemsOf } from '../append-list.ts';
import { nextSequence } from '../platform/change-log.ts';
import { ledger } from '../platform/ledger.ts';
import type { KeyRecord, PlatformState } from '../platform/platform-state.ts';
import type { CompiledRule } from '../scenario/compiled-rule.ts';
import { nextOpening, openingAt } from '../scenario/openings.ts';
import { freshRun, type RuleRun } from '../scenario/rule-run.ts';
import type { Evidence, RuleEnd } from '../verdict/evidence.ts';

/** What only the host of a platform has seen. */
export interface Witnessed extends Pick<Evidence, 'streamsMax' | 'dropped'> {
  readonly clients: readonly Omit<Evidence['clients'][number], 'lacksSince'>[];
}

/** What a verdict is made from. */
export function evidenceOf(state: PlatformState, witnessed: Witnessed): Evidence {
  const { scenario, seed, startedAt, now, log, rules, runs } = state;
  const head = nextSequence(log);
  return {
    scenario,
    seed,
    startedAt,
    now,
    attempts: itemsOf(state.attempts),
    ledger: ledger(state),
    logins: itemsOf(state.logins),
    standing: standingNow(state),
    told: toldOf(state),
    refused: refusedOf(state),
    head,
    headSince: log.entries.shared[log.entries.length - 1]?.at ?? startedAt,
    ruleEnds: rules.map((rule, place) => ruleEndOf(rule, runs[place] ?? freshRun, state)),
    ...witnessed,
    clients: witnessed.clients.map((client) => ({ ...client, lacksSince: changedAt(state, client.head) })),
  };
}

function standingNow({ standing, stores, now }: PlatformState): Evidence['standing'] {
  const held = [...standing].flatMap(([storeId, all]) => all.filter(({ until }) => until === null || until > now).map(({ until }) => ({ storeId, until })));
  const loggedOut = stores.filter(({ login }) => login === 'expired' || login === 'requires-relogin');
  return [...held, ...loggedOut.map(({ id }) => ({ storeId: id, until: null }))];
}

function toldOf({ keys }: PlatformState): Evidence['told'] {
  const told = new Map<string, number>();
  for (const [key, { toldAt }] of keys) if (toldAt !== null) told.set(key, toldAt);
  return told;
}

function refusedOf({ keys }: PlatformState): Evidence['refused'] {
  const refused = new Map<string, KeyRecord['refusals']>();
  for (const [key, { refusals }] of keys) if (refusals.length > 0) refused.set(key, refusals);
  return refused;
}

/** When the change in this place was made, in ms since 1970; where it is not kept any more, when it was made at the latest. Null where there is none yet. */
function changedAt({ log, restartedAt }: PlatformState, sequence: number): number | null {
  const { first, entries } = log;
  if (sequence >= nextSequence(log)) return null;
  return entries.length === 0 ? restartedAt : (entries.shared[Math.max(0, sequence - first)]?.at ?? null);
}

function ruleEndOf(rule: CompiledRule, run: RuleRun, state: PlatformState): RuleEnd {
  const { id, trigger } = rule;
  const lastsMs = lastsMsOf(rule);
  if (trigger.kind === 'on') return { id, endsAt: endOf(rule, run, run.openedAt, state), lastsMs, everyMs: null, openings: run.opening };
  const timed = openingAt(rule, state.now);
  const openedAt = timed?.openedAt ?? nextOpening(rule, state.now);
  const everyMs = trigger.kind === 'at' ? trigger.everyMs : null;
  return { id, endsAt: endOf(rule, run, openedAt, state), lastsMs, everyMs, openings: timed?.ordinal ?? 0 };
}

/** When an opening was over, or will be; null where nobody knows. */
function endOf(rule: CompiledRule, run: RuleRun, openedAt: number | null, state: PlatformState): number | null {
  const { trigger, times, until } = rule;
  const endsBy = until === 'restart' ? state.restartedAt : until === 'log-in' ? lastLogIn(state) : null;
  if (openedAt !== null && endsBy !== null && endsBy > openedAt) return endsBy;
  // What bites once, or so many times, is over with its last bite.
  if (times !== null && run.bites >= times) return run.lastBiteAt;
  const byTime = timedMs(rule);
  if (byTime === null) return trigger.kind === 'on' && times === null && until === null ? run.lastBiteAt : null;
  return openedAt === null ? null : openedAt + byTime;
}

/** How long each opening lasts; null where something else ends it, too. */
function lastsMsOf(rule: CompiledRule): number | null {
  const { trigger, times, until, fault } = rule;
  if (until !== null) return null;
  const byTime = timedMs(rule);
  if (times === null) return byTime ?? (trigger.kind === 'on' ? 0 : null);
  // It stops one occasion with each bite, and nothing between them.
  return fault.cutsReplies === true ? null : 0;
}

function timedMs({ fault, rule, forMs }: CompiledRule): number | null {
  return fault.downMs === undefined ? forMs : fault.downMs(rule as never);
}

function lastLogIn({ loggedInAt }: PlatformState): number | null {
  return loggedInAt.size === 0 ? null : Math.max(...loggedInAt.values());
}
