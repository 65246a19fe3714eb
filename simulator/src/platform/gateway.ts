import type { Message, Store } from '@cs-inbox/protocol';
import { hash } from '../chance.ts';
import { profileOf } from '../profiles/profile-of.ts';
import type { Profile } from '../profiles/profile.ts';
import { answered, type Handled } from './handled.ts';
import type { PlatformState } from './platform-state.ts';
import { envelopeOf } from './envelope-of.ts';
import { refusalOf } from './refusal-of.ts';
import type { Refused } from './refused.ts';
import { type Draft, json, refuse } from './reply.ts';

/** The profile of a store's platform, with what the scenario changes of it. */
export function profileIn(state: PlatformState, { platform }: Store): Profile {
  return state.profiles.get(platform) ?? profileOf(platform);
}

/** What the gateway hands out for a message that the platform has. */
export function acceptedDraft(state: PlatformState, store: Store, message: Message, isNew: boolean): Draft {
  if (state.scenario.wire !== 'platform-envelope') return json(isNew ? 201 : 200, { account: state.account, key: message.key, message });
  const { id, at } = message;
  return { ...profileIn(state, store).accepted({ id, at, requestId: requestIdOf(state, id) }), problem: false };
}

/** What it hands out for one that the platform does not take. */
export function refusedHandled(state: PlatformState, store: Store, refused: Refused & { readonly detail?: string }, more: Partial<Handled> = {}): Handled {
  const profile = profileIn(state, store);
  const refusal = refusalOf(refused, profile, store, state.now);
  const told = { told: 'refused', cause: refusal.cause ?? 'unknown', retryAt: refusal.retryAt ?? null, ...more } as const;
  if (state.scenario.wire !== 'platform-envelope') {
    return answered(state, refuse(state, { ...refusal, ...(refused.detail !== undefined && { detail: refused.detail }) }), told);
  }
  const envelope = envelopeOf(refused, profile, store, state.now, requestIdOf(state, refused.kind));
  // The platform's own envelope tells a time in its header or not at all.
  const retryAt = envelope.headers?.['retry-after'] === undefined ? null : told.retryAt;
  return answered(state, { ...envelope, problem: false }, { ...told, retryAt });
}

function requestIdOf({ epoch, now }: PlatformState, about: string): string {
  return hash(`${epoch} ${now} ${about}`).toString(36);
}
