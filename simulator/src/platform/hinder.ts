import type { Store } from '@cs-inbox/protocol';
import type { Hindrance } from '../faults/hindrance.ts';
import { hindranceOf } from '../faults/hindrance-of.ts';
import type { Offer } from '../faults/platform-fault.ts';
import { answered, type Handled } from './handled.ts';
import type { PlatformState } from './platform-state.ts';
import { refusalOf } from './refusal-of.ts';
import { refuse } from './reply.ts';
import { standingHindrance } from './standing-hindrance.ts';
import { withHindrance } from './with-hindrance.ts';

/**
 * Refuses a message that is in order and whose key was never accepted, or
 * answers null: then it is taken. What stands already comes first, so that a
 * rule's occasion is a message that would be taken but for it.
 */
export function hinder(state: PlatformState, store: Store, text: string): Handled | null {
  const offer: Offer = { nthSend: state.ledger.length + 1, text, now: state.now };
  const standing = standingHindrance(state, store, offer);
  if (standing !== null) return refused(state, store, standing);
  for (const [place, rule] of state.scenario.rules.entries()) {
    // What is refused is not counted, so the next one has the same number: a rule bites on each number once.
    if ((state.bitten.get(place) ?? 0) >= offer.nthSend) continue;
    const hindrance = hindranceOf(rule, offer);
    if (hindrance === null) continue;
    const bitten = new Map(state.bitten).set(place, offer.nthSend);
    return refused(withHindrance({ ...state, bitten }, store, hindrance), store, hindrance);
  }
  return null;
}

const faults = { throttled: 'store.throttle', login: 'store.expire-login', content: 'content.refuse' } as const satisfies Record<
  Hindrance['kind'],
  Handled['fault']
>;

function refused(state: PlatformState, store: Store, hindrance: Hindrance): Handled {
  return { ...answered(state, refuse(state, refusalOf(hindrance, store, state.now))), fault: faults[hindrance.kind] };
}
