import { LookUpReply, parseJson, Problem, ReadReply as Echo, SendReply } from '@cs-inbox/protocol';
import type { LookUpOutcome } from './look-up-outcome.ts';
import type { SendOutcome } from './send-outcome.ts';
import type { HttpAnswer } from './http-answer.ts';
import { networkFailure } from '../failure/failure.ts';
import { meaningOf } from '../failure/platform-codes.ts';
import { type Expected, isAccount, isExpected } from './expected.ts';
import { toldReason } from './told-reason.ts';

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

function classifyProblem(answer: HttpAnswer & { type: 'answered' }, expected: Expected): SendOutcome {
  const parsed = parseJson(Problem, answer.body);
  if (parsed.ok) return refusalOf(parsed.value, expected, answer.retryAfterMs);
  // One that leaves the outcome open says all the same who is signed in.
  const echo = parseJson(Echo, answer.body);
  return echo.ok && !isAccount(echo.value.account, expected.account) ? unknown('other-account') : inDoubt('malformed-problem', answer, expected);
}

/**
 * What a Problem says of one message: on its own, or as an item of an answer to many.
 * @param retryAfterMs what the answer's own header asks for
 */
export function refusalOf({ account, key, committed, title, detail, ...told }: Problem, expected: Expected, retryAfterMs: number | null = null): SendOutcome {
  if (!isAccount(account, expected.account)) return unknown('other-account');
  if (key !== expected.key) return unknown('other-message');
  if (committed) return unknown('committed');
  const { platform = '', codes } = expected;
  const sentence = detail === '' ? title : detail;
  const listed = told.cause === 'unknown' && codes !== undefined && told.code !== '' ? meaningOf(codes, platform, told.code, sentence) : undefined;
  const failure = { ...told, ...listed, detail: sentence };
  const outcome = {
    // Of a disk only ours is spoken.
    failure: failure.cause === 'storage' ? { ...failure, cause: 'platform' as const } : failure,
    ...(retryAfterMs === null ? {} : { retryAfterMs }),
  };
  return failure.cause === 'network' ? { kind: 'unreached', ...outcome } : { kind: 'refused', ...outcome };
}

function classifyReply(answer: HttpAnswer & { type: 'answered' }, expected: Expected): SendOutcome {
  if (answer.status !== 200 && answer.status !== 201) return inDoubt(`http-${answer.status}`, answer, expected);
  if (answer.mediaType !== 'application/json') return inDoubt('not-json', answer, expected);
  const parsed = parseJson(SendReply, answer.body);
  if (!parsed.ok) return inDoubt('malformed-reply', answer, expected);
  if (!isAccount(parsed.value.account, expected.account)) return unknown('other-account');
  return parsed.value.key === expected.key && isExpected(parsed.value.message, expected)
    ? { kind: 'accepted', message: parsed.value.message }
    : unknown('other-message');
}

/** It proves nothing, but may say why, and when. */
function inDoubt(why: string, answer: HttpAnswer & { type: 'answered' }, expected: Expected): SendOutcome {
  const failure = toldReason(answer, expected);
  const { status, retryAfterMs = null } = answer;
  const asks = retryAfterMs !== null && (status === 429 || status === 503 || failure?.cause === 'throttled' || failure?.cause === 'quota');
  return { kind: 'unknown', why, ...(failure === null ? {} : { failure }), ...(asks ? { retryAfterMs } : {}) };
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
