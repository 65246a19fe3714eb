import type { Mutant } from './mutant.ts';

const gates = 'packages/core/src/outbox/gates.ts';
const heal = 'packages/core/src/outbox/heal.ts';
const cause = 'packages/core/src/failure/cause.ts';

/** Mistakes in what each failure means, one for each row of that table, and in how a store is shut. */
const planted: readonly Omit<Mutant, 'by'>[] = [
  {
    name: 'row: network: an offline message departs',
    rule: 'FAIL-8.1',
    file: 'packages/core/src/outbox/depart.ts',
    find: '  if (!state.leading || !state.network || state.halted !== null',
    replace: '  if (!state.leading || state.halted !== null',
  },
  {
    name: 'row: network: outcome unknown shown as failed',
    rule: 'FAIL-8.2',
    file: 'packages/core/src/delivery/ladder.ts',
    find: "refuse: 'failed', lose: 'unconfirmed', hold: 'waiting' },",
    replace: "refuse: 'failed', lose: 'failed', hold: 'waiting' },",
  },
  {
    name: 'row: throttled: the next message of the store goes all the same',
    rule: 'FAIL-8.3',
    file: gates,
    find: '  if (gate === undefined) return true;',
    replace: "  if (gate === undefined || gate.cause === 'throttled') return true;",
  },
  {
    name: 'row: login: a refusal parks every store',
    rule: 'FAIL-8.4',
    file: gates,
    find: '  const gate = state.gates.get(entry.storeId);',
    replace: "  const gate = state.gates.get(entry.storeId) ?? [...state.gates.values()].find((other) => other.cause === 'login');",
  },
  {
    name: 'row: content: a violation holds up its conversation',
    rule: 'FAIL-8.5',
    file: cause,
    find: "  return mayRetry(failure) ? causes[failure.cause].holds : 'nothing';",
    replace: "  return mayRetry(failure) ? causes[failure.cause].holds : failure.cause === 'content' ? 'conversation' : 'nothing';",
  },
  {
    name: 'row: recipient: may be retried',
    rule: 'FAIL-8.6',
    file: cause,
    find: "  return retry === 'yes' ||",
    replace: "  return retry === 'yes' || cause === 'recipient' ||",
  },
  {
    name: 'row: quota: heals by itself',
    rule: 'FAIL-8.7',
    file: heal,
    find: "causes[failure.cause].heals !== 'nothing';",
    replace: "(failure.cause === 'quota' || causes[failure.cause].heals !== 'nothing');",
  },
  {
    name: 'row: platform: retried for ever',
    rule: 'FAIL-6.3',
    file: heal,
    find: '      return givenUp ? null : Math.max(',
    replace: '      return givenUp && now < 0 ? null : Math.max(',
  },
  {
    name: 'row: config: heals by time',
    rule: 'FAIL-8.9',
    file: heal,
    find: '  const { delivery, failure, notBefore } = entry;',
    replace: "  const { delivery, failure, notBefore } = entry;\n  if (delivery === 'failed' && failure?.cause === 'config' && isHolding(entry)) return true;",
  },
  {
    name: 'row: storage: the text of a new message is lost',
    rule: 'FAIL-8.10',
    file: 'packages/core/src/outbox/disk.ts',
    find: "      turn.effects.push({ type: 'return-text', conversationId, key, text: entry.text, replaces: replaced?.key ?? null, why });\n",
    replace: '',
  },
  {
    name: 'row: unknown: retried though the backend says no',
    rule: 'FAIL-8.11',
    file: cause,
    find: "(retry === 'as-told' && retryable && kind !== 'permanent')",
    replace: "(retry === 'as-told' && kind !== 'permanent')",
  },
  {
    name: 'row: a shut store opens to all at once',
    rule: 'FAIL-2.3',
    file: gates,
    find: '  if (gate.first !== entry.key || state.signedOut.has(entry.storeId)) return false;',
    replace: '  if (state.signedOut.has(entry.storeId)) return false;',
  },
  {
    name: 'row: a shut store waits for a message that stands behind another',
    rule: 'FAIL-2.3',
    file: gates,
    find: ' ? head.key : (gate?.first ?? null);',
    replace: ' ? entry.key : (gate?.first ?? null);',
  },
  {
    name: 'row: of two times the earlier counts',
    rule: 'FAIL-2.6',
    file: gates,
    find: '  return keepsLonger(turn.now, gate,',
    replace: '  return !keepsLonger(turn.now, gate,',
  },
  {
    name: 'row: of two reasons the time is forgotten',
    rule: 'FAIL-2.6',
    file: gates,
    find: '  if (asked(a) !== asked(b)) return asked(a);\n',
    replace: '',
  },
  {
    name: 'row: Retry-After ignored',
    rule: 'FAIL-2.4',
    file: heal,
    find: '  const at = retryAfterMs === null ? retryAt : now + Math.ceil(retryAfterMs);',
    replace: '  const at = retryAt;',
  },
  {
    name: 'row: a time that is over asks for a try each second',
    rule: 'FAIL-2.5',
    file: heal,
    find: '  return at === null || at <= now ? null :',
    replace: '  return at === null ? null :',
  },
  {
    name: 'row: the store opens though nobody knows what became of the one that tried',
    rule: 'FAIL-2.3',
    file: gates,
    find: '  return !stopped && newerAt === null && !hopeless;',
    replace: "  return !stopped && newerAt === null && !hopeless && delivery !== 'unconfirmed';",
  },
  {
    name: 'row: goes again before anybody knows whether something newer has come',
    rule: 'RETRY-2.8',
    file: 'packages/core/src/outbox/depart.ts',
    find: ' && !turn.state.upToDate) return null;',
    replace: ' && turn.now < 0) return null;',
  },
  {
    name: 'row: Retry-After believed without limits',
    rule: 'FAIL-2.4',
    file: heal,
    find: 'Math.min(Math.max(at, now + policy.waitMsMin), now + policy.waitMsMax);',
    replace: 'at;',
  },
  {
    name: 'row: a person who comes back sets off a try every time',
    rule: 'FAIL-10.4',
    file: 'packages/core/src/outbox/person.ts',
    find: 'Math.max(turn.now, lastAt + turn.policy.returnProbeMs)',
    replace: 'turn.now',
  },
];

export const rowMutants: readonly Mutant[] = planted.map((mutant) => ({ ...mutant, by: 'unit' }));
