import { type ConversationId, type Message, type MessageKey, parseJson, SendRequest } from '@cs-inbox/protocol';
import type { Chance } from '../chance.ts';
import { durationMs } from '../duration.ts';
import type { Thread } from '../world/thread.ts';
import { schedule } from './advance.ts';
import { answered, type Handled } from './handled.ts';
import { hinder } from './hinder.ts';
import type { Due, KeyRecord, PlatformState } from './platform-state.ts';
import { json, refuse } from './reply.ts';
import { appendMessage, messageIdAt, nextPosition, updateThread } from './update-thread.ts';

/** How long a key is remembered unless the scenario says otherwise, in ms. */
const WINDOW_MS = durationMs('24h');

/** How long the platform answers a known key with the message that it made, in ms. */
export function deduplicationWindowMs(state: PlatformState): number {
  return state.scenario.deduplicationWindowMs ?? WINDOW_MS;
}

/** `PUT conversations/{id}/messages/{key}`. */
export function send(
  state: PlatformState,
  conversationId: ConversationId,
  key: MessageKey,
  body: string | null,
  chance: Chance,
): Handled {
  const parsed = parseJson(SendRequest, body ?? '');
  if (!parsed.ok) {
    const detail = `The body is no send request: ${parsed.why}. It is {"storeId": "…", "text": "…"}.`;
    return answered(state, refuse(state, { status: 400, title: 'Malformed request', detail, code: 'malformed' }));
  }
  const thread = state.threads.get(conversationId);
  if (thread === undefined) {
    const detail = `There is no conversation ${conversationId}.`;
    return answered(state, refuse(state, { status: 404, title: 'No such conversation', detail, code: 'no-such-conversation', cause: 'recipient' }));
  }
  const known = state.keys.get(key);
  if (known !== undefined && state.now - known.firstAt < deduplicationWindowMs(state)) {
    return again(state, thread, key, known, parsed.value);
  }
  const refused = object(state, thread, parsed.value, known === undefined);
  return refused ?? commit(state, thread, key, parsed.value.text, chance);
}

/** A key that came before: the same message, or a refusal where something else is asked under it. */
function again(state: PlatformState, thread: Thread, key: MessageKey, known: KeyRecord, request: SendRequest): Handled {
  const { conversation } = thread;
  const message = messageOf(state, known);
  const same = known.conversationId === conversation.id && message?.text === request.text && conversation.storeId === request.storeId;
  if (!same || message === null) {
    const detail = `The key ${key} already stands for another message. A key belongs to one message for ever.`;
    return answered(state, refuse(state, { status: 422, title: 'Key reused', detail, code: 'key-reused' }));
  }
  const arrivals = known.arrivals + 1;
  const keys = new Map(state.keys).set(key, { ...known, arrivals });
  return {
    state: { ...state, keys },
    draft: json(200, { account: state.account, key, message }),
    arrival: { conversationId: conversation.id, position: message.position, nth: arrivals },
    nthSend: null,
    fault: null,
  };
}

function object(state: PlatformState, { conversation }: Thread, request: SendRequest, isNew: boolean): Handled | null {
  const store = state.stores.find((one) => one.id === conversation.storeId);
  if (store === undefined || store.id !== request.storeId) {
    const detail = `The conversation ${conversation.id} belongs to store ${conversation.storeId}, not to ${request.storeId}.`;
    return answered(state, refuse(state, { status: 422, title: 'Wrong store', detail, code: 'wrong-store', cause: 'config' }));
  }
  if (request.text.length > store.textLengthMax) {
    const detail = `The text has ${request.text.length} characters; ${store.platform} takes ${store.textLengthMax}.`;
    const refusal = { status: 422, title: 'Text too long', detail, code: 'text-too-long', cause: 'content', class: 'business' } as const;
    return answered(state, refuse(state, refusal));
  }
  // Of a key that it accepted before its window the platform could not say that nothing was committed.
  return isNew ? hinder(state, store, request.text) : null;
}

function commit(state: PlatformState, thread: Thread, key: MessageKey, text: string, chance: Chance): Handled {
  const { id, storeId } = thread.conversation;
  const position = nextPosition(thread);
  const nthSend = state.ledger.length + 1;
  const messageId = messageIdAt(state, thread, position);
  const message: Message = {
    id: messageId,
    conversationId: id,
    key,
    direction: 'out',
    kind: 'text',
    text,
    position,
    at: state.now,
    receipt: 'sent',
  };
  const entry = { at: state.now, conversationId: id, storeId, messageId, key, text, position, arrival: nthSend };
  const next = updateThread(state, appendMessage(thread, message, { replyDueAt: null }), message);
  return {
    state: {
      ...next,
      keys: new Map(state.keys).set(key, { conversationId: id, position, firstAt: state.now, arrivals: 1 }),
      ledger: [...state.ledger, entry],
      due: consequences(message, chance).reduce(schedule, state.due),
    },
    draft: json(201, { account: state.account, key, message }),
    arrival: { conversationId: id, position, nth: 1 },
    nthSend,
    fault: null,
  };
}

/** What follows by itself: it is delivered, mostly read, and now and then answered. */
function consequences({ conversationId, position, at }: Message, chance: Chance): Due[] {
  const draw = (what: string) => chance(what, conversationId, position);
  const deliveredAt = at + 800 + Math.round(2_500 * draw('delivered'));
  const readAt = deliveredAt + 2_000 + Math.round(12_000 * draw('read'));
  const answerAt = readAt + 2_000 + Math.round(9_000 * draw('answer'));
  const due: Due[] = [{ kind: 'receipt', at: deliveredAt, conversationId, position, receipt: 'delivered' }];
  if (draw('reads') < 0.85) due.push({ kind: 'receipt', at: readAt, conversationId, position, receipt: 'read' });
  if (draw('reads') < 0.85 && draw('answers') < 0.45) due.push({ kind: 'answer', at: answerAt, conversationId });
  return due;
}

/** The message that a key made, or null. */
export function messageOf(state: PlatformState, record: KeyRecord): Message | null {
  const messages = state.threads.get(record.conversationId)?.messages ?? [];
  return messages.find((message) => message.position === record.position) ?? null;
}
