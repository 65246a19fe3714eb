import { expect } from 'chai';
import { csvLine } from './csv-line.ts';

/** What one text becomes, without its quotes and line end. */
const cell = (text: string) => csvLine([text]).slice(1, -3).replaceAll('""', '"');

describe('csvLine', () => {
  it('CENTRE-3.2 a line is one of RFC 4180: texts in quotes, quotes in them doubled, commas and breaks kept, CRLF at the end', () => {
    expect(csvLine(['a', 'say "hi"', 'x, y', 'one\ntwo', ''])).to.equal('"a","say ""hi""","x, y","one\ntwo",""\r\n');
  });

  it('CENTRE-3.2 every break within a text is one line feed', () => {
    expect(cell('1\r\n2\r3\u20284\u20295\u00856')).to.equal('1\n2\n3\n4\n5\n6');
  });

  it('CENTRE-3.3 a number stays a number, a negative one too; what is none is empty', () => {
    expect(csvLine([0, -5, 1.5, Number.NaN, Infinity, null])).to.equal('0,-5,1.5,,,\r\n');
  });

  it('CENTRE-3.3 an instant is a date that spreadsheets know, in UTC; what is no instant is empty', () => {
    expect(csvLine([{ at: 1_795_271_520_250 }, { at: Number.NaN }, { at: 1e20 }])).to.equal('2026-11-21 14:32:00,,\r\n');
  });

  for (const sign of ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫', '−']) {
    it(`CENTRE-3.4 no text that begins with ${sign} is a formula, whatever stands before it that nobody sees`, () => {
      expect(cell(`${sign}1+1`)).to.equal(`'${sign}1+1`);
      for (const hidden of [' ', '\u00a0', '\u200b', '\u200f', '\ufeff', '"', '\u202e', '\u3000', '\u2060']) expect(cell(`${hidden}${sign}1`)[0], JSON.stringify(hidden)).to.equal("'");
    });
  }

  it('CENTRE-3.4 a text that begins with a tab or a carriage return is no formula either', () => {
    expect(cell('\t=1')[0]).to.equal("'");
    expect(cell('\r=1')).to.equal("\n'=1");
    expect(cell('\n\n -1')).to.equal("'\n\n -1");
  });

  it('CENTRE-3.4 nothing within a text is a formula where a spreadsheet goes by semicolons, tabs or lines', () => {
    expect(cell('a;=HYPERLINK("http://x")')).to.equal(`a;'=HYPERLINK("http://x")`);
    expect(cell('a\t=cmd|x')).to.equal("a\t'=cmd|x");
    expect(cell('a\n@SUM(A1)')).to.equal("a\n'@SUM(A1)");
    expect(cell('a; "=1')).to.equal(`a;' "=1`);
    expect(cell('a;-2+3;b')).to.equal("a;'-2+3;b");
  });

  it('CENTRE-3.4 a list that a buyer wrote stays as it was', () => {
    const list = 'Items:\n- red\n- blue; -5 %';
    expect(cell(list)).to.equal(list);
  });

  it('CENTRE-3.5 a text that a spreadsheet would show with other digits has an apostrophe in front; another one has none', () => {
    for (const id of ['007', '1234567890123456', '1E5', '1/2', '1-2', '12:30', '1.50']) expect(cell(id), id).to.equal(`'${id}`);
    for (const text of ['7', '42', 'order 007', '', 'MY-1', '%']) expect(cell(text), text).to.equal(text);
  });

  it('CENTRE-3.6 what turns the direction of the cells behind it, or nobody sees, is left out; Arabic, emoji and their joiners stay', () => {
    expect(cell('a\u202eb\u2066c\0\u0007\u009fd\ufeff')).to.equal('abcd');
    const kept = 'مرحبا\u200f 👩‍👩‍👧 ﷽ می‌خواهم';
    expect(cell(kept)).to.equal(kept);
  });

  it('CENTRE-3.6 half of a character is told as one that cannot be read', () => {
    expect(cell('a\ud83d')).to.equal('a\ufffd');
  });

  it('CENTRE-3.7 a text is cut before a spreadsheet would go on with it in other cells', () => {
    const long = cell(`${'a'.repeat(31_999)}😀=1+1`);
    expect(long.length).to.be.below(32_767);
    expect(long.endsWith('\ufffd…')).to.equal(true);
  });
});
