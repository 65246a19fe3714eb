import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { FailureCause } from '@cs-inbox/protocol';
import { codeTable } from '../failure/platform-codes.ts';
import { classifySend } from './classify.ts';
import type { Expected } from './expected.ts';
import type { HttpAnswer } from './http-answer.ts';

const JSON_TYPE = 'application/json';
const PROBLEM_TYPE = 'application/problem+json';
const parsed = codeTable({ 'corner-shop:E7': { cause: 'content' } });
const codes = parsed.ok ? parsed.value : new Map();
const expected: Expected = { account: 'mei', conversationId: 'c1', key: 'k1', platform: 'shopee', codes };
const problem = { account: 'mei', key: 'k1', class: 'business', retryable: false, committed: false };

const answered = (status: number, mediaType: string, body: unknown, retryAfterMs: number | null = null): HttpAnswer => ({
  type: 'answered',
  status,
  mediaType,
  body: typeof body === 'string' ? body : JSON.stringify(body),
  retryAfterMs,
});
const judge = (answer: HttpAnswer, more: Partial<Expected> = {}) => classifySend(answer, { ...expected, ...more });

describe('a code that a Problem hands on without a cause', () => {
  test('FAIL-7.4 is read by the table, and what the platform said stays beside it', () => {
    const failure = { cause: 'login', class: 'business', retryable: true, retryAt: 7, code: 'error_auth', requestId: 'r1', detail: 'No.', words: ['x'] };
    for (const cause of [undefined, 'unknown', 'gremlins']) {
      const body = { ...problem, cause, retryAt: 7, code: 'error_auth', requestId: 'r1', detail: 'No.', words: ['x'] };
      assert.deepEqual(judge(answered(422, PROBLEM_TYPE, body)), { kind: 'refused', failure });
    }
  });

  test('FAIL-7.4 counts for nothing where the Problem names the cause itself', () => {
    for (const cause of FailureCause.options.filter((name) => name !== 'unknown' && name !== 'network' && name !== 'storage')) {
      const outcome = judge(answered(422, PROBLEM_TYPE, { ...problem, cause, code: 'error_auth' }));
      assert.deepEqual(outcome.kind === 'refused' && [outcome.failure.cause, outcome.failure.class, outcome.failure.retryable], [cause, 'business', false]);
    }
  });

  test('FAIL-7.2 stays unknown with what the Problem says where the table does not have it, or the platform is not known', () => {
    for (const [code, platform] of [['E7', 'shopee'], ['error_auth', 'lazada'], ['', 'shopee']] as const) {
      const outcome = judge(answered(422, PROBLEM_TYPE, { ...problem, code, retryable: true }), { platform });
      assert.deepEqual(outcome.kind === 'refused' && [outcome.failure.cause, outcome.failure.class, outcome.failure.retryable, outcome.failure.code], ['unknown', 'business', true, code]);
    }
    const { platform: _, ...nowhere } = expected;
    const outcome = classifySend(answered(422, PROBLEM_TYPE, { ...problem, code: 'error_auth' }), nowhere);
    assert.equal(outcome.kind === 'refused' && outcome.failure.cause, 'unknown');
  });

  test('FAIL-7.6 is read by what the host says of its own platform', () => {
    const outcome = judge(answered(422, PROBLEM_TYPE, { ...problem, code: 'e7' }), { platform: 'corner-shop' });
    assert.deepEqual(outcome.kind === 'refused' && [outcome.failure.cause, outcome.failure.class], ['content', 'business']);
  });
});

