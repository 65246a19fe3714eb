import { holdsOf } from '../failure/cause.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import type { Lane } from './outbox-state.ts';

/** Whether a message that was refused makes others wait until it is healed. */
export function isHolding({ failure, stopped, newerAt }: OutboxEntry): boolean {
  return failure !== null && !stopped && newerAt === null && holdsOf(failure) !== 'nothing';
}

/** The entry that the others of the lane wait for. What failed for good holds nobody up. */
export function headOf(lane: Lane): OutboxEntry | null {
  for (const entry of lane.entries) if (isInTheWay(entry)) return entry;
  return null;
}

/** Whether those behind it wait for it. */
export function isInTheWay(entry: OutboxEntry): boolean {
  const { delivery, stopped } = entry;
  if (delivery === 'failed') return isHolding(entry);
  return delivery !== 'discarded' && !(delivery === 'unconfirmed' && stopped);
}
