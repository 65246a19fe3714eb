import type { Fault } from './fault.ts';

export interface ReplyLostRule {
  readonly do: 'reply.lose';
  readonly when: 'after-commit';
  /** Which of all messages: the nth, counted from 1, and where `every` stands, each so many after it. */
  readonly on: { readonly send: { readonly nth: number; readonly every?: number } };
}

/** The platform has the message, but the client never hears of it. Only its first arrival: asking again gets through. */
export const replyLost: Fault<ReplyLostRule> = {
  do: 'reply.lose',
  bite(rule, { phase, nthSend, delayMs }) {
    if (phase !== rule.when || nthSend === null) return null;
    const { nth, every } = rule.on.send;
    const after = nthSend - nth;
    const chosen = every === undefined ? after === 0 : after >= 0 && after % every === 0;
    return chosen ? { kind: 'reset', delayMs } : null;
  },
};
