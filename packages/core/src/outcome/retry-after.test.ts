import assert from 'node:assert/strict';
import test from 'node:test';
import { retryAfterMs } from './retry-after.ts';

const DAY_MS = 86_400_000;
const now = 'Sun, 06 Nov 1994 08:49:37 GMT';

const seconds: readonly (readonly [header: string | null, ms: number | null])[] = [
  ['120', 120_000],
  ['0', 1_000],
  ['00', 1_000],
  ['007', 7_000],
  [' \t120 ', 120_000],
  ['86399', 86_399_000],
  ['86400', DAY_MS],
  ['86401', DAY_MS],
  ['9'.repeat(400), DAY_MS],
  [null, null],
  ['', null],
  [' ', null],
  ['-1', null],
  ['-0', null],
  ['+1', null],
  ['1.5', null],
  ['1.0', null],
  ['1e3', null],
  ['0x10', null],
  ['1 0', null],
  ['120s', null],
  ['soon', null],
  ['Infinity', null],
  ['NaN', null],
  ['٣', null],
  ['null', null],
];
for (const [header, ms] of seconds) {
  test(`FAIL-2.10 ${JSON.stringify(header)?.slice(0, 20)} asks for ${ms} ms`, () => {
    for (const date of [null, now, 'garbage']) assert.equal(retryAfterMs(header, date), ms);
  });
}

const dates: readonly (readonly [header: string, date: string | null, ms: number | null, what: string])[] = [
  ['Sun, 06 Nov 1994 08:50:07 GMT', now, 30_000, 'half a minute later'],
  [now, now, 1_000, 'the same second'],
  [` ${now} `, `\t${now}`, 1_000, 'white space around it'],
  ['Sun, 06 Nov 1994 08:49:36 GMT', now, null, 'a second ago'],
  ['Sun, 06 Nov 1994 08:50:07 GMT', null, null, 'no Date beside it'],
  ['Sun, 06 Nov 1994 08:50:07 GMT', 'garbage', null, 'a Date that is none'],
  ['Mon, 07 Nov 1994 08:49:36 GMT', now, DAY_MS - 1000, 'a second less than a day'],
  ['Sun, 06 Nov 9994 08:49:37 GMT', now, DAY_MS, 'thousands of years'],
  ['Wed, 01 Mar 2000 00:00:00 GMT', 'Tue, 29 Feb 2000 23:59:59 GMT', 1000, 'the leap day of a fourth century'],
  ['Mon, 01 Mar 2100 00:00:00 GMT', 'Sun, 28 Feb 2100 23:59:59 GMT', 1000, 'no leap day in another'],
  ['Fri, 01 Jan 2027 00:00:09 GMT', 'Thu, 31 Dec 2026 23:59:59 GMT', 10_000, 'the end of a year'],
  ['Sat, 31 Dec 2016 23:59:60 GMT', 'Sat, 31 Dec 2016 23:59:59 GMT', 1000, 'a leap second'],
  ['Sunday, 06-Nov-94 08:50:07 GMT', now, null, 'the form of RFC 850'],
  ['Sun Nov  6 08:50:07 1994', now, null, 'the form of asctime'],
  ['1994-11-06T08:50:07Z', now, null, 'the form of ISO 8601'],
  ['Sun, 06 Nov 1994 08:50:07', now, null, 'no zone'],
  ['Sun, 06 Nov 1994 08:50:07 UTC', now, null, 'another zone'],
  ['Sun, 06 Nov 1994 08:50:07 +0000', now, null, 'a zone in digits'],
  ['sun, 06 nov 1994 08:50:07 gmt', now, null, 'another case'],
  ['Son, 06 Nov 1994 08:50:07 GMT', now, null, 'no such weekday'],
  ['Sun, 06 Nob 1994 08:50:07 GMT', now, null, 'no such month'],
  ['Sun, 6 Nov 1994 08:50:07 GMT', now, null, 'one digit'],
  ['Wed, 00 Nov 1994 08:50:07 GMT', 'Mon, 31 Oct 1994 08:49:37 GMT', null, 'a day 0'],
  ['Thu, 31 Nov 1994 08:50:07 GMT', 'Wed, 30 Nov 1994 08:49:37 GMT', null, 'a day too many'],
  ['Mon, 29 Feb 2100 00:00:00 GMT', 'Sun, 28 Feb 2100 23:59:59 GMT', null, 'a leap day that is none'],
  ['Sun, 06 Nov 1994 24:00:00 GMT', now, null, 'a 25th hour'],
  ['Sun, 06 Nov 1994 08:60:00 GMT', now, null, 'a 61st minute'],
  ['Sun, 06 Nov 1994 08:50:61 GMT', now, null, 'a 62nd second'],
];
for (const [header, date, ms, what] of dates) {
  test(`FAIL-2.10 a date with ${what} asks for ${ms} ms`, () => assert.equal(retryAfterMs(header, date), ms));
}

const several: readonly (readonly [header: string, ms: number | null])[] = [
  ['120, 60', 120_000],
  ['60,120', 120_000],
  ['soon, 60', 60_000],
  ['60, ', 60_000],
  ['-5, 7', 7_000],
  [`${now}, ${now}`, 1_000],
  [`Sun, 06 Nov 1994 08:50:07 GMT, ${now}`, 30_000],
  ['60, Sun, 06 Nov 1994 08:50:07 GMT', 60_000],
  ['Sun, 06 Nov 1994 08:50:47 GMT,60', 70_000],
  ['99999999, 1', DAY_MS],
  ['soon, later', null],
  [',', null],
];
for (const [header, ms] of several) {
  test(`FAIL-2.12 of ${JSON.stringify(header)} the longest wait counts: ${ms} ms`, () => assert.equal(retryAfterMs(header, now), ms));
}

test('FAIL-2.10 every day of four centuries follows the one before it', () => {
  const textOf = (day: number) => new Date(day * DAY_MS).toUTCString();
  for (let day = 0; day < 146_098; day++) assert.equal(retryAfterMs(textOf(day + 1).replace('00:00:00', '00:00:07'), textOf(day).replace('00:00:00', '00:00:08')), DAY_MS - 1000);
});
