import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type RetryAfterForm, retryAfterForms } from '../faults/hindrance.ts';
import { type ToldWait, toldWait } from './told-wait.ts';

/** Mon, 21 Sep 2026 14:13:20.500 GMT, and 20.2 s later. */
const now = 1_790_000_000_500;
const until = now + 20_200;

const said: Readonly<Record<RetryAfterForm, ToldWait>> = {
  seconds: { retryAt: until, headers: { 'retry-after': '21' } },
  'http-date': { retryAt: until, headers: { date: 'Mon, 21 Sep 2026 14:13:20 GMT', 'retry-after': 'Mon, 21 Sep 2026 14:13:41 GMT' } },
  'skewed-date': { retryAt: until, headers: { date: 'Mon, 21 Sep 2026 15:13:20 GMT', 'retry-after': 'Mon, 21 Sep 2026 15:13:41 GMT' } },
  zero: { retryAt: null, headers: { 'retry-after': '0' } },
  negative: { retryAt: null, headers: { 'retry-after': '-5' } },
  huge: { retryAt: null, headers: { 'retry-after': '99999999999' } },
  garbage: { retryAt: null, headers: { 'retry-after': 'soon' } },
  body: { retryAt: until, headers: {} },
  none: { retryAt: null, headers: {} },
};

describe('what a refusal says of its end', () => {
  for (const form of retryAfterForms) {
    test(`SIM-5.6 throttled, \`${form}\`: the header and the body say it that way`, () => {
      assert.deepEqual(toldWait({ kind: 'throttled', until, retryAfter: form }, now), said[form]);
    });
  }

  test('SIM-5.6 seconds are whole, and never below zero', () => {
    const header = (ms: number) => toldWait({ kind: 'throttled', until: now + ms, retryAfter: 'seconds' }, now).headers['retry-after'];
    assert.deepEqual([-1, 0, 1, 1_000, 1_001].map(header), ['0', '0', '1', '1', '2']);
  });

  test('SIM-5.6 a used-up day says its end in the body alone', () => {
    assert.deepEqual(toldWait({ kind: 'quota', until }, now), said.body);
  });

  test('SIM-5.6 an outage says its end only where it has one and is to say it', () => {
    const outage = { kind: 'outage', status: 503 } as const;
    assert.deepEqual(toldWait({ ...outage, until, retryAfter: true }, now), said.seconds);
    assert.deepEqual(toldWait({ ...outage, until, retryAfter: false }, now), said.none);
    assert.deepEqual(toldWait({ ...outage, until: null, retryAfter: true }, now), said.none);
  });

  test('SIM-5.6 whatever else stands in the way says no end', () => {
    assert.deepEqual(toldWait({ kind: 'login', status: 401 }, now), said.none);
    assert.deepEqual(toldWait({ kind: 'forbidden', why: 'ip', until }, now), said.none);
    assert.deepEqual(toldWait({ kind: 'key-reused' }, now), said.none);
  });
});
