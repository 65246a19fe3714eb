import { expect } from 'chai';
import { dayLabel } from './day-label.ts';
import { dueTone } from './due-tone.ts';
import { Format } from './format.ts';
import { initials } from './initials.ts';
import { enAll as en } from '../words/en-all.ts';

const format = new Format('en');
const noon = (year: number, month: number, day: number) => new Date(year, month - 1, day, 12).getTime();

describe('format', () => {
  it('INBOX-3.3 counts calendar days of the page\'s zone, over months, leap days and years', () => {
    expect(format.daysBetween(noon(2026, 11, 21), new Date(2026, 10, 21, 23, 59).getTime())).to.equal(0);
    expect(format.daysBetween(new Date(2026, 10, 20, 23, 59).getTime(), new Date(2026, 10, 21, 0, 1).getTime())).to.equal(1);
    expect(format.daysBetween(noon(2024, 2, 28), noon(2024, 3, 1))).to.equal(2);
    expect(format.daysBetween(noon(2025, 12, 31), noon(2026, 1, 1))).to.equal(1);
    expect(format.daysBetween(noon(2000, 1, 1), noon(2026, 1, 1))).to.equal(9_497);
  });

  it('INBOX-3.3 says Today, Yesterday, the date, and the year of what is long ago', () => {
    const now = noon(2026, 11, 21);
    const label = (at: number) => dayLabel(at, now, en, format);
    expect(label(now)).to.equal('Today');
    expect(label(noon(2026, 11, 20))).to.equal('Yesterday');
    expect(label(noon(2026, 11, 19))).to.contain('19').and.to.contain('Nov').and.not.to.contain('2026');
    expect(label(noon(2025, 11, 19))).to.contain('2025');
  });

  it('INBOX-1.40 the whole instant is said in the time of the page, and of the market where that is another', () => {
    const at = Date.UTC(2026, 10, 21, 6, 30);
    const zones = { MY: '14:30', TH: '13:30', IN: '12:00' };
    const own = format.full(at);
    for (const [market, time] of Object.entries(zones)) {
      const [here, there = here] = format.full(at, market).split('\n');
      expect([here, there?.includes(time)], market).to.deep.equal([own, true]);
    }
    for (const none of ['XX', '', null]) expect(format.full(at, none)).to.equal(own);
  });

  for (const lang of ['ar', 'ar-EG', 'fa', 'my', 'th', 'zh-CN']) {
    it(`INBOX-8.24 ${lang} writes times in the digits that countdowns and order numbers have`, () => {
      const at = noon(2026, 11, 21);
      const here = new Format(lang);
      const said = [here.time(at), here.seconds(at), here.since(at, 0), here.day(at, at), here.day(0, at), here.full(at), here.wait(12_000)].join(' ');
      expect(said.match(/\p{Nd}/gu)?.filter((digit) => digit > '9')).to.deep.equal([]);
      expect(here.time(at)).to.equal('12:00');
      expect(here.number(12_345)).to.match(/^12.?345$/u);
    });
  }

  const waits = { 0: '0:00', 1: '0:01', 41_001: '0:42', 725_000: '12:05', 3_599_001: '1:00:00', 3_900_000: '1:05:00', 86_400_000: '24:00:00' };
  for (const [ms, left] of Object.entries(waits)) {
    it(`RETRY-4.5 of a wait of ${ms} ms ${left} is left`, () => expect(format.countdown(Number(ms))).to.equal(left));
  }

  it('SYNC-4.12 since when something holds is a time of today; of another day it is said which', () => {
    const at = new Date(2026, 10, 20, 14, 31, 5).getTime();
    expect(format.since(at, noon(2026, 11, 20))).to.equal('14:31:05');
    expect(format.since(at, noon(2026, 11, 21))).to.equal('Nov 20, 14:31');
    expect(new Format('zh-CN').since(at, noon(2026, 11, 21))).to.equal('11月20日 14:31');
  });

  it('SYNC-3.20 a short wait is counted in seconds, and ends when it is over', () => {
    expect([1, 1_000, 11_001].map((ms) => format.wait(ms))).to.deep.equal(['1 sec', '1 sec', '12 sec']);
    expect(new Format('zh-CN').wait(12_000)).to.equal('12秒');
  });

  it('INBOX-2.2 a deadline is later, soon or over', () => {
    expect(dueTone(10, 10)).to.equal('overdue');
    expect(dueTone(10_800_010, 10)).to.equal('soon');
    expect(dueTone(10_800_011, 10)).to.equal('later');
  });

  const names = { 'Nur Aisyah': 'NA', Budi: 'BU', 陈美玲: '陈', 'สุภาวดี วงศ์สวัสดิ์': 'สว', 'เอก': 'อ', ' Budi ': 'BU', 'N\u0323guye\u0302n': 'Ṇ'.normalize('NFC') + 'G', '𝓐lice': '𝓐L', '🌸 Mai': 'MA', 'Lê Quang Huy': 'LH', '': '', '123': '' };
  for (const [name, letters] of Object.entries(names)) {
    it(`INBOX-2.2 the initials of "${name}" are "${letters}"`, () => expect(initials(name)).to.equal(letters));
  }
});
