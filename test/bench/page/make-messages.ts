import type { BenchMessage } from './bench-message.ts';
import { makeText } from './make-text.ts';
import { randomFrom } from './random-from.ts';

const FIRST_AT = Date.UTC(2026, 0, 1, 8);

/** A thread of so many messages, the same each time, oldest first. Three of the last four are our own: their status is changed later. */
export function makeMessages(count: number): readonly BenchMessage[] {
  const random = randomFrom(7);
  let time = FIRST_AT;
  return Array.from({ length: count }, (_, n): BenchMessage => {
    time += 5_000 + Math.floor(random() * 110_000);
    const drawn = random() < 0.45;
    const text = makeText(random, n);
    const own = drawn || (count > 4 && n >= count - 4 && n < count - 1);
    return { id: `m${n}`, n, text, own, author: own ? 'Agent Me' : 'Customer Ann', time, status: own ? 'sent' : 'received' };
  });
}
