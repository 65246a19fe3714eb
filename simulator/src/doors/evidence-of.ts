import { itemsOf } from '../append-list.ts';
import { nextSequence } from '../platform/change-log.ts';
import { ledger } from '../platform/ledger.ts';
import type { PlatformState } from '../platform/platform-state.ts';
import type { CompiledRule } from '../scenario/compiled-rule.ts';
import { freshRun, type RuleRun } from '../scenario/rule-run.ts';
import type { Evidence } from '../verdict/evidence.ts';

/** What only the host of a platform has seen. */
export type Witnessed = Pick<Evidence, 'clients' | 'streamsMax' | 'dropped'>;

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
    head,
    headSince: log.entries.shared[log.entries.length - 1]?.at ?? startedAt,
    ruleEnds: rules.map((rule, place) => ({ id: rule.id, endsAt: endOf(rule, runs[place] ?? freshRun, state) })),
    ...witnessed,
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

/** When a rule was over, or will be; null where nobody knows. */
function endOf(compiled: CompiledRule, run: RuleRun, state: PlatformState): number | null {
  const { trigger, since, forMs, fault, rule, times, until } = compiled;
  const lastsMs = fault.downMs === undefined ? forMs : fault.downMs(rule as never);
  const { openedAt, lastBiteAt } = run;
  const endsBy = until === 'restart' ? state.restartedAt : until === 'log-in' ? lastLogIn(state) : null;
  if (openedAt !== null && endsBy !== null && endsBy > openedAt) return endsBy;
  // What bites once, or so many times, is over with its last bite.
  if (times !== null && run.bites >= times) return lastBiteAt;
  if (lastsMs === null) return trigger.kind === 'on' && times === null && until === null ? lastBiteAt : null;
  if (trigger.kind === 'at' && trigger.everyMs === null) return since + trigger.atMs + lastsMs;
  return openedAt === null ? null : openedAt + lastsMs;
}

function lastLogIn({ loggedInAt }: PlatformState): number | null {
  return loggedInAt.size === 0 ? null : Math.max(...loggedInAt.values());
}
