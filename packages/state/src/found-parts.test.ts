import assert from 'node:assert/strict';
import test from 'node:test';
import { foundParts } from './found-parts.ts';
import { searchTerms } from './search-terms.ts';

const cases: readonly (readonly [what: string, text: string, query: string, parts: readonly string[]])[] = [
  ['a word, in whatever case', 'Where is my Teak tray?', 'teak', ['Where is my ', 'Teak', ' tray?']],
  ['every word, each time it stands there', 'a tray, no: two trays of teak', 'teak tray', ['a ', 'tray', ', no: two ', 'tray', 's of ', 'teak', '']],
  ['letters with accents where none were typed', 'Trần Thị Hồng Nhung', 'hong', ['Trần Thị ', 'Hồng', ' Nhung']],
  ['letters written in parts, with their marks', 'Ho\u0300a Bi\u0300nh', 'hoa', ['', 'Ho\u0300a', ' Bi\u0300nh']],
  ['a part of a text without spaces', 'แต่สีไม่ตรงกับ', 'สีไม่ตรง', ['แต่', 'สีไม่ตรง', 'กับ']],
  ['Thai letters with the tone above the last one', 'ขอใบเสร็จด้วย', 'ด', ['ขอใบเสร็จ', 'ด้', 'วย']],
  ['a number with gaps', 'no. 4419 2087-3316, please', '44192087', ['no. ', '4419 2087', '-3316, please']],
  ['letters of full width', 'ＡＢＣ１２３', 'bc1', ['Ａ', 'ＢＣ１', '２３']],
  ['letters that two stand for', 'Straße 4', 'strass', ['', 'Straß', 'e 4']],
  ['signs of two units', 'so 🎉🎁 nice', '🎁', ['so 🎉', '🎁', ' nice']],
  ['nothing', 'Where is my tray?', 'teak', ['Where is my tray?']],
  ['nothing that is searched for', 'Where is my tray?', '  ', ['Where is my tray?']],
];

for (const [what, text, query, parts] of cases) {
  test(`INBOX-2.25 the place is told of ${what}`, () => {
    const found = foundParts(text, searchTerms(query));
    assert.deepEqual(found, parts);
    assert.equal(found.join(''), text);
  });
}

test('INBOX-2.25 eight places of one text are told, and nothing of it is left out', () => {
  const text = 'ab'.repeat(1_000);
  const found = foundParts(text, ['a']);
  assert.deepEqual([found.length, found.join('')], [17, text]);
});
