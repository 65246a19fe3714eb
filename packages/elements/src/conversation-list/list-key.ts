import type { ConversationRow } from '@cs-inbox/state';
import { letterOf } from '../format/letter-of.ts';

interface ListPlace {
  readonly rows: readonly ConversationRow[];
  /** The row that has the tab stop. */
  readonly at: number;
  /** How many rows can be seen. */
  readonly page: number;
}

/** Where a key leads in the list: to a row, by its index, to the search, or nowhere. */
export function listKey(event: KeyboardEvent, { rows, at, page }: ListPlace): number | 'search' | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return null;
  const to = wish(letterOf(event), at, page, rows);
  return typeof to === 'number' ? Math.max(0, Math.min(rows.length - 1, to)) : to;
}

function wish(key: string, at: number, page: number, rows: readonly ConversationRow[]): number | 'search' | null {
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return at + 1;
    case 'ArrowUp':
    case 'k':
      return at - 1;
    case 'PageDown':
      return at + page;
    case 'PageUp':
      return at - page;
    case 'Home':
      return 0;
    case 'End':
      return rows.length - 1;
    case 'u':
      return nextUnread(rows, at);
    case '/':
      return 'search';
    default:
      return null;
  }
}

/** Around the end, so that none is missed. */
function nextUnread(rows: readonly ConversationRow[], at: number): number | null {
  for (let step = 1; step <= rows.length; step += 1) {
    const to = (at + step) % rows.length;
    if ((rows[to]?.conversation.unread ?? 0) > 0) return to;
  }
  return null;
}
