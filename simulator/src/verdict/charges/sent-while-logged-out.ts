import type { StoreId } from '@cs-inbox/protocol';
import { durationMs } from '../../duration.ts';
import type { Attempt } from '../../platform/attempt.ts';
import type { LoginChange } from '../../platform/platform-state.ts';
import { charged, type Charged } from '../charged.ts';
import { type Gate, type Passage, throughGates } from '../through-gates.ts';
import { groupedBy } from '../grouped-by.ts';
import { isoTime } from '../iso-time.ts';
import { nameOf } from '../name-of.ts';
import { placeFrom } from '../place-from.ts';
import { senderOf } from '../sender-of.ts';

/** Shortest time between two messages by which a client finds out whether the login is back, in ms. */
const PROBE_MS = durationMs('60s');

/** Messages that left for a store although their client had been told that its login is lost, but for one probe a minute. */
export function sentWhileLoggedOut(attempts: readonly Attempt[], logins: readonly LoginChange[]): Charged {
  const signIns = signInsOf(logins);
  const passages = throughGates(attempts, (attempt) => gateOf(attempt, signIns.get(attempt.storeId) ?? []));
  return charged('sent-while-logged-out', withoutProbes(passages), ({ attempt, gate }) => ({
    says: `${nameOf(attempt)} left for store ${attempt.storeId} at ${isoTime(attempt.at)}, although at ${isoTime(gate.from)} its client had been told that the login was lost, ${backOf(gate)}.`,
    attempts: [gate.by.sequence, attempt.sequence],
    entries: [],
  }));
}

function signInsOf(logins: readonly LoginChange[]): ReadonlyMap<StoreId, readonly number[]> {
  const byStore = groupedBy(logins.filter(({ signedIn }) => signedIn), ({ storeId }) => storeId);
  return new Map([...byStore].map(([storeId, changes]) => [storeId, changes.map(({ at }) => at).sort((x, y) => x - y)]));
}

function gateOf(attempt: Attempt, signIns: readonly number[]): Gate | null {
  if (attempt.told !== 'refused' || attempt.toldAt === null || attempt.cause !== 'login') return null;
  return { from: attempt.toldAt, until: signIns[placeFrom(signIns, attempt.at)] ?? Infinity, by: attempt };
}

function withoutProbes(passages: readonly Passage[]): readonly Passage[] {
  const probes = new Map<string, Passage>();
  return passages.filter((passage) => {
    const { attempt, gate } = passage;
    const probe = probes.get(senderOf(attempt));
    // Gates that end with the same login are one and the same time without a login.
    if (probe !== undefined && probe.gate.until === gate.until && attempt.at - probe.attempt.at < PROBE_MS) return true;
    probes.set(senderOf(attempt), passage);
    return false;
  });
}

function backOf({ until }: Gate): string {
  return until === Infinity ? 'and it is not back yet' : `and it came back only at ${isoTime(until)}`;
}
