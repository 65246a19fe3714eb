/** How often a message has left, as its badge says it: the first time has none. */
export type AttemptBadge = 'first' | 'second' | 'third-or-later';

export function badgeOf(attempts: number): AttemptBadge {
  return attempts <= 1 ? 'first' : attempts === 2 ? 'second' : 'third-or-later';
}
