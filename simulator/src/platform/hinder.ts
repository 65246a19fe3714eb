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

  const first = before.keys.get(key)?.offered !== true;
  const occasion = occasionOf(before, subject, first);
  const taken = (ms: number) => takenWithin(before, store.id, ms);
  const { state, bites } = askRules(
    before,
    { acts: 'platform', occasion, moment: (common) => ({ ...common, text, takenWithin: taken, dayEndsAt: dayEndsAt(before, store) }), firstOnly: true },
    chance,
  );
  const bite = bites[0];
  if (bite !== undefined) return refuseWith(withHindrance(offeredNow(state, key), store, conversationId, bite.effect, chance), bite.effect, bite.rule.id);
  const limit = limitsOf(state, store);
  if (limit !== null) return refuseWith(withHindrance(offeredNow(state, key), store, conversationId, limit, chance), limit, null);
  return { state, refused: null };
}

function offeredNow(state: PlatformState, key: string): PlatformState {
  const record = state.keys.get(key);
  return record === undefined || record.offered ? state : { ...state, keys: state.keys.with(key, { ...record, offered: true }) };
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
