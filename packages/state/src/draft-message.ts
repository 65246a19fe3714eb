import type { ConversationId, MessageKey } from '@cs-inbox/protocol';
import { isObject, VERSION } from './tab-message.ts';

/** What one tab tells the others of a draft; an empty text: it is none any more. */
interface DraftMessage {
  readonly conversationId: ConversationId;
  /** What all tabs had in its place until now. */
  readonly before: string;
  readonly text: string;
  readonly replaces: MessageKey | null;
}

export function draftToWire(message: DraftMessage): unknown {
  return { type: 'draft', v: VERSION, ...message };
}

/** @param lengthMax longest text, in UTF-16 code units */
export function draftFromWire(heard: unknown, lengthMax: number): DraftMessage | null {
  if (!isObject(heard) || heard['type'] !== 'draft' || heard['v'] !== VERSION) return null;
  const { before, conversationId, replaces, text } = heard;
  if (typeof conversationId !== 'string' || typeof before !== 'string' || typeof text !== 'string') return null;
  if (text.length > lengthMax || (replaces !== null && typeof replaces !== 'string')) return null;
  return { before, conversationId, replaces, text };
}
