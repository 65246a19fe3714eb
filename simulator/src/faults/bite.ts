import type { Answer } from '../answer.ts';
import type { Fault, Moment } from './fault.ts';
import { networkOffline } from './network-offline.ts';
import { replyLost } from './reply-lost.ts';
import type { Rule, WayRule } from './rule.ts';

const faults = {
  'network.offline': networkOffline,
  'reply.lose': replyLost,
} satisfies { readonly [D in WayRule['do']]: Fault<Extract<WayRule, { readonly do: D }>> };

/** A fault that fired: its name, and what the client gets instead. */
export interface Bite {
  readonly fault: Rule['do'];
  readonly answer: Answer;
}

/** Asks every rule of a scenario; where several bite, the later one wins. */
export function bite(rules: readonly Rule[], moment: Moment): Bite | null {
  let last: Bite | null = null;
  for (const rule of rules) {
    const answer = biteOf(rule, moment);
    if (answer !== null) last = { fault: rule.do, answer };
  }
  return last;
}

function biteOf(rule: Rule, moment: Moment): Answer | null {
  switch (rule.do) {
    case 'network.offline':
      return faults[rule.do].bite(rule, moment);
    case 'reply.lose':
      return faults[rule.do].bite(rule, moment);
    case 'store.throttle':
    case 'store.expire-login':
    case 'content.refuse':
      return null;
  }
}
