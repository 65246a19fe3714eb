import type { Chance } from '../chance.ts';
import type { Hindrance } from '../faults/hindrance.ts';
import { askRules } from './ask-rules.ts';
import { refusedHandled } from './gateway.ts';
import type { Handled } from './handled.ts';
import { dayEndsAt, limitsOf } from './limits-of.ts';
import { occasionOf } from './occasion-of.ts';
import type { PlatformState } from './platform-state.ts';
import type { Offered } from './send.ts';
import { standingHindrance } from './standing-hindrance.ts';
import type { Subject } from './subject.ts';
import { takenWithin } from './taken-within.ts';
import { withHindrance } from './with-hindrance.ts';

/**
 * Refuses a message that is in order and whose key was never accepted, or lets it
 * pass. What stands already comes first, so that a rule's occasion is a message
 * that would be taken but for it.
 */
export function hinder(
  before: PlatformState,
  subject: Subject,
  { key, store, request: { text }, thread }: Offered,
  chance: Chance,
): { readonly state: PlatformState; readonly refused: Handled | null } {
  const conversationId = thread.conversation.id;
  const refuseWith = (state: PlatformState, hindrance: Hindrance, rule: string | null) => ({
    state,
    refused: refusedHandled(state, store, hindrance, { fault: faults[hindrance.kind], rule }),
  });
  const standing = standingHindrance(before, store, conversationId, text);
  if (standing !== null) return refuseWith(before, standing, null);

  const occasion = occasionOf(before, subject, true);
  const counted = before.keys.get(key)?.counted.platform ?? 0;
  const taken = (ms: number) => takenWithin(before, store.id, ms);
  const { state, bites } = askRules(
    before,
    { acts: 'platform', occasion, counted, moment: (common) => ({ ...common, text, takenWithin: taken, dayEndsAt: dayEndsAt(before, store) }), firstOnly: true },
    chance,
  );
  const bite = bites[0];
  if (bite !== undefined) return refuseWith(withHindrance(countedNow(state, key), store, conversationId, bite.effect, chance), bite.effect, bite.rule.id);
  const limit = limitsOf(state, store);
  if (limit !== null) return refuseWith(withHindrance(countedNow(state, key), store, conversationId, limit, chance), limit, null);
  return { state, refused: null };
}

/** A message that one rule refuses is no occasion for those after it, also when it comes again. */
function countedNow(state: PlatformState, key: string): PlatformState {
  const record = state.keys.get(key);
  const platform = state.rules.length;
  if (record === undefined || record.counted.platform >= platform) return state;
  return { ...state, keys: state.keys.with(key, { ...record, counted: { ...record.counted, platform } }) };
}

/** The name of the fault that brings a hindrance about. */
const faults = {
  throttled: 'store.throttle',
  quota: 'store.daily-quota',
  login: 'store.expire-login',
  forbidden: 'store.forbid',
  content: 'content.refuse',
  recipient: 'recipient.refuse',
  outage: 'platform.fail',
  unknown: 'platform.unknown-code',
} as const satisfies Record<Hindrance['kind'], string>;
