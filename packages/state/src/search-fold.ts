/** Latin letters that do not come apart into a letter and a mark. */
const whole: Readonly<Record<string, string>> = { đ: 'd', ð: 'd', ø: 'o', ł: 'l', ı: 'i', æ: 'ae', œ: 'oe', ß: 'ss', ς: 'σ', أ: 'ا' };
const wholes = new RegExp(`[${Object.keys(whole).join('')}]`, 'gu');
/** Accents of Latin, Greek and Cyrillic, Arabic vowel signs, and what nobody sees. Thai and Indic marks are letters and stay. */
const marks = /[\u0300-\u036F\u0640\u064B-\u0655\u0670]|\p{Default_Ignorable_Code_Point}/gu;
/** Between the digits of one number. */
const gaps = /(?<=\d)[\s-]+(?=\d)/gu;

/** What is searched and what is searched for, in the one form in which they are compared: without case, width, accents, and gaps in numbers. */
export function searchFold(text: string): string {
  const apart = text.normalize('NFKD').toLowerCase().replace(marks, '');
  return apart.replace(wholes, (letter) => whole[letter] ?? letter).replace(gaps, '').replace(/\s+/gu, ' ').trim();
}
