import type { Fault } from './fault.ts';
import { isOccasion, type SendOccasion } from './send-occasion.ts';

export interface ReplyLostRule {
  readonly do: 'reply.lose';
  readonly when: 'after-commit';
  readonly on: SendOccasion;
}

/** The platform has the message, but the client never hears of it. Only its first arrival: asking again gets through. */
export const replyLost: Fault<ReplyLostRule> = {
  do: 'reply.lose',
  bite(rule, { phase, nthSend, delayMs }) {
    if (phase !== rule.when || nthSend === null) return null;
    return isOccasion(rule.on, nthSend) ? { kind: 'reset', delayMs } : null;
  },
};
