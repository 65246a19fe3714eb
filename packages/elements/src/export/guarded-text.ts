/** Spreadsheets cut a cell at 32,767 characters, and what is behind goes on as cells of its own. */
const CELL_LENGTH_MAX = 32_000;

// Equals, plus, minus and at, and the forms of them that are as wide as a Chinese character, small, raised or lowered.
const equals = '=＝﹦⁼₌';
const others = '+＋﹢⁺₊\\-－﹣⁻₋−@＠﹫';
const hidden = '"\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u2060-\\u2064';
/** What a spreadsheet takes for a formula. */
const formula = new RegExp(`^(?:\\t|[\\s${hidden}]*[${equals}${others}])`, 'u');
/**
 * The same behind what divides cells where a spreadsheet goes by semicolons or tabs, and not by our quotes. A list with
 * hyphens stays one: nothing is calculated in it.
 */
const innerFormula = new RegExp(`([;\\t\\n])(?=[ \\xa0${hidden}]*(?:[${equals}]|[${others}][^;\\t\\n]*[(（|｜!！+*/^&<>${equals}-]))`, 'gu');
/** Controls that nobody sees: of terminals, and those that turn the direction of whatever follows. */
const unseen = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const breaks = /\r\n?|[\x85\u2028\u2029]/gu;
/** Read as a number, a date or a time; only short texts are asked. */
const numeric = /^[\d.,:/%eE+ \xa0-]*\d[\d.,:/%eE+ \xa0-]*$/u;

/**
 * A text for a cell of a spreadsheet, whether it comes by a file or by the clipboard: nothing in it becomes a formula,
 * nor it a number with other digits. Such a text has an apostrophe in front.
 */
export function guardedText(given: string): string {
  const cut = given.length > CELL_LENGTH_MAX ? `${given.slice(0, CELL_LENGTH_MAX)}…` : given;
  const text = cut.toWellFormed().replaceAll(breaks, '\n').replaceAll(unseen, '').replaceAll(innerFormula, "$1'");
  return formula.test(text) || isOtherNumber(text) ? `'${text}` : text;
}

/** Whether a spreadsheet would show it with other digits: `007`, `1/2`, what is longer than 15 of them. */
function isOtherNumber(text: string): boolean {
  return text.length < 64 && numeric.test(text) && (text.length > 15 || String(Number(text)) !== text);
}
