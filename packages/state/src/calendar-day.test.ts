import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { calendarDay } from './calendar-day.ts';

const HOUR_MS = 3_600_000;

/** Day by zone and instant: its first instant, and its hours. */
const days = [
  ['UTC', '2026-11-21T14:32:00Z', '2026-11-21T00:00:00Z', 24],
  ['UTC', '2026-11-21T00:00:00Z', '2026-11-21T00:00:00Z', 24],
  ['UTC', '2026-11-20T23:59:59.999Z', '2026-11-20T00:00:00Z', 24],
  ['Asia/Singapore', '2026-11-21T15:59:59Z', '2026-11-20T16:00:00Z', 24],
  ['Asia/Singapore', '2026-11-21T16:00:00Z', '2026-11-21T16:00:00Z', 24],
  ['Asia/Kathmandu', '2026-11-21T12:00:00Z', '2026-11-20T18:15:00Z', 24],
  ['Europe/Paris', '2026-03-29T12:00:00Z', '2026-03-28T23:00:00Z', 23],
  ['Europe/Paris', '2026-10-25T12:00:00Z', '2026-10-24T22:00:00Z', 25],
  ['Australia/Lord_Howe', '2026-04-05T02:00:00Z', '2026-04-04T13:00:00Z', 24.5],
  // The hour from midnight on is left out there.
  ['America/Santiago', '2026-09-06T15:00:00Z', '2026-09-06T04:00:00Z', 23],
] as const;

describe('calendarDay', () => {
  for (const [zone, at, from, hours] of days) {
    test(`CHECK-2.2 ${zone}, ${at}: the day begins at ${from} and has ${hours} hours`, () => {
      const day = calendarDay(Date.parse(at), zone);
      assert.equal(new Date(day.from).toISOString(), new Date(from).toISOString());
      assert.equal((day.to - day.from) / HOUR_MS, hours);
    });
  }

  test('CHECK-2.2 the days of a year follow upon each other without a gap', () => {
    for (const zone of ['America/New_York', 'Asia/Tehran', 'Pacific/Auckland', undefined]) {
      let at = Date.UTC(2026, 0, 1, 12);
      for (let i = 0; i < 366; i++) {
        const day = calendarDay(at, zone);
        const next = calendarDay(day.to, zone);
        assert.equal(next.from, day.to, `${zone} ${new Date(at).toISOString()}`);
        at = next.from;
      }
    }
  });
});
