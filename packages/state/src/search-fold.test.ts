import assert from 'node:assert/strict';
import test from 'node:test';
import { searchFold } from './search-fold.ts';

const same: readonly (readonly [string, string, string])[] = [
  ['case', 'NUR Aisyah', 'nur aisyah'],
  ['Vietnamese accents and the barred d', 'Đơn hàng của mình', 'don hang cua minh'],
  ['letters written in parts', 'ho\u0300a', 'h\u00F2a'],
  ['full width', 'ＡＢＣ１２３', 'abc123'],
  ['half-width kana', 'ｶﾞ', 'ガ'],
  ['sharp s', 'Straße', 'STRASSE'],
  ['the dotless and the dotted i', 'İSTANBUL ışık', 'istanbul isik'],
  ['both forms of sigma', 'ΟΔΟΣ', 'οδοσ'],
  ['Arabic vowel signs and the stretcher', 'مُحَمَّـد', 'محمد'],
  ['an alef with a hamza', 'أحمد', 'احمد'],
  ['gaps in numbers', '4419 2087-3316', '441920873316'],
  ['kinds of blank', ' a\u00A0\u3000b\n', 'a b'],
  ['what nobody sees', 'หมา\u200Bย', 'หมาย'],
];
for (const [what, one, other] of same) {
  test(`INBOX-2.12 a search does not mind ${what}`, () => assert.equal(searchFold(one), searchFold(other)));
}

test('INBOX-2.12 marks that make another word of it stay: Thai vowels and tones', () => {
  assert.notEqual(searchFold('ปา'), searchFold('ป้า'));
  assert.notEqual(searchFold('มี'), searchFold('มู'));
});

test('INBOX-2.12 a part of a text without spaces is found in it', () => {
  assert.ok(searchFold('ได้รับของแล้วแต่สีไม่ตรงกับที่สั่งค่ะ').includes(searchFold('สีไม่ตรง')));
  assert.ok(searchFold('好的，谢谢！请问发票可以开公司抬头吗？').includes(searchFold('发票')));
});
