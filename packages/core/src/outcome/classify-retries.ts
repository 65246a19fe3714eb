import { type MessageKey, parseJson, Problem, RetriesReply } from '@cs-inbox/protocol';
import { classifySend, refusalOf } from './classify.ts';
import { type Expected, isAccount, isExpected } from './expected.ts';
import type { HttpAnswer } from './http-answer.ts';
import type { SendOutcome } from './send-outcome.ts';

/**
 * Judges the answer to a request that sends many messages again: an outcome by key. Total: of a
 * key that the answer leaves out nobody knows what became of it.
 */
export function classifyRetries(answer: HttpAnswer, messages: readonly Expected[]): ReadonlyMap<MessageKey, SendOutcome> {
  const many = answer.type === 'answered' && answer.status === 207 && answer.mediaType === 'application/json';
  const reply = many ? parseJson(RetriesReply, answer.body) : null;
  return new Map(messages.map((expected) => [expected.key, reply?.ok === true ? outcomeOf(reply.value, expected) : outcomeOfAll(answer, expected)]));
}

function outcomeOf({ account, items }: RetriesReply, expected: Expected): SendOutcome {
  if (!isAccount(account, expected.account)) return { kind: 'unknown', why: 'other-account' };
  const mine = items.filter(({ key }) => key === expected.key);
  // Should it say both, it has arrived.
  const item = mine.find(({ outcome }) => outcome === 'accepted') ?? mine[0];
  if (item === undefined) return { kind: 'unknown', why: 'left-out' };
  if (item.outcome === 'refused') return refusalOf(item.problem, expected);
  return isExpected(item.message, expected) ? { kind: 'accepted', message: item.message } : { kind: 'unknown', why: 'other-message' };
}

/** A refusal of the whole request has tried none of its messages, so each of them may go by itself. */
function outcomeOfAll(answer: HttpAnswer, expected: Expected): SendOutcome {
  const problem = answer.type === 'answered' && answer.mediaType === 'application/problem+json' ? parseJson(Problem, answer.body) : null;
  if (answer.type !== 'answered' || problem?.ok !== true || problem.value.key !== null) return classifySend(answer, expected);
  const refused = refusalOf({ ...problem.value, key: expected.key }, expected, answer.retryAfterMs);
  return refused.kind === 'refused' ? { ...refused, kind: 'unreached' } : refused;
}
