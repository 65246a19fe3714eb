import type { LedgerEntry } from '../../platform/ledger.ts';
import { durationMs } from '../../duration.ts';
import { charged, type Charged } from '../charged.ts';
import { clearTime } from '../clear-time.ts';
import type { Evidence } from '../evidence.ts';
import { isoTime } from '../iso-time.ts';
import type { MessageCase } from '../message-cases.ts';
import { nameOf } from '../name-of.ts';
import { type Follower, followersOf } from '../followers-of.ts';
import { rulesSoFar } from '../rules-so-far.ts';
import { timesOfRules } from '../times-of-rules.ts';

/** How long a message may be taken without any client knowing, in ms. */
const UNTOLD_MS_MAX = durationMs('60s');
/** How long a client may lack a change, in ms. */
const BEHIND_MS_MAX = durationMs('10s');
/** How long it may need to come back after what kept it from hearing, in ms. */
const RETURN_MS_MAX = durationMs('60s');

/** What can keep a client from hearing of a change. */
const deafening = new Set(['network', 'reply', 'socket', 'sync', 'stream', 'server']);

type Hit = { readonly entry: LedgerEntry; readonly one: MessageCase } | { readonly follower: Follower };

/** Messages that were taken and of which no client heard, and clients that do not keep up. */
export function notConverged(cases: readonly MessageCase[], evidence: Evidence): Charged {
  const rules = rulesSoFar(evidence).filter(({ does }) => does === null || deafening.has(does.split('.')[0] ?? ''));
  const { spans, scattered } = timesOfRules(rules);
  const hears = clearTime(spans, scattered);
  const deafUntil = rules.reduce((latest, { endsAt }) => Math.max(latest, endsAt), -Infinity);
  const hits: Hit[] = [];
  for (const one of cases) {
    const entry = one.entries[0];
    const heardAt = Math.min(one.acceptedAt, evidence.now);
    if (entry !== undefined && hears(entry.at, heardAt) > UNTOLD_MS_MAX) hits.push({ entry, one });
  }
  hits.push(...followersOf(evidence).flatMap((follower) => (isBehind(follower, evidence.now - deafUntil, (since) => hears(since, evidence.now)) ? [{ follower }] : [])));
  return charged('not-converged', hits, (hit) => ('follower' in hit ? behind(hit.follower, evidence) : untold(hit.entry, hit.one)));
}

/** Whether a client has had the time to get what it lacks, and to come back where something kept it from hearing. */
function isBehind({ lacksSince }: Follower, calmMs: number, hears: (since: number) => number): boolean {
  if (lacksSince === null) return false;
  const heardMs = hears(lacksSince);
  return heardMs > RETURN_MS_MAX || (heardMs > BEHIND_MS_MAX && calmMs > RETURN_MS_MAX);
}

function untold(entry: LedgerEntry, { acceptedAt, attempts }: MessageCase) {
  const heard = acceptedAt === Infinity ? 'no client has heard of it yet' : `the first client heard of it at ${isoTime(acceptedAt)}`;
  return {
    says: `${nameOf(entry)} was taken at ${isoTime(entry.at)}, and ${heard}.`,
    attempts: attempts.map(({ sequence }) => sequence),
    entries: [entry.arrival],
  };
}

function behind({ operator, head, at, lacksSince }: Follower, { head: newest, now }: Evidence) {
  const since = lacksSince === null ? 'an unknown time' : isoTime(lacksSince);
  return {
    says: `The client of operator ${operator} stands at change ${head} of ${newest} since ${isoTime(at)}; at ${isoTime(now)} it still lacks what has changed since ${since}.`,
    attempts: [],
    entries: [],
  };
}
