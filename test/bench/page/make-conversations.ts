import type { BenchConversation } from './bench-conversation.ts';
import { makeText } from './make-text.ts';
import { randomFrom } from './random-from.ts';

const FIRST_AT = Date.UTC(2026, 0, 1, 8);

/** So many conversations, the same each time, newest first. */
export function makeConversations(count: number): readonly BenchConversation[] {
  const random = randomFrom(11);
  return Array.from({ length: count }, (_, n) => ({
    id: `c${n}`,
    n,
    title: `Customer ${n}`,
    last: makeText(random, n).slice(0, 80),
    time: FIRST_AT + (count - n) * 60_000,
    unread: random() < 0.2 ? 1 + Math.floor(random() * 9) : 0,
  }));
}
