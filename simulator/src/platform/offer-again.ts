import type { AccountId } from '@cs-inbox/protocol';
import type { Chance } from '../chance.ts';
import { refusedHandled } from './gateway.ts';
import { answered, type Handled } from './handled.ts';
import { messageAt } from './message-at.ts';
import type { PlatformState } from './platform-state.ts';
import { json, refuse } from './reply.ts';
import { offer, type Offered } from './send.ts';
import type { Subject } from './subject.ts';

/**
 * The backend itself offers a message once more that was refused; one that the platform has by now is told as taken.
 * @param instead what it gets instead, where it is not offered at all
 */
export function offerAgain(before: PlatformState, operator: AccountId, key: string, instead: Handled | 'refused' | null, chance: Chance): Handled {
  const record = before.keys.get(key);
  const thread = record === undefined ? undefined : before.threads.get(record.conversationId);
  const store = before.stores.find(({ id }) => id === thread?.conversation.storeId);
  if (record === undefined || thread === undefined || store === undefined) return neverRefused(before, key);
  const message = record.taken === null ? null : messageAt(thread, record.taken.position);
  if (message !== null) return answered(before, json(200, { message }), { told: 'accepted', shows: [key] });
  if (typeof instead === 'object' && instead !== null) return { ...instead, state: before };
  // The answer is the protocol's own, whatever the gateway makes of other answers.
  const { scenario } = before;
  const state: PlatformState = { ...before, scenario: { ...scenario, wire: 'protocol' } };
  if (instead === 'refused') return { ...refusedHandled(state, store, { kind: 'outage', status: 503, until: null, retryAfter: false }), state: before };
  const request = { storeId: store.id, text: record.text };
  const again: PlatformState = { ...state, keys: state.keys.with(key, { ...record, retried: record.retried + 1 }) };
  const offered = { key, thread, store, request, attempt: null };
  const handled = offer(again, asSent(operator, offered), offered, chance);
  return { ...handled, state: { ...handled.state, scenario } };
}

/** Of a key that never came as far as the platform, or never came at all. */
export function neverRefused(state: PlatformState, key: string): Handled {
  const detail = `No message with the key ${key} was ever refused here.`;
  return answered(state, refuse(state, { status: 404, title: 'No such message', detail, code: 'no-such-message', cause: 'config' }));
}

/** What rules are told: that the message itself comes once more. */
function asSent(operator: AccountId, { key, thread, store, request }: Offered): Subject {
  const { id: conversationId } = thread.conversation;
  const sending = { key, conversationId, request: { ok: true, value: request }, thread } as const;
  return { operator, route: { kind: 'send', conversationId, key }, store, conversationId, sending };
}
