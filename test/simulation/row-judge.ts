import type { Conversation } from '@cs-inbox/protocol';
import type { PlatformHistory } from './platform-history.ts';
import { sameMessage } from './same-row.ts';

/** From where on news count. */
type Point =
  /** Of whoever stands at a cursor: all changes before this number. */
  | { readonly sequence: number }
  /** Of whoever knows of everything before this time, ms since the epoch. */
  | { readonly at: number };

/** Judges rows of conversations by what the platform has been. */
export class RowJudge {
  readonly #history: PlatformHistory;
  /** Conversations that a person has read: nothing of them is unread here, whatever the platform says so far. */
  readonly #read = new Set<string>();

  constructor(history: PlatformHistory) {
    this.#history = history;
  }

  /** A person has read the newest of a conversation. */
  read(conversationId: string): void {
    this.#read.add(conversationId);
  }

  /** What is wrong with a conversation as somebody has it who must know of everything up to a point, or null. */
  differs(row: Conversation, point: Point): string | null {
    const versions = this.#history.conversations.get(row.id);
    if (versions === undefined) return `${row.id} is no conversation of the platform`;
    const due = 'at' in point ? versions.atTime(point.at) : versions.at(point.sequence);
    const isHeld = (one: Conversation) => ('at' in point ? versions.isHeldSince(one, point.at) : versions.isHeldAt(one, point.sequence));
    const readHere = this.#read.has(row.id) && row.unread === 0;
    if (!isHeld(row) && !(readHere && counts.some((unread) => isHeld({ ...row, unread })))) {
      return `${row.id} says ${row.unread} unread, and had ${due?.unread ?? 0}`;
    }
    const { lastMessage } = row;
    const dueAt = due?.lastMessage?.position ?? 0;
    if ((lastMessage?.position ?? 0) < dueAt) return `${row.id} ends with message ${lastMessage?.position ?? 0}, and ended with ${dueAt}`;
    if (lastMessage === null) return null;
    const messages = this.#history.messages(row.id).get(lastMessage.position);
    if (messages === undefined) return `${row.id} ends with a message that the platform never had`;
    const asTold = due?.lastMessage !== undefined && due.lastMessage !== null && sameMessage(due.lastMessage, lastMessage);
    const isNew = asTold || ('at' in point ? messages.isHeldSince(lastMessage, point.at) : messages.isHeldAt(lastMessage, point.sequence));
    return isNew ? null : `${row.id} ends with "${lastMessage.text}" as ${lastMessage.receipt}, which is of the past`;
  }
}

/** As many as a buyer may have written before somebody reads it here. */
const counts = Array.from({ length: 40 }, (_, unread) => unread);
