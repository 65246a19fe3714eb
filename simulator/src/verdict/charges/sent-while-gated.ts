import type { Attempt } from '../../platform/attempt.ts';
import { charged, type Charged } from '../charged.ts';
import { type Gate, throughGates } from '../through-gates.ts';
import { isoTime } from '../iso-time.ts';
import { nameOf } from '../name-of.ts';
import { waitUntil } from '../wait-until.ts';

/** Messages that left for a store although their client had been told to wait. */
export function sentWhileGated(attempts: readonly Attempt[]): Charged {
  return charged('sent-while-gated', throughGates(attempts, gateOf), ({ attempt, gate }) => ({
    says: `${nameOf(attempt)} left for store ${attempt.storeId} at ${isoTime(attempt.at)}, although at ${isoTime(gate.from)} it had been asked to wait until ${isoTime(gate.until)}.`,
    attempts: [gate.by.sequence, attempt.sequence],
    entries: [],
  }));
}

function gateOf(attempt: Attempt): Gate | null {
  const until = waitUntil(attempt);
  return until === null || attempt.toldAt === null ? null : { from: attempt.toldAt, until, by: attempt };
}
