import { type AccountId, type ConversationId, type Message, type MessageKey, type SendRequest, type Store, textLength } from '@cs-inbox/protocol';
import { appended } from '../append-list.ts';
import type { Chance } from '../chance.ts';
import type { PlatformThread } from './platform-thread.ts';
import { aftermathOf } from './aftermath-of.ts';
import { firstRecord } from './departure.ts';
import { schedule } from './schedule.ts';
import { acceptedDraft, profileIn, refusedHandled } from './gateway.ts';
import { answered, type Handled } from './handled.ts';
import { hinder } from './hinder.ts';
import { messageAt } from './message-at.ts';
import type { KeyRecord, PlatformState } from './platform-state.ts';
import { refuse } from './reply.ts';
import type { Sending, Subject } from './subject.ts';
import { appendMessage, messageIdAt, nextPosition, withThread } from './update-thread.ts';

/** `PUT conversations/{id}/messages/{key}`. */
export function send(state: PlatformState, subject: Subject, { key, conversationId, request, thread }: Sending, chance: Chance): Handled {
  if (!request.ok) {
    const detail = `The body is no send request: ${request.why}. It is {"storeId": "…", "text": "…"}.`;
    return answered(state, refuse(state, { status: 400, title: 'Malformed request', detail, code: 'malformed' }));
  }
  const { account = subject.operator } = request.value;
  if (account !== subject.operator) return otherOperator(state, account, subject);
  if (thread === null || subject.store === null) return noConversation(state, conversationId);
  return offer(state, subject, { key, thread, store: subject.store, request: request.value, attempt: state.attempts.length + 1 }, chance);
}

/** Somebody else has signed in behind the page. Of a message of another operator this one is told nothing, not even that it was not taken. */
export function otherOperator(state: PlatformState, account: AccountId, { operator }: Subject): Handled {
  const detail = `The message is of ${account}, and ${operator} is signed in.`;
  const draft = refuse(state, { status: 403, title: 'Another operator', detail, code: 'other-account', cause: 'config' });
  return answered(state, { ...draft, body: { ...(draft.body as object), committed: undefined } });
}

/** A message that is offered to the platform, by its client or once more by the backend itself. */
export interface Offered {
  readonly key: MessageKey;
  readonly thread: PlatformThread;
  readonly store: Store;
  readonly request: SendRequest;
  /** `sequence` of the attempt that brings it; null where the backend offers it. */
  readonly attempt: number | null;
}

export function offer(state: PlatformState, subject: Subject, offered: Offered, chance: Chance): Handled {
  const { key, thread, store, request } = offered;
  const known = state.keys.get(key);
  if (known !== undefined && known.taken !== null && state.now - known.taken.firstAt < state.pace.deduplicationWindowMs) {
    return again(state, offered, known);
  }
  const wrong = objection(state, store, thread, request);
  if (wrong !== null) return refusedHandled(state, store, wrong);
  // Of a key that it accepted before its window the platform could not say that nothing was committed.
  const hindered = (known?.taken ?? null) === null ? hinder(state, subject, offered, chance) : { state, refused: null };
  return hindered.refused ?? commit(hindered.state, subject, offered, chance);
}

export function noConversation(state: PlatformState, conversationId: ConversationId): Handled {
  const detail = `There is no conversation ${conversationId}.`;
  return answered(state, refuse(state, { status: 404, title: 'No such conversation', detail, code: 'no-such-conversation', cause: 'recipient' }));
}

/** A key that came before: the same message, or a refusal where something else is asked under it. */
function again(state: PlatformState, { key, thread: { conversation }, store, request }: Offered, known: KeyRecord): Handled {
  const message = known.taken === null ? null : messageAt(state.threads.get(known.conversationId), known.taken.position);
  const same = known.conversationId === conversation.id && message?.text === request.text && conversation.storeId === request.storeId;
  if (!same || message === null) {
    const detail = `The key ${key} already stands for another message. A key belongs to one message for ever.`;
    return refusedHandled(state, store, { kind: 'key-reused', detail });
  }
  return answered(state, acceptedDraft(state, store, message, false), { told: 'accepted', shows: [key] });
}

function objection(state: PlatformState, store: Store, { conversation }: PlatformThread, request: SendRequest) {
  if (store.id !== request.storeId) {
    const detail = `The conversation ${conversation.id} belongs to store ${conversation.storeId}, not to ${request.storeId}.`;
    return { kind: 'wrong-store', detail } as const;
  }
  const length = textLength(request.text, store.textLengthUnit);
  if (length > store.textLengthMax) {
    const detail = `The text has ${length} ${store.textLengthUnit ?? 'characters'}; ${profileIn(state, store).title} takes ${store.textLengthMax}.`;
    return { kind: 'text-too-long', detail } as const;
  }
  return null;
}

function commit(before: PlatformState, subject: Subject, { key, thread, store, request: { text }, attempt }: Offered, chance: Chance): Handled {
  const { id, storeId } = thread.conversation;
  const { now } = before;
  const current = before.threads.get(id) ?? thread;
  const position = nextPosition(current);
  const arrival = before.ledger.length + 1;
  const messageId = messageIdAt(before, current, position);
  const message: Message = { id: messageId, conversationId: id, key, direction: 'out', kind: 'text', text, position, at: now, receipt: 'sent' };
  const { threads, log } = withThread(before, appendMessage(current, message, { replyDueAt: null }), message, now);
  const { state, due } = aftermathOf(before, subject, message, chance);
  const record = before.keys.get(key) ?? firstRecord(id, current.departed + 1, text);
  const kept: KeyRecord = { ...record, conversationId: id, text, taken: { position, firstAt: now } };
  return answered(
    {
      ...state,
      threads,
      log,
      keys: before.keys.with(key, kept),
      ledger: appended(before.ledger, { at: now, conversationId: id, storeId, messageId, key, attempt, text, position, arrival }),
      due: schedule(before.due, due),
    },
    acceptedDraft(before, store, message, true),
    { committed: true, told: 'accepted', shows: [key] },
  );
}
