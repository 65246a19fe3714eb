import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parse, Problem, SendReply, type Store } from '@cs-inbox/protocol';
import { everyRefused } from '../profiles/every-refused.ts';
import { profileOf } from '../profiles/profile-of.ts';
import type { Envelope } from '../profiles/profile.ts';
import type { RefusedCase } from '../profiles/refused-case.ts';
import { envelopeOf } from './envelope-of.ts';
import type { Refused } from './refused.ts';

const now = 1_790_000_000_000;
const cases = Object.entries(everyRefused(now + 20_000)) as [RefusedCase, Refused][];
const store: Store = { id: 's1', name: 'Aster Home', platform: 'shopee', market: 'MY', login: 'signed-in', textLengthMax: 700 };

const envelope = (refused: Refused, platform: string) => envelopeOf(refused, profileOf(platform), { ...store, platform }, now, 'r-1');
const textOf = (answer: Envelope) => JSON.stringify(answer.body);
const accepted = (platform: string) => profileOf(platform).accepted({ id: 'm-7', at: now, requestId: 'r-1' });

/** Words that only our protocol has. */
const OUR_WORDS = /"(?:account|key|cause|class|retryable|committed|retryAt|words|title|detail|status)":/u;

/** Fails unless the body has the shape in which that platform says no, and gives the code and the sentence that it holds. */
const readers: Readonly<Record<string, (body: unknown) => readonly [unknown, unknown]>> = {
  shopee: (body) => {
    const { error, message, ...rest } = body as Record<string, unknown>;
    assert.deepEqual(rest, { request_id: 'r-1', response: null });
    return [error, message];
  },
  lazada: (body) => {
    const { code, message, type, err_code, err_message, ...rest } = body as Record<string, unknown>;
    if (type === undefined) {
      assert.deepEqual([code, message, rest], ['0', undefined, { success: 'false', request_id: 'r-1' }]);
      return [err_code, err_message];
    }
    assert.ok(['SYSTEM', 'ISV', 'ISP'].includes(String(type)));
    assert.deepEqual([err_code, err_message, rest], [undefined, undefined, { request_id: 'r-1' }]);
    return [code, message];
  },
  'tiktok-shop': (body) => {
    const { code, message, ...rest } = body as Record<string, unknown>;
    assert.equal(typeof code, 'number');
    assert.deepEqual(rest, { data: null, request_id: 'r-1' });
    return [String(code), message];
  },
  generic: (body) => {
    const { error, ...rest } = body as { readonly error: Record<string, unknown> };
    assert.deepEqual([Object.keys(error), rest], [['code', 'message'], { requestId: 'r-1' }]);
    return [error['code'], error['message']];
  },
};

describe("a refusal in the platform's own envelope", () => {
  for (const [platform, read] of Object.entries(readers)) {
    for (const [name, refused] of cases) {
      test(`SIM-5.2 ${platform}, ${name}: its own shape, code and sentence, and nothing of our protocol`, () => {
        const answer = envelope(refused, platform);
        const [code, says] = read(answer.body);
        const row = profileOf(platform).codes[name];
        assert.equal(answer.status, row.status);
        assert.equal(code, refused.kind === 'unknown' ? refused.code : row.code);
        assert.ok(![undefined, '', '0', 'SUCCESS'].includes(code as string), 'a code of success');
        assert.equal(says, row.says);
        assert.doesNotMatch(textOf(answer), OUR_WORDS);
        assert.equal(parse(Problem, answer.body).ok, false);
      });
    }
  }

  test('SIM-5.2 which platform says what with which status', () => {
    const statusesOf = (platform: string) => [...new Set(cases.map(([, refused]) => envelope(refused, platform).status))].sort((a, b) => a - b);
    assert.deepEqual(statusesOf('shopee'), [200, 403]);
    assert.deepEqual(statusesOf('lazada'), [200]);
    assert.deepEqual(statusesOf('tiktok-shop'), [200, 408, 429, 503]);
    for (const platform of Object.keys(readers)) assert.equal(envelope({ kind: 'login', status: 200 }, platform).status, 200, platform);
  });

  test('SIM-5.2 TikTok Shop says an invalid token and a wrong parameter with one code, told apart by the sentence', () => {
    const body = (refused: Refused) => envelope(refused, 'tiktok-shop').body as { readonly code: number; readonly message: string };
    const token = body({ kind: 'login', status: 403 });
    const parameter = body({ kind: 'malformed' });
    assert.equal(token.code, parameter.code);
    assert.match(token.message, /x-tts-access-token header is invalid/u);
    assert.doesNotMatch(parameter.message, /token/u);
  });

  test('SIM-5.2 an unknown code that is no number stays a text at TikTok Shop', () => {
    const { body } = envelope({ kind: 'unknown', code: 'E-4711', retryable: false }, 'tiktok-shop');
    assert.equal((body as { readonly code: unknown }).code, 'E-4711');
  });

  test('SIM-5.2 the time to wait goes with it as a header, where the scenario wants one', () => {
    const headers = (retryAfter: 'seconds' | 'body') => envelope({ kind: 'throttled', until: now + 20_000, retryAfter }, 'shopee').headers;
    assert.deepEqual(headers('seconds'), { 'retry-after': '20' });
    assert.deepEqual(headers('body'), {});
  });
});

describe("an acceptance in the platform's own envelope", () => {
  const bodies: Readonly<Record<string, readonly [number, object]>> = {
    shopee: [200, { request_id: 'r-1', error: '', message: '', response: { message_id: 'm-7' }, warning: '' }],
    lazada: [
      200,
      {
        code: '0',
        success: 'true',
        err_code: '0',
        err_message: 'SUCCESS',
        data: { message_id: 'm-7', template_id: 1, current_time: now },
        request_id: 'r-1',
      },
    ],
    'tiktok-shop': [200, { code: 0, message: 'Success', data: { message_id: 'm-7' }, request_id: 'r-1' }],
    generic: [201, { id: 'm-7', at: now, requestId: 'r-1' }],
  };
  for (const [platform, [status, body]] of Object.entries(bodies)) {
    test(`SIM-5.3 ${platform}: its own shape, with the message's id, and nothing of our protocol`, () => {
      const answer = accepted(platform);
      assert.deepEqual([answer.status, answer.body], [status, body]);
      assert.doesNotMatch(textOf(answer), OUR_WORDS);
      assert.equal(parse(SendReply, answer.body).ok, false);
    });
  }
});