describe('an answer that proves nothing', () => {
  const said = { error: 'error_auth', message: 'Invalid access_token.', request_id: 'r1' };

  test('FAIL-7.7 but has a code is unconfirmed with its cause, code, sentence and request id', () => {
    const failure = { cause: 'login', class: 'business', retryable: true, retryAt: null, code: 'error_auth', requestId: 'r1', detail: 'Invalid access_token.', words: [] };
    for (const [status, mediaType, why] of [
      [200, JSON_TYPE, 'malformed-reply'],
      [403, JSON_TYPE, 'http-403'],
      [403, PROBLEM_TYPE, 'malformed-problem'],
      [500, JSON_TYPE, 'http-500'],
    ] as const) {
      assert.deepEqual(judge(answered(status, mediaType, said)), { kind: 'unknown', why, failure });
    }
  });

  test('FAIL-7.7 and is no JSON by its own word has no code', () => {
    for (const mediaType of ['', 'text/html', 'text/plain']) assert.deepEqual(judge(answered(502, mediaType, said)), { kind: 'unknown', why: 'http-502' });
  });

  test('FAIL-7.7 and has no code that is known is unknown where it has a request id, else of the network', () => {
    const causeOf = (body: unknown) => {
      const outcome = judge(answered(200, JSON_TYPE, body));
      return outcome.kind === 'unknown' ? (outcome.failure?.cause ?? null) : outcome.kind;
    };
    assert.equal(causeOf({ error: 'E1', request_id: 'r1' }), 'unknown');
    for (const body of [{ error: 'E1' }, { request_id: 'r1' }, { code: 0, request_id: 'r1' }, { code: '0', err_code: '0', request_id: 'r1' }, { error: '', request_id: 'r1' }, { error: null }, { error: [] }, [], 'E1', 7]) {
      assert.equal(causeOf(body), null, JSON.stringify(body));
    }
  });

  test('FAIL-7.7 keeps no more than 512 characters of a code and 4,000 of a sentence', () => {
    const outcome = judge(answered(200, JSON_TYPE, { error: 'e'.repeat(600), message: 'm'.repeat(5_000), request_id: 'r'.repeat(600) }));
    const { code = '', detail = '', requestId = '' } = (outcome.kind === 'unknown' && outcome.failure) || {};
    assert.deepEqual([code.length, detail.length, requestId.length], [512, 4_000, 512]);
  });

  test('FAIL-7.7 is a Problem that leaves the outcome open: it may name its cause', () => {
    const { committed: _, ...open } = { ...problem, cause: 'login', title: 'Log in', code: 'over', requestId: 'r1' };
    assert.deepEqual(judge(answered(401, PROBLEM_TYPE, open)), {
      kind: 'unknown',
      why: 'malformed-problem',
      failure: { cause: 'login', class: 'business', retryable: true, retryAt: null, code: 'over', requestId: 'r1', detail: 'Log in', words: [] },
    });
    for (const cause of ['storage', 'unknown', 'gremlins']) {
      assert.deepEqual(judge(answered(502, PROBLEM_TYPE, { ...open, cause, code: '' })), { kind: 'unknown', why: 'malformed-problem' }, cause);
    }
  });

  test('FAIL-7.8 and has a bare status: 401 is login, 429 throttled, 403 unknown, and every other one the network', () => {
    const causes = Array.from({ length: 400 }, (_, i) => 200 + i).flatMap((status) => {
      const outcome = judge(answered(status, 'text/html', ''));
      return outcome.kind === 'unknown' && outcome.failure !== undefined ? [[status, outcome.failure.cause, outcome.failure.code]] : [];
    });
    assert.deepEqual(causes, [[401, 'login', 'http-401'], [403, 'unknown', 'http-403'], [429, 'throttled', 'http-429']]);
  });

  test('FAIL-2.13 asks for a wait where it is 429 or 503, or says that it is throttled, and nowhere else', () => {
    const waits = (answer: HttpAnswer) => {
      const outcome = judge(answer);
      return outcome.kind === 'unknown' ? (outcome.retryAfterMs ?? null) : outcome.kind;
    };
    const bare = Array.from({ length: 400 }, (_, i) => 200 + i).filter((status) => waits(answered(status, 'text/html', '', 9_000)) !== null);
    assert.deepEqual(bare, [429, 503]);
    assert.equal(waits(answered(200, JSON_TYPE, { error: 'error_rate_limit' }, 9_000)), 9_000);
    assert.equal(waits(answered(200, JSON_TYPE, { error: 'error_limit' }, 9_000)), 9_000);
    assert.equal(waits(answered(200, JSON_TYPE, { error: 'error_auth' }, 9_000)), null);
    assert.equal(waits(answered(429, '', '')), null);
  });

  test('EMBED-2.21 is a Problem of another operator: it stops the sending though it leaves the outcome open', () => {
    const open = { account: 'kim', cause: 'config', class: 'permanent', retryable: false, code: 'other-account' };
    assert.deepEqual(judge(answered(403, PROBLEM_TYPE, open)), { kind: 'unknown', why: 'other-account' });
    assert.equal(classifySend(answered(403, PROBLEM_TYPE, open), { ...expected, account: null }).kind, 'unknown');
    for (const [mediaType, account] of [[JSON_TYPE, 'kim'], [PROBLEM_TYPE, 'mei'], [PROBLEM_TYPE, 7], [PROBLEM_TYPE, '']] as const) {
      const outcome = judge(answered(403, mediaType, { ...open, account }));
      assert.notEqual(outcome.kind === 'unknown' && outcome.why, 'other-account', `${mediaType} ${account}`);
    }
  });

  test('FAIL-7.7 of another account, another key, or one that was committed, tells nothing of a cause', () => {
    for (const change of [{ account: 'kim' }, { key: 'k2' }, { committed: true }]) {
      const outcome = judge(answered(429, PROBLEM_TYPE, { ...problem, code: 'error_auth', ...change }, 9_000));
      assert.deepEqual([outcome.kind, 'failure' in outcome, 'retryAfterMs' in outcome], ['unknown', false, false], JSON.stringify(change));
    }
  });
});
