import { type AccountId, type ConversationId, type MessageKey, parseJson, SendRequest, type Store } from '@cs-inbox/protocol';
import type { Parsed } from '@cs-inbox/protocol';
import type { PlatformThread } from './platform-thread.ts';
import type { PlatformRequest } from './platform-request.ts';
import type { PlatformState } from './platform-state.ts';
import { type Route, routeOf } from './route.ts';

/** Longest name of an operator, in UTF-16 code units. */
const OPERATOR_LENGTH_MAX = 128;

/** A message that a client sends off. */
export interface Sending {
  readonly key: MessageKey;
  readonly conversationId: ConversationId;
  readonly request: Parsed<SendRequest>;
  /** Null where there is no such conversation. */
  readonly thread: PlatformThread | null;
}

/** What a request is about, as far as can be told before it is handled. */
export interface Subject {
  readonly route: Route;
  readonly operator: AccountId;
  readonly store: Store | null;
  readonly conversationId: ConversationId | null;
  readonly sending: Sending | null;
}

export function subjectOf(state: PlatformState, request: PlatformRequest): Subject {
  const route = routeOf(request);
  const conversationId = 'conversationId' in route ? route.conversationId : null;
  const thread = conversationId === null ? null : (state.threads.get(conversationId) ?? null);
  const store = thread === null ? null : (state.stores.find(({ id }) => id === thread.conversation.storeId) ?? null);
  const sending =
    route.kind === 'send'
      ? { key: route.key, conversationId: route.conversationId, request: parseJson(SendRequest, request.body ?? ''), thread }
      : null;
  return { route, operator: operatorOf(state, request), store, conversationId, sending };
}

/** Who asks: the header `x-cs-operator`, else the cookie `cs-operator`, else the platform's own account. */
function operatorOf({ account }: PlatformState, { headers }: PlatformRequest): AccountId {
  const named = headers['x-cs-operator'] ?? /(?:^|; )cs-operator=([^;]*)/u.exec(headers['cookie'] ?? '')?.[1];
  return named === undefined || named === '' || named.length > OPERATOR_LENGTH_MAX ? account : named;
}
