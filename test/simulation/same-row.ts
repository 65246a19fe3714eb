import type { Conversation, Message, Store } from '@cs-inbox/protocol';

/** Two rows say the same where each of their fields does. They are not printed for that: a run compares millions. */
export function sameMessage(a: Message, b: Message): boolean {
  return (
    a === b ||
    (a.receipt === b.receipt &&
      a.position === b.position &&
      a.at === b.at &&
      a.direction === b.direction &&
      a.kind === b.kind &&
      a.id === b.id &&
      a.conversationId === b.conversationId &&
      (a.key ?? null) === (b.key ?? null) &&
      a.text === b.text &&
      (a.note ?? null) === (b.note ?? null))
  );
}

/** Without its newest message, which is a row of its own. */
export function sameHead(a: Conversation, b: Conversation): boolean {
  return (
    a === b ||
    (a.unread === b.unread &&
      a.id === b.id &&
      a.storeId === b.storeId &&
      a.buyer.id === b.buyer.id &&
      a.buyer.name === b.buyer.name &&
      (a.replyDueAt ?? null) === (b.replyDueAt ?? null) &&
      (a.priority ?? false) === (b.priority ?? false))
  );
}

export function sameStore(a: Store, b: Store): boolean {
  return (
    a === b ||
    (a.login === b.login &&
      a.id === b.id &&
      a.name === b.name &&
      a.platform === b.platform &&
      a.market === b.market &&
      a.textLengthMax === b.textLengthMax &&
      a.pace?.messages === b.pace?.messages &&
      a.pace?.everyMs === b.pace?.everyMs)
  );
}
