/** How much of the last page stays in view, as a part of it. */
const KEPT = 0.1;

/** Where a key leads in the messages: to an end, or so many pages on; null where it is none of theirs. */
export function threadKeys({ key, altKey, ctrlKey, metaKey, shiftKey, target, currentTarget, defaultPrevented }: KeyboardEvent): 'start' | 'end' | number | null {
  // In a menu, a list or a field the keys are its own.
  if (target !== currentTarget || defaultPrevented || altKey || metaKey || shiftKey || ctrlKey) return null;
  if (key === 'Home') return 'start';
  if (key === 'End') return 'end';
  if (key === 'PageUp') return KEPT - 1;
  return key === 'PageDown' ? 1 - KEPT : null;
}
