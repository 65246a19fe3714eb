import type { Row } from './ports.ts';
import { type QuickReply, replyLimits } from './quick-reply.ts';
import { isObject } from './tab-message.ts';

const REPLY = 'reply:';

/** What the disk has of one. */
export type StoredReply = Omit<QuickReply, 'saved'>;

export const replyRowKey = (id: string): string => REPLY + id;

export function replyRow({ id, category, title, text, gone, at }: StoredReply): Row {
  return { key: replyRowKey(id), value: { v: 1, category, title, text, at, ...(gone ? { gone } : {}) } };
}

/** @returns null where it cannot be read, undefined where it is none at all */
export function readReply({ key, value }: Row): StoredReply | null | undefined {
  if (!key.startsWith(REPLY)) return undefined;
  if (!isObject(value) || value['v'] !== 1) return null;
  const { category, title, text, gone = false, at } = value;
  const { categoryMax, textMax, titleMax } = replyLimits;
  if (!fits(category, categoryMax) || !fits(title, titleMax) || !fits(text, textMax)) return null;
  if (typeof at !== 'number' || typeof gone !== 'boolean') return null;
  return { id: key.slice(REPLY.length), category, title, text, gone, at };
}

function fits(text: unknown, lengthMax: number): text is string {
  return typeof text === 'string' && text.length <= lengthMax;
}
