import assert from 'node:assert/strict';
import test from 'node:test';
import { sampleMessage } from '../../../../test/support/node/sample-message.ts';
import { classifyRetries } from './classify-retries.ts';
import type { Expected } from './expected.ts';
import type { HttpAnswer } from './http-answer.ts';
import type { SendOutcome } from './send-outcome.ts';

const messages: readonly Expected[] = ['k1', 'k2', 'k3'].map((key, i) => ({ account: 'mei', conversationId: `c${i + 1}`, key }));
const sent = (key: string, conversationId: string) => sampleMessage({ id: `id-${key}`, key, conversationId });
const problem = (change: object = {}) => ({ account: 'mei', key: 'k2', class: 'retryable', retryable: true, committed: false, cause: 'throttled', code: 'E-1', ...change });
const items = [
  { outcome: 'accepted', key: 'k1', message: sent('k1', 'c1') },
  { outcome: 'refused', key: 'k2', problem: problem() },
];

function answered(body: unknown, change: Partial<HttpAnswer & { type: 'answered' }> = {}): HttpAnswer {
  return { type: 'answered', status: 207, mediaType: 'application/json', body: typeof body === 'string' ? body : JSON.stringify(body), retryAfterMs: null, ...change };
}

const kinds = (outcomes: ReadonlyMap<string, SendOutcome>) =>
  messages.map(({ key }) => {
    const outcome = outcomes.get(key);
    if (outcome?.kind === 'unknown') return `unknown: ${outcome.why}`;
    return outcome === undefined || outcome.kind === 'accepted' ? outcome?.kind : `${outcome.kind}: ${outcome.failure.cause} ${outcome.failure.code}`;
  });
const classified = (answer: HttpAnswer) => kinds(classifyRetries(answer, messages));
const all = (word: string) => [word, word, word];

test('RETRY-7.15 each message has the outcome that the answer tells by its key; of one that is left out nobody knows', () => {
  const expected = ['accepted', 'refused: throttled E-1', 'unknown: left-out'];
  assert.deepEqual(classified(answered({ account: 'mei', items })), expected);
  assert.deepEqual(classified(answered({ account: 'mei', items: items.toReversed() })), expected);
});

test('RETRY-7.15 the message is the one that arrived', () => {
  const [k1] = classifyRetries(answered({ account: 'mei', items }), messages).values();
  assert.deepEqual(k1, { kind: 'accepted', message: sent('k1', 'c1') });
});

test('RETRY-7.15 what was not asked for, and what an answer adds, changes nothing', () => {
  const more = [...items, { outcome: 'accepted', key: 'k9', message: sent('k9', 'c9') }];
  assert.deepEqual(classified(answered({ account: 'mei', items: more, more: 1 })), ['accepted', 'refused: throttled E-1', 'unknown: left-out']);
});

test('RETRY-7.15 one that is told twice has arrived if one of them says so', () => {
  const refused = { outcome: 'refused', key: 'k1', problem: problem({ key: 'k1' }) };
  for (const both of [[refused, ...items], [...items, refused]]) assert.equal(classified(answered({ account: 'mei', items: both }))[0], 'accepted');
});

test("RETRY-7.15 another's message, another's problem, and one without committed prove nothing", () => {
  const wrong = [
    { outcome: 'accepted', key: 'k1', message: sent('k1', 'c9') },
    { outcome: 'refused', key: 'k2', problem: problem({ key: 'k9' }) },
    { outcome: 'refused', key: 'k3', problem: problem({ key: 'k3', committed: true }) },
  ];
  assert.deepEqual(classified(answered({ account: 'mei', items: wrong })), ['unknown: other-message', 'unknown: other-message', 'unknown: committed']);
  const { committed: _, ...silent } = problem();
  assert.deepEqual(classified(answered({ account: 'mei', items: [{ outcome: 'refused', key: 'k2', problem: silent }] })), all('unknown: http-207'));
});

test('RETRY-7.15 an answer for another account is believed in nothing', () => {
  assert.deepEqual(classified(answered({ account: 'kim', items })), all('unknown: other-account'));
  const named = items.map((item) => ('problem' in item ? { ...item, problem: problem({ account: 'kim' }) } : item));
  assert.equal(classified(answered({ account: 'mei', items: named }))[1], 'unknown: other-account');
});

test('RETRY-7.16 whatever is no whole answer of the protocol leaves all of them unknown', () => {
  assert.deepEqual(classified({ type: 'broken', why: 'cut' }), all('unknown: cut'));
  assert.deepEqual(classified(answered('')), all('unknown: http-207'));
  assert.deepEqual(classified(answered({ account: 'mei', items }, { mediaType: 'text/html' })), all('unknown: http-207'));
  assert.deepEqual(classified(answered({ account: 'mei', items }, { status: 200 })), all('unknown: malformed-reply'));
  assert.deepEqual(classified(answered('<html>', { status: 502, mediaType: 'text/html' })), all('unknown: http-502'));
});

test('RETRY-7.16 a refusal of the whole request has tried none: each goes by itself when it may', () => {
  const whole = (change: object) => answered(problem({ key: null, cause: 'login', code: 'E-9', ...change }), { status: 401, mediaType: 'application/problem+json', retryAfterMs: 9_000 });
  assert.deepEqual(classified(whole({})), all('unreached: login E-9'));
  const [k1] = classifyRetries(whole({}), messages).values();
  assert.ok(k1?.kind === 'unreached' && k1.retryAfterMs === 9_000);
  assert.deepEqual(classified(whole({ account: 'kim' })), all('unknown: other-account'));
  assert.deepEqual(classified(whole({ committed: true })), all('unknown: committed'));
});

test('RETRY-7.16 a request that was never made has tried none', () => {
  assert.deepEqual(classified({ type: 'not-called', why: 'host-settings' }), all('unreached: network host-settings'));
});
