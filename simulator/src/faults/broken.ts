import type { Broken, Reply } from '../answer.ts';
import type { Breakage } from '../breakage.ts';

/** An answer that breaks where it would have come; at once where none would. */
export function broken(how: Breakage, reply: Reply | null): Broken {
  return { kind: 'broken', how, reply, delayMs: reply?.delayMs ?? 0 };
}
