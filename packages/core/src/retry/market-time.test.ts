import assert from 'node:assert/strict';
import test from 'node:test';
import { nextInMarket } from './market-time.ts';

const HOUR_MS = 3_600_000;
const at = (text: string) => Date.parse(text);
const eight = (market: string, after: string) => new Date(nextInMarket(market, 480, at(after))).toISOString();

test('AUTO-1.2 08:00 is that of the market', () => {
  const noon = '2026-07-15T12:00:00Z';
  const mornings: Readonly<Record<string, string>> = {
    MY: '2026-07-16T00:00:00.000Z',
    SG: '2026-07-16T00:00:00.000Z',
    PH: '2026-07-16T00:00:00.000Z',
    TW: '2026-07-16T00:00:00.000Z',
    TH: '2026-07-16T01:00:00.000Z',
    VN: '2026-07-16T01:00:00.000Z',
    ID: '2026-07-16T01:00:00.000Z',
    JP: '2026-07-15T23:00:00.000Z',
    KR: '2026-07-15T23:00:00.000Z',
    AU: '2026-07-15T22:00:00.000Z',
    GB: '2026-07-16T07:00:00.000Z',
    PL: '2026-07-16T06:00:00.000Z',
    ES: '2026-07-16T06:00:00.000Z',
    US: '2026-07-16T12:00:00.000Z',
    CO: '2026-07-15T13:00:00.000Z',
    MX: '2026-07-15T14:00:00.000Z',
    BR: '2026-07-16T11:00:00.000Z',
    CL: '2026-07-16T12:00:00.000Z',
  };
  for (const [market, morning] of Object.entries(mornings)) {
    // In New York and Santiago it is 08:00 at that very instant: the next one is meant.
    assert.equal(eight(market, noon), morning, market);
  }
});

test('AUTO-1.2 a market that is not known goes by UTC', () => {
  assert.equal(eight('ZZ', '2026-07-15T12:00:00Z'), '2026-07-16T08:00:00.000Z');
});

test('AUTO-1.2 it is always later, and to the minute', () => {
  assert.equal(eight('MY', '2026-07-15T23:59:59.999Z'), '2026-07-16T00:00:00.000Z');
  assert.equal(eight('MY', '2026-07-16T00:00:00Z'), '2026-07-17T00:00:00.000Z');
  assert.equal(eight('MY', '2026-07-16T00:00:00.001Z'), '2026-07-17T00:00:00.000Z');
  assert.equal(new Date(nextInMarket('IN', 23 * 60 + 59, at('2026-07-15T12:00:00Z'))).toISOString(), '2026-07-15T18:29:00.000Z');
});

test('AUTO-1.2 it is 08:00 also after a night in which the clocks are changed', () => {
  assert.equal(eight('GB', '2026-03-28T12:00:00Z'), '2026-03-29T07:00:00.000Z');
  assert.equal(eight('GB', '2026-10-24T12:00:00Z'), '2026-10-25T08:00:00.000Z');
  assert.equal(eight('US', '2026-03-07T20:00:00Z'), '2026-03-08T12:00:00.000Z');
  assert.equal(eight('US', '2026-10-31T20:00:00Z'), '2026-11-01T13:00:00.000Z');
  assert.equal(eight('CL', '2026-09-05T20:00:00Z'), '2026-09-06T11:00:00.000Z');
});

test('AUTO-1.2 a time of day that a change of clocks leaves out or says twice still comes, within little more than a day', () => {
  for (const start of ['2026-03-28T20:00:00Z', '2026-10-24T20:00:00Z']) {
    for (let after = at(start); after < at(start) + 12 * HOUR_MS; after += 7 * 60_000) {
      for (const minuteOfDay of [30, 60, 90, 120, 150]) {
        const next = nextInMarket('GB', minuteOfDay, after);
        assert.ok(next > after && next <= after + 26 * HOUR_MS, `${new Date(after).toISOString()} ${minuteOfDay}: ${new Date(next).toISOString()}`);
      }
    }
  }
});
