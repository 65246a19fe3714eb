import assert from 'node:assert/strict';
import test from 'node:test';
import { httpDate } from './http-date.ts';

test('SIM-5.6 a date of HTTP is the one of RFC 9110, leap years and the end of a year included', () => {
  const dates = {
    0: 'Thu, 01 Jan 1970 00:00:00 GMT',
    784_111_777_000: 'Sun, 06 Nov 1994 08:49:37 GMT',
    951_782_400_000: 'Tue, 29 Feb 2000 00:00:00 GMT',
    951_868_800_000: 'Wed, 01 Mar 2000 00:00:00 GMT',
    1_735_689_599_999: 'Tue, 31 Dec 2024 23:59:59 GMT',
    1_735_689_600_000: 'Wed, 01 Jan 2025 00:00:00 GMT',
    4_107_456_000_000: 'Sun, 28 Feb 2100 00:00:00 GMT',
    4_107_542_400_000: 'Mon, 01 Mar 2100 00:00:00 GMT',
    253_402_300_799_000: 'Fri, 31 Dec 9999 23:59:59 GMT',
  };
  for (const [ms, date] of Object.entries(dates)) assert.equal(httpDate(Number(ms)), date, ms);
});
