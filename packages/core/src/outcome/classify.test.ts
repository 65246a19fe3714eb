import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import type { SendOutcome } from './send-outcome.ts';
import { classifyLookUp, classifySend } from './classify.ts';
import type { Expected } from './expected.ts';
import type { HttpAnswer } from './http-answer.ts';

const JSON_TYPE = 'application/json';
const PROBLEM_TYPE = 'application/problem+json';
const expected: Expected = { account: 'mei', conversationId: 'c1', key: 'k1' };
const message = { id: 'm1', conversationId: 'c1', key: 'k1', direction: 'out', kind: 'text', text: 'hi', position: 3, at: 5, receipt: 'sent' };
const reply = { account: 'mei', key: 'k1', message };
const problem = { account: 'mei', key: 'k1', class: 'business', retryable: false, committed: false, cause: 'content' };

const answered = (status: number, mediaType: string, body: unknown): HttpAnswer => ({
  type: 'answered',
  status,
  mediaType,
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

/** `accepted`, `refused`, `unreached`, or `unknown: why`. */
const said = (outcome: SendOutcome): string => (outcome.kind === 'unknown' ? `unknown: ${outcome.why}` : outcome.kind);

type Row = readonly [what: string, answer: HttpAnswer, outcome: string];

function table(rule: string, rows: readonly Row[]): void {
  for (const [what, answer, outcome] of rows) {
    test(`${rule} ${what} is ${outcome}`, () => assert.equal(said(classifySend(answer, expected)), outcome));
  }
}

describe('a whole answer of our protocol', () => {
  table('SEND-4.2', [
    ['201 with our message', answered(201, JSON_TYPE, reply), 'accepted'],
    ['200 with our message', answered(200, JSON_TYPE, reply), 'accepted'],
    ['our message with fields that we do not know', answered(200, JSON_TYPE, { ...reply, extra: 1 }), 'accepted'],
    ['our message that was read already', answered(200, JSON_TYPE, { ...reply, message: { ...message, receipt: 'read' } }), 'accepted'],
  ]);

  test('SEND-4.2 an accepted answer hands on the message that the backend has', () => {
    assert.deepEqual(classifySend(answered(201, JSON_TYPE, reply), expected), { kind: 'accepted', message });
  });

  test('SEND-4.2 where the host names no account every account is believed', () => {
    assert.equal(classifySend(answered(201, JSON_TYPE, reply), { ...expected, account: null }).kind, 'accepted');
  });
});

describe('an answer for somebody or something else', () => {
  table('SEND-4.2', [
    ['another key', answered(200, JSON_TYPE, { ...reply, key: 'k2' }), 'unknown: other-message'],
    ['a message with another key', answered(200, JSON_TYPE, { ...reply, message: { ...message, key: 'k2' } }), 'unknown: other-message'],
    ['a message without a key', answered(200, JSON_TYPE, { ...reply, message: { ...message, key: null } }), 'unknown: other-message'],
    ['another conversation', answered(200, JSON_TYPE, { ...reply, message: { ...message, conversationId: 'c2' } }), 'unknown: other-message'],
    ['an incoming message', answered(200, JSON_TYPE, { ...reply, message: { ...message, direction: 'in' } }), 'unknown: other-message'],
    ['another account', answered(200, JSON_TYPE, { ...reply, account: 'kim' }), 'unknown: other-account'],
    ['another account and key', answered(200, JSON_TYPE, { ...reply, account: 'kim', key: 'k2' }), 'unknown: other-account'],
  ]);
});

describe('an answer that is not our protocol', () => {
  table('SEND-4.2', [
    ['200 with HTML', answered(200, 'text/html', '<title>Sign in</title>'), 'unknown: not-json'],
    ['200 with our JSON under the name of HTML', answered(200, 'text/html', reply), 'unknown: not-json'],
    ['200 with no media type', answered(200, '', reply), 'unknown: not-json'],
    ['200 with HTML under the name of JSON', answered(200, JSON_TYPE, '<html>'), 'unknown: malformed-reply'],
    ['200 with nothing', answered(200, JSON_TYPE, ''), 'unknown: malformed-reply'],
    ['204', answered(204, '', ''), 'unknown: http-204'],
    ['202 with our message', answered(202, JSON_TYPE, reply), 'unknown: http-202'],
    ['200 with JSON that is cut', answered(200, JSON_TYPE, JSON.stringify(reply).slice(0, -1)), 'unknown: malformed-reply'],
    ['200 with a field missing', answered(200, JSON_TYPE, { ...reply, message: { ...message, position: undefined } }), 'unknown: malformed-reply'],
    ['200 with null', answered(200, JSON_TYPE, 'null'), 'unknown: malformed-reply'],
    ['200 with a list', answered(200, JSON_TYPE, [reply]), 'unknown: malformed-reply'],
    ['200 with JSON that is too deep', answered(200, JSON_TYPE, '['.repeat(100_000)), 'unknown: malformed-reply'],
    ['200 with our message and a deep field', answered(200, JSON_TYPE, `{"x":${'['.repeat(40)}${']'.repeat(40)},${JSON.stringify(reply).slice(1)}`), 'unknown: malformed-reply'],
    ['200 with JSON that is too long', answered(200, JSON_TYPE, JSON.stringify(reply) + ' '.repeat(16 * 1024 * 1024)), 'unknown: malformed-reply'],
    ['a reply under __proto__', answered(200, JSON_TYPE, `{"__proto__":${JSON.stringify(reply)}}`), 'unknown: malformed-reply'],
    ['a message under __proto__', answered(200, JSON_TYPE, `{"account":"mei","key":"k1","message":{"__proto__":${JSON.stringify(message)}}}`), 'unknown: malformed-reply'],
  ]);

  table('SEND-4.2', [
    ['301', answered(301, 'text/html', ''), 'unknown: http-301'],
    ['304', answered(304, '', ''), 'unknown: http-304'],
    ['307 with our message', answered(307, JSON_TYPE, reply), 'unknown: http-307'],
    ['401 with HTML', answered(401, 'text/html', '<h1>'), 'unknown: http-401'],
    ['404 with HTML', answered(404, 'text/html', '<h1>'), 'unknown: http-404'],
    ['409 with our message', answered(409, JSON_TYPE, reply), 'unknown: http-409'],
    ['422 with plain JSON that looks like a Problem', answered(422, JSON_TYPE, problem), 'unknown: http-422'],
    ['500 with HTML', answered(500, 'text/html', '<h1>'), 'unknown: http-500'],
    ['502 with HTML', answered(502, 'text/html', '<h1>'), 'unknown: http-502'],
    ['503 with nothing', answered(503, '', ''), 'unknown: http-503'],
    ['504 with our message', answered(504, JSON_TYPE, reply), 'unknown: http-504'],
  ]);
});

describe('no answer at all', () => {
  table('SEND-4.1', [
    ['a rejected fetch', { type: 'broken', why: 'rejected' }, 'unknown: rejected'],
    ['an abort', { type: 'broken', why: 'aborted' }, 'unknown: aborted'],
    ['a cut body', { type: 'broken', why: 'cut' }, 'unknown: cut'],
    ['a redirect', { type: 'broken', why: 'redirected' }, 'unknown: redirected'],
    ['an endless body', { type: 'broken', why: 'too-long' }, 'unknown: too-long'],
    ['a call that was never made', { type: 'not-called', why: 'host-settings' }, 'unreached'],
  ]);

  test('FAIL-1.1 a call that was never made is a failure of the network with its code', () => {
    const outcome = classifySend({ type: 'not-called', why: 'host-settings' }, expected);
    assert.deepEqual(outcome.kind === 'unreached' && [outcome.failure.cause, outcome.failure.code], ['network', 'host-settings']);
  });
});

describe('a Problem', () => {
  const without = (field: keyof typeof problem) => Object.fromEntries(Object.entries(problem).filter(([name]) => name !== field));

  table('SEND-4.8', [
    ['committed: false', answered(422, PROBLEM_TYPE, problem), 'refused'],
    ['committed: false with any status', answered(503, PROBLEM_TYPE, problem), 'refused'],
    ['committed: true', answered(422, PROBLEM_TYPE, { ...problem, committed: true }), 'unknown: committed'],
    ['no committed', answered(422, PROBLEM_TYPE, without('committed')), 'unknown: malformed-problem'],
    ['committed: "false"', answered(422, PROBLEM_TYPE, { ...problem, committed: 'false' }), 'unknown: malformed-problem'],
    ['no class', answered(422, PROBLEM_TYPE, without('class')), 'unknown: malformed-problem'],
    ['one that is cut', answered(422, PROBLEM_TYPE, JSON.stringify(problem).slice(0, -1)), 'unknown: malformed-problem'],
    ['an empty one', answered(503, PROBLEM_TYPE, ''), 'unknown: malformed-problem'],
    ['committed under __proto__', answered(422, PROBLEM_TYPE, '{"account":"mei","key":"k1","__proto__":{"committed":false},"class":"business","retryable":false}'), 'unknown: malformed-problem'],
    ['our message under the name of a Problem', answered(200, PROBLEM_TYPE, reply), 'unknown: malformed-problem'],
  ]);

  table('SEND-4.2', [
    ['a Problem without an account', answered(422, PROBLEM_TYPE, without('account')), 'unknown: malformed-problem'],
    ['a Problem of another account', answered(422, PROBLEM_TYPE, { ...problem, account: 'kim' }), 'unknown: other-account'],
    ['a Problem of another account and key', answered(422, PROBLEM_TYPE, { ...problem, account: 'kim', key: 'k2' }), 'unknown: other-account'],
    ['a Problem of another key', answered(422, PROBLEM_TYPE, { ...problem, key: 'k2' }), 'unknown: other-message'],
    ['a Problem without a key', answered(422, PROBLEM_TYPE, without('key')), 'unknown: other-message'],
    ['a Problem with key: null', answered(422, PROBLEM_TYPE, { ...problem, key: null }), 'unknown: other-message'],
    ['a committed Problem of another key', answered(422, PROBLEM_TYPE, { ...problem, key: 'k2', committed: true }), 'unknown: other-message'],
    ['a Problem of the network for another key', answered(503, PROBLEM_TYPE, { ...problem, key: 'k2', cause: 'network' }), 'unknown: other-message'],
  ]);

  test('SEND-4.2 where the host names no account a Problem of every account counts, but of our key only', () => {
    const anybody = { ...expected, account: null };
    assert.equal(said(classifySend(answered(422, PROBLEM_TYPE, problem), anybody)), 'refused');
    assert.equal(said(classifySend(answered(422, PROBLEM_TYPE, { ...problem, key: 'k2' }), anybody)), 'unknown: other-message');
  });

  test('FAIL-7.1 one of the network that was not committed never reached the platform', () => {
    assert.equal(said(classifySend(answered(503, PROBLEM_TYPE, { ...problem, cause: 'network' }), expected)), 'unreached');
    assert.equal(said(classifySend(answered(503, PROBLEM_TYPE, { ...problem, cause: 'network', committed: true }), expected)), 'unknown: committed');
  });

  test('FAIL-7.2 a cause that is not known is kept as unknown, with its code and request id', () => {
    const outcome = classifySend(answered(422, PROBLEM_TYPE, { ...problem, cause: 'moon', code: 'E-9', requestId: 'r-3' }), expected);
    assert.deepEqual(outcome, {
      kind: 'refused',
      failure: { cause: 'unknown', class: 'business', retryable: false, retryAt: null, code: 'E-9', requestId: 'r-3', detail: '', words: [] },
    });
  });

  test('FAIL-7.2 what the platform said of it is handed on, its title where it has no detail', () => {
    const full = { ...problem, title: 'No', retryAt: 99, code: 'C', requestId: 'r', words: ['spam'] };
    const detailOf = (body: unknown) => {
      const outcome = classifySend(answered(422, PROBLEM_TYPE, body), expected);
      return outcome.kind === 'refused' ? outcome.failure : null;
    };
    assert.deepEqual(detailOf({ ...full, detail: 'Because.' }), {
      cause: 'content',
      class: 'business',
      retryable: false,
      retryAt: 99,
      code: 'C',
      requestId: 'r',
      detail: 'Because.',
      words: ['spam'],
    });
    assert.equal(detailOf(full)?.detail, 'No');
  });
});

describe('the answer to a look-up', () => {
  const lookUp = (answer: HttpAnswer): string => {
    const outcome = classifyLookUp(answer, expected);
    return outcome.kind === 'unknown' ? 'unknown' : outcome.kind;
  };

  test('SEND-4.4 our message is found', () => {
    assert.deepEqual(classifyLookUp(answered(200, JSON_TYPE, reply), expected), { kind: 'found', message });
  });

  test('SEND-4.4 a key that was never accepted is absent', () => {
    assert.deepEqual(classifyLookUp(answered(200, JSON_TYPE, { ...reply, message: null }), expected), { kind: 'absent' });
  });

  test('SEND-4.4 absent is believed of our key and our account only', () => {
    assert.equal(lookUp(answered(200, JSON_TYPE, { ...reply, message: null, key: 'k2' })), 'unknown');
    assert.equal(lookUp(answered(200, JSON_TYPE, { ...reply, message: null, account: 'kim' })), 'unknown');
  });

  test('SEND-4.4 nothing else says anything about the key', () => {
    const answers: readonly HttpAnswer[] = [
      answered(404, PROBLEM_TYPE, problem),
      answered(404, JSON_TYPE, { ...reply, message: null }),
      answered(200, 'text/html', { ...reply, message: null }),
      answered(200, JSON_TYPE, ''),
      answered(200, JSON_TYPE, { account: 'mei', key: 'k1' }),
      answered(200, JSON_TYPE, { ...reply, message: { ...message, key: 'k2' } }),
      answered(200, JSON_TYPE, { ...reply, message: { ...message, direction: 'in' } }),
      answered(200, JSON_TYPE, { ...reply, message: { ...message, conversationId: 'c2' } }),
      answered(502, 'text/html', ''),
      { type: 'broken', why: 'rejected' },
      { type: 'not-called', why: 'host-settings' },
    ];
    for (const answer of answers) assert.equal(lookUp(answer), 'unknown', JSON.stringify(answer));
  });
});
