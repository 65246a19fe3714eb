import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type FailureCause, type FailureClass, parse, Problem, type Store } from '@cs-inbox/protocol';
import { everyRefused } from '../profiles/every-refused.ts';
import { profileOf } from '../profiles/profile-of.ts';
import type { RefusedCase } from '../profiles/refused-case.ts';
import type { PlatformState } from './platform-state.ts';
import { refusalOf } from './refusal-of.ts';
import type { Refused } from './refused.ts';
import { refuse } from './reply.ts';

const now = 1_790_000_000_000;
const until = now + 20_000;
const cases = Object.entries(everyRefused(until)) as [RefusedCase, Refused][];
const platforms = ['shopee', 'lazada', 'tiktok-shop', 'generic', 'acme'];

const storeAt = (platform: string): Store => ({ id: 's1', name: 'Aster Home', platform, market: 'MY', login: 'signed-in', textLengthMax: 700 });

/** The problem document as it goes out, read as a client reads it. */
function problemOf(refused: Refused, platform: string) {
  const refusal = refusalOf(refused, profileOf(platform), storeAt(platform), now);
  const { status, body } = refuse({ account: 'mei' } as PlatformState, refusal);
  const read = parse(Problem, { ...(body as object), key: 'k1', requestId: 'r-1' });
  assert.ok(read.ok, read.ok ? '' : read.why);
  return { status, problem: read.value };
}

/** Status, cause, class, whether the same message may pass later, and whether its time is told. */
const said: Readonly<Record<RefusedCase, readonly [number, FailureCause, FailureClass, boolean, boolean]>> = {
  throttled: [429, 'throttled', 'retryable', true, true],
  quota: [429, 'quota', 'business', true, true],
  'login-401': [401, 'login', 'business', true, false],
  'login-403': [403, 'login', 'business', true, false],
  'login-200': [200, 'login', 'business', true, false],
  'forbidden-ip': [403, 'config', 'business', true, false],
  'forbidden-permission': [403, 'config', 'business', true, false],
  content: [422, 'content', 'business', false, false],
  'recipient-opted-out': [422, 'recipient', 'permanent', false, false],
  'recipient-blocked': [422, 'recipient', 'permanent', false, false],
  'recipient-window-closed': [422, 'recipient', 'permanent', false, false],
  'recipient-market-closed': [422, 'recipient', 'permanent', false, false],
  'recipient-chatbot': [422, 'recipient', 'permanent', false, false],
  'outage-500': [500, 'platform', 'retryable', true, false],
  'outage-502': [502, 'platform', 'retryable', true, false],
  'outage-503': [503, 'platform', 'retryable', true, true],
  'outage-504': [504, 'platform', 'retryable', true, false],
  malformed: [400, 'unknown', 'permanent', false, false],
  'no-such-conversation': [404, 'recipient', 'permanent', false, false],
  'wrong-store': [422, 'config', 'permanent', false, false],
  'text-too-long': [422, 'content', 'business', false, false],
  'key-reused': [422, 'unknown', 'permanent', false, false],
  unknown: [422, 'unknown', 'permanent', false, false],
};

/** What the backend finds wrong by itself is no matter of the platform. */
const ours: readonly RefusedCase[] = ['malformed', 'no-such-conversation', 'wrong-store', 'text-too-long', 'key-reused'];

describe('a refusal in our protocol', () => {
  for (const platform of platforms) {
    for (const [name, refused] of cases) {
      test(`SIM-5.1 ${platform}, ${name}: a Problem that says why, whether it may pass later and when`, () => {
        const { status, problem } = problemOf(refused, platform);
        const { cause, class: kind, retryable, committed, retryAt, code, words, title, detail } = problem;
        const [saidStatus, saidCause, saidClass, saidRetryable, tellsTime] = said[name];
        assert.deepEqual([status, cause, kind, retryable], [saidStatus, saidCause, saidClass, saidRetryable]);
        assert.equal(committed, false);
        assert.equal(retryAt, tellsTime ? until : null);
        assert.deepEqual(words, name === 'content' ? ['WhatsApp'] : []);
        assert.ok(title !== '' && detail.endsWith('.'), detail);
        assert.equal(code, ours.includes(name) ? name : profileOf(platform).codeOf(refused));
      });
    }
  }

  test('SIM-5.1 an unknown code is told as it is, and as retryable where the scenario says so', () => {
    const { problem } = problemOf({ kind: 'unknown', code: 'E-4711', retryable: true }, 'shopee');
    assert.deepEqual([problem.code, problem.class, problem.retryable], ['E-4711', 'retryable', true]);
  });

  test('SIM-5.1 a hundred long words stay readable: all in `words`, ten in the sentence', () => {
    const words = Array.from({ length: 100 }, (_, n) => `${n}`.padStart(100, 'x'));
    const { problem } = problemOf({ kind: 'content', words }, 'lazada');
    assert.deepEqual(problem.words, words);
    assert.match(problem.detail, /^Lazada does not allow (?:"x+\d", ){9}"x+9" and 90 more in a message\.$/u);
  });

  test('SIM-5.1 ten words are all in the sentence', () => {
    const { problem } = problemOf({ kind: 'content', words: [...'abcdefghij'] }, 'lazada');
    assert.match(problem.detail, /"i", "j" in a message\.$/u);
  });

  test('SIM-5.1 sentences call the platform by its name, and an unknown one by its word', () => {
    const detailAt = (platform: string) => problemOf({ kind: 'forbidden', why: 'ip', until: null }, platform).problem.detail;
    assert.match(detailAt('tiktok-shop'), /^TikTok Shop does not/u);
    assert.match(detailAt('acme'), /^acme does not/u);
  });
});
