import { LookUpReply, parseJson, Problem, SendReply } from '@cs-inbox/protocol';
import type { LookUpOutcome } from './look-up-outcome.ts';
import type { SendOutcome } from './send-outcome.ts';
import type { HttpAnswer } from './http-answer.ts';
import { networkFailure } from '../failure/failure.ts';
import { type Expected, isAccount, isExpected } from './expected.ts';

/**
 * Judges the answer to a send. Total: whatever came back ends in exactly one outcome,
 * and only a whole answer of our protocol that echoes account and key is believed.
 */
export function classifySend(answer: HttpAnswer, expected: Expected): SendOutcome {
  switch (answer.type) {
    case 'not-called':
      return { kind: 'unreached', failure: networkFailure(answer.why) };
    case 'broken':
      return unknown(answer.why);
    case 'answered':
      return answer.mediaType === 'application/problem+json'
        ? classifyProblem(answer, expected)
        : classifyReply(answer, expected);
  }
}

function classifyProblem({ body, retryAfterMs = null }: HttpAnswer & { type: 'answered' }, expected: Expected): SendOutcome {
  const parsed = parseJson(Problem, body);
  if (!parsed.ok) return unknown('malformed-problem');
  const { account, key, committed, title, detail, ...failure } = parsed.value;
  if (!isAccount(account, expected.account)) return unknown('other-account');
  if (key !== expected.key) return unknown('other-message');
  if (committed) return unknown('committed');
  // Of a disk only ours is spoken.
  const cause = failure.cause === 'storage' ? 'platform' : failure.cause;
  const refused = { ...failure, cause, detail: detail === '' ? title : detail };
  const told = { failure: refused, ...(retryAfterMs === null ? {} : { retryAfterMs }) };
  return failure.cause === 'network' ? { kind: 'unreached', ...told } : { kind: 'refused', ...told };
}

function classifyReply(answer: HttpAnswer & { type: 'answered' }, expected: Expected): SendOutcome {
  if (answer.status !== 200 && answer.status !== 201) return unknown(`http-${answer.status}`);
  if (answer.mediaType !== 'application/json') return unknown('not-json');
  const parsed = parseJson(SendReply, answer.body);
  if (!parsed.ok) return unknown('malformed-reply');
  if (!isAccount(parsed.value.account, expected.account)) return unknown('other-account');
  return parsed.value.key === expected.key && isExpected(parsed.value.message, expected)
    ? { kind: 'accepted', message: parsed.value.message }
    : unknown('other-message');
}

/** Judges the answer to a look-up; anything but a whole, fitting answer leaves it unknown. */
export function classifyLookUp(answer: HttpAnswer, expected: Expected): LookUpOutcome {
  if (answer.type !== 'answered') return { kind: 'unknown', why: answer.why };
  if (answer.status !== 200 || answer.mediaType !== 'application/json') return { kind: 'unknown', why: `http-${answer.status}` };
  const parsed = parseJson(LookUpReply, answer.body);
  if (!parsed.ok) return { kind: 'unknown', why: 'malformed-reply' };
  const { account, key, message } = parsed.value;
  if (!isAccount(account, expected.account)) return { kind: 'unknown', why: 'other-account' };
  if (key !== expected.key) return { kind: 'unknown', why: 'other-message' };
  if (message === null) return { kind: 'absent' };
  return isExpected(message, expected) ? { kind: 'found', message } : { kind: 'unknown', why: 'other-message' };
}

function unknown(why: string): SendOutcome {
  return { kind: 'unknown', why };
}
