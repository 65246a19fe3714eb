import { hash } from '../chance.ts';
import { base36 } from './base-36.ts';

/**
 * Where a client stands: in the log of changes, or on a page of everything that
 * was begun when the log stood at `sequence`.
 */
export type Cursor = { readonly sequence: number; readonly conversations: number | null };

/** As opaque text, with a check, so that another epoch and garbage are noticed. */
export function writeCursor(epoch: string, { sequence, conversations }: Cursor): string {
  const place = `${sequence.toString(36)}.${conversations === null ? '' : conversations.toString(36)}`;
  return `${place}.${base36(hash(epoch, '/', place))}`;
}

/** Null where the text is no cursor of this epoch. */
export function readCursor(epoch: string, text: string): Cursor | null {
  const [sequenceText = '', conversationsText = ''] = text.split('.', 2);
  const sequence = Number.parseInt(sequenceText, 36);
  const conversations = conversationsText === '' ? null : Number.parseInt(conversationsText, 36);
  if (!Number.isSafeInteger(sequence) || (conversations !== null && !Number.isSafeInteger(conversations))) return null;
  const cursor = { sequence, conversations };
  return writeCursor(epoch, cursor) === text ? cursor : null;
}
