import type { BenchMessage } from './bench-message.ts';
import { token } from './make-text.ts';

/** Newer than whatever was loaded. */
const FIRST_AT = Date.UTC(2027, 0, 1);

/** What a buyer writes while the page stands open. */
export function incomingMessage(n: number): BenchMessage {
  return {
    id: `m${n}`,
    n,
    text: `${token(n)}incoming message number ${n} about your order`,
    own: false,
    author: 'Customer Ann',
    time: FIRST_AT + n * 60_000,
    status: 'received',
  };
}
