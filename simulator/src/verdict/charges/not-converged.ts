import type { LedgerEntry } from '../../platform/ledger.ts';
import { durationMs } from '../../duration.ts';
import { charged, type Charged } from '../charged.ts';
import type { Evidence } from '../evidence.ts';
import { isoTime } from '../iso-time.ts';
import type { MessageCase } from '../message-cases.ts';
import { nameOf } from '../name-of.ts';
import { type Follower, followersOf } from '../followers-of.ts';
import { rulesSoFar } from '../rules-so-far.ts';

/** How long a message may be taken without any client knowing, in ms. */
const UNTOLD_MS_MAX = durationMs('60s');
/** How long a client may lie behind the newest change, in ms. */
const BEHIND_MS_MAX = durationMs('10s');
/** How long it may need to come back after what kept it from hearing, in ms. */
const RETURN_MS_MAX = durationMs('60s');

/** What can keep a client from hearing of a change. */
const deafening = new Set(['network', 'reply', 'socket', 'sync', 'stream', 'server']);

type Hit = { readonly entry: LedgerEntry; readonly one: MessageCase } | { readonly follower: Follower };

/** Messages that were taken and of which no client heard, and clients that do not keep up. */
export function notConverged(cases: readonly MessageCase[], evidence: Evidence): Charged {
  const deafUntil = deafnessEnd(evidence);
  const hits: Hit[] = [];
  for (const one of cases) {
    const entry = one.entries[0];
    const heardAt = Math.min(one.acceptedAt, evidence.now);
    if (entry !== undefined && heardAt - Math.max(entry.at, deafUntil) > UNTOLD_MS_MAX) hits.push({ entry, one });
  }
  const due = Math.max(evidence.headSince + BEHIND_MS_MAX, deafUntil + RETURN_MS_MAX);
  if (evidence.now > due) {
    hits.push(...followersOf(evidence).flatMap((follower) => (follower.head < evidence.head ? [{ follower }] : [])));
  }
  return charged('not-converged', hits, (hit) => ('follower' in hit ? behind(hit.follower, evidence) : untold(hit.entry, hit.one)));
}

/** When the last of what keeps clients from hearing ended; Infinity while it stands. */
function deafnessEnd(evidence: Evidence): number {
  const ends = rulesSoFar(evidence)
    .filter(({ does }) => does === null || deafening.has(does.split('.')[0] ?? ''))
    .map(({ endsAt }) => endsAt);
  return ends.reduce((latest, endsAt) => Math.max(latest, endsAt), -Infinity);
}

function untold(entry: LedgerEntry, { acceptedAt, attempts }: MessageCase) {
  const heard = acceptedAt === Infinity ? 'no client has heard of it yet' : `the first client heard of it at ${isoTime(acceptedAt)}`;
  return {
    says: `${nameOf(entry)} was taken at ${isoTime(entry.at)}, and ${heard}.`,
    attempts: attempts.map(({ sequence }) => sequence),
    entries: [entry.arrival],
  };
}

function behind({ operator, head, at }: Follower, { head: newest, headSince, now }: Evidence) {
  return {
    says: `The client of operator ${operator} stands at change ${head} since ${isoTime(at)}; change ${newest} was made at ${isoTime(headSince)}, and at ${isoTime(now)} it has not got there.`,
    attempts: [],
    entries: [],
  };
}
