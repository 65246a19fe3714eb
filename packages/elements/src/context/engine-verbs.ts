import type { ConversationId } from '@cs-inbox/protocol';
import type { Inbox } from '@cs-inbox/state';
import type { MessageDeed } from '../events/message-deed-event.ts';

type Verb = (inbox: Inbox, conversationId: ConversationId, key: string) => void;

/** What the engine does at a person's word about one message. */
export const engineVerbs = {
  check: (inbox, id, key) => inbox.check(id, key),
  edit: (inbox, id, key) => inbox.edit(id, key),
  'stop-waiting': (inbox, id, key) => inbox.stopWaiting(id, key),
  discard: (inbox, id, key) => inbox.discard(id, key),
  'send-anyway': (inbox, id, key) => inbox.sendAnyway(id, key),
  withdraw: (inbox, id, key) => inbox.withdraw(id, key),
  'take-back': (inbox, id, key) => inbox.withdraw(id, key, { edit: true }),
  refresh: (inbox) => inbox.refresh(),
} as const satisfies Partial<Record<MessageDeed, Verb>>;
