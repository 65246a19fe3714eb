/** What a key asks for in the table. A number leads to a row, by its index. */
export type FailedKey = number | 'left' | 'right' | 'select' | 'select-all' | 'retry' | 'retry-selected' | 'edit' | 'open' | 'search' | 'menu' | 'escape';

interface FailedPlace {
  readonly count: number;
  /** The row that has the tab stop. */
  readonly at: number;
  /** How many rows can be seen. */
  readonly page: number;
}

/** null where the key asks for nothing. */
export function failedKey(event: KeyboardEvent, { count, at, page }: FailedPlace): FailedKey | null {
  if (event.isComposing || event.altKey) return null;
  const letter = letterOf(event);
  if (event.ctrlKey || event.metaKey) return letter === 'a' && !event.shiftKey ? 'select-all' : null;
  if (letter === 'r') return event.shiftKey ? 'retry-selected' : 'retry';
  const wish = wishes[letter];
  const to = typeof wish === 'function' ? wish(at, page, count) : (wish ?? null);
  return typeof to === 'number' ? Math.max(0, Math.min(count - 1, to)) : to;
}

const wishes: Readonly<Record<string, FailedKey | ((at: number, page: number, count: number) => number)>> = {
  ArrowDown: (at) => at + 1,
  j: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  k: (at) => at - 1,
  PageDown: (at, page) => at + page,
  PageUp: (at, page) => at - page,
  Home: () => 0,
  End: (_at, _page, count) => count - 1,
  ArrowLeft: 'left',
  ArrowRight: 'right',
  x: 'select',
  ' ': 'select',
  e: 'edit',
  Enter: 'open',
  ContextMenu: 'menu',
  '/': 'search',
  Escape: 'escape',
};

/** On a keyboard without Latin letters, the letter that its key has on one with them. */
function letterOf({ key, code }: KeyboardEvent): string {
  if (key.length > 1) return key;
  return /^[ -~]$/u.test(key) ? key.toLowerCase() : code.replace(/^Key/u, '').toLowerCase();
}
