import type { Conversation, Message, Store } from '@cs-inbox/protocol';

/** Two rows say the same where they print alike, in whatever order their fields stand. */
export function printMessage({ id, conversationId, key = null, direction, kind, text, position, at, receipt, note }: Message): string {
  return JSON.stringify([id, conversationId, key, direction, kind, text, position, at, receipt, note ?? null]);
}

/** Without its newest message, which is a row of its own. */
export function printHead({ id, storeId, buyer, unread, replyDueAt = null, priority = false }: Conversation): string {
  return JSON.stringify([id, storeId, buyer.id, buyer.name, unread, replyDueAt, priority]);
}

export function printStore({ id, name, platform, market, login, textLengthMax, pace = null }: Store): string {
  return JSON.stringify([id, name, platform, market, login, textLengthMax, pace?.messages ?? null, pace?.everyMs ?? null]);
}
