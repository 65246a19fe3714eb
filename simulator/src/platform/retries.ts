import { type ConversationId, type FailureCause, parseJson, RetriesRequest } from '@cs-inbox/protocol';
import { itemsOf } from '../append-list.ts';
import type { Chance } from '../chance.ts';
import { askRules } from './ask-rules.ts';
import { refusedHandled } from './gateway.ts';
import { answered, type Handled } from './handled.ts';
import { messageAt } from './message-at.ts';
import { occasionOf } from './occasion-of.ts';
import type { PlatformState } from './platform-state.ts';
import { json, refuse } from './reply.ts';
import { offer, type Offered, otherOperator } from './send.ts';
import type { Subject } from './subject.ts';

/** `POST retries`: the backend itself offers messages again that it has refused, in the order of the keys. */
export function retries(before: PlatformState, subject: Subject, body: string | null, chance: Chance): Handled {
  if (before.scenario.bulkRetry !== true) {
    const detail = 'This backend does not try messages again by itself; its capabilities say so.';
    return answered(before, refuse(before, { status: 404, title: 'No retries', detail, code: 'no-such-address', cause: 'config' }));
  }
  const parsed = parseJson(RetriesRequest, body ?? '');
  if (!parsed.ok) {
    const detail = `The body is no request for retries: ${parsed.why}. It is {"keys": ["…"]}.`;
    return answered(before, refuse(before, { status: 400, title: 'Malformed request', detail, code: 'malformed' }));
  }
  const { account = subject.operator } = parsed.value;
  if (account !== subject.operator) return otherOperator(before, account, subject);
  const asked = askRules(before, { acts: 'bulk', occasion: occasionOf(before, subject, true), moment: (common) => common, firstOnly: true }, chance);
  const bite = asked.bites[0];
  const trouble = bite?.effect ?? { share: 1, others: 'refused' };
  const { keys } = parsed.value;
  const taken = Math.ceil(keys.length * trouble.share);
  const items: object[] = [];
  const shows: string[] = [];
  const refuses: string[] = [];
  // A message that never came as far as here is known to nobody but its client.
  const arrived = new Set(itemsOf(before.attempts).flatMap((attempt) => (attempt.arrived ? [attempt.key] : [])));
  const held = new Map<ConversationId, Handled>();
  let state = asked.state;
  for (const [place, key] of keys.entries()) {
    const conversationId = state.keys.get(key)?.conversationId ?? '';
    const instead = place < taken ? (held.get(conversationId) ?? null) : trouble.others;
    const handled = arrived.has(key) ? once(state, subject, key, instead, chance) : instead === 'missing' ? null : unknown(state, key);
    if (handled === null) continue;
    state = handled.state;
    shows.push(...handled.shows);
    items.push(itemOf(key, handled, state));
    if (!isAccepted(handled)) refuses.push(key);
    if (handled.cause !== null && !passing.has(handled.cause)) held.set(conversationId, handled);
  }
  const about = bite === undefined ? {} : { fault: bite.rule.rule.do, rule: bite.rule.id };
  return answered(state, json(207, { account: state.account, items }), { ...about, shows, refuses });
}

/** What concerns one message only, so that later ones of its conversation may pass it. */
const passing: ReadonlySet<FailureCause> = new Set(['content', 'recipient', 'unknown']);

/** One of them, or what it gets instead; null where the answer keeps silent about it. */
function once(before: PlatformState, subject: Subject, key: string, instead: Handled | 'refused' | 'missing' | null, chance: Chance): Handled | null {
  if (instead === 'missing') return null;
  const record = before.keys.get(key);
  const thread = record === undefined ? undefined : before.threads.get(record.conversationId);
  const store = before.stores.find(({ id }) => id === thread?.conversation.storeId);
  if (record === undefined || thread === undefined || store === undefined) return unknown(before, key);
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
  const handled = offer(again, asSent(subject, offered), offered, chance);
  return { ...handled, state: { ...handled.state, scenario } };
}

/** What rules are told: that the message itself comes once more. */
function asSent(subject: Subject, { key, thread, store, request }: Offered): Subject {
  const { id: conversationId } = thread.conversation;
  const sending = { key, conversationId, request: { ok: true, value: request }, thread } as const;
  return { ...subject, route: { kind: 'send', conversationId, key }, store, conversationId, sending };
}

function unknown(state: PlatformState, key: string): Handled {
  const detail = `No message with the key ${key} was ever refused here.`;
  return answered(state, refuse(state, { status: 404, title: 'No such message', detail, code: 'no-such-message', cause: 'config' }));
}

function isAccepted({ committed, told }: Handled): boolean {
  return committed || told === 'accepted';
}

function itemOf(key: string, handled: Handled, state: PlatformState): object {
  const body = handled.draft.body as { readonly message?: unknown };
  if (isAccepted(handled)) return { outcome: 'accepted', key, message: body.message };
  return { outcome: 'refused', key, problem: { account: state.account, ...(body as object), key } };
}
