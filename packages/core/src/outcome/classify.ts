import {
  type AccountId,
  type ConversationId,
  LookUpReply,
  type Message,
  type MessageKey,
  parseJson,
  Problem,
  SendReply,
} from '@cs-inbox/protocol';
import type { LookUpOutcome } from './look-up-outcome.ts';
import type { SendOutcome } from './send-outcome.ts';
import type { HttpAnswer } from './http-answer.ts';
import { networkFailure } from '../failure/failure.ts';

/** What an answer must echo before it is believed. `account` is null where the host names none. */
export interface Expected {
  readonly account: AccountId | null;
  readonly conversationId: ConversationId;
  readonly key: MessageKey;
}

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
        ? classifyProblem(answer.body)
        : classifyReply(answer, expected);
  }
}

function classifyProblem(body: string): SendOutcome {
  const parsed = parseJson(Problem, body);
  if (!parsed.ok) return unknown('malformed-problem');
  const { committed, title, detail, ...failure } = parsed.value;
  if (committed) return unknown('committed');
  const refused = { ...failure, detail: detail === '' ? title : detail };
  return failure.cause === 'network' ? { kind: 'unreached', failure: refused } : { kind: 'refused', failure: refused };
}

function classifyReply(answer: HttpAnswer & { type: 'answered' }, expected: Expected): SendOutcome {
  if (answer.status !== 200 && answer.status !== 201) return unknown(`http-${answer.status}`);
  if (answer.mediaType !== 'application/json') return unknown('not-json');
  const parsed = parseJson(SendReply, answer.body);
  if (!parsed.ok) return unknown('malformed-reply');
  if (!isOurs(parsed.value.account, expected)) return unknown('other-account');
  return isThis(parsed.value.key, parsed.value.message, expected)
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
  if (!isOurs(account, expected)) return { kind: 'unknown', why: 'other-account' };
  if (key !== expected.key) return { kind: 'unknown', why: 'other-message' };
  if (message === null) return { kind: 'absent' };
  return isThis(key, message, expected) ? { kind: 'found', message } : { kind: 'unknown', why: 'other-message' };
}

function isOurs(account: AccountId, expected: Expected): boolean {
  return expected.account === null || account === expected.account;
}

function isThis(key: MessageKey, message: Message, expected: Expected): boolean {
  return (
    key === expected.key &&
    message.key === expected.key &&
    message.conversationId === expected.conversationId &&
    message.direction === 'out'
  );
}

function unknown(why: string): SendOutcome {
  return { kind: 'unknown', why };
}
