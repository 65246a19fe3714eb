import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const MINUTE_MS = 60_000;

/** What a spreadsheet made of one cell. */
export interface OfficeCell {
  readonly text: string;
  /** As the spreadsheet holds it: `string`, `float`, `date` …; '' of an empty one. */
  readonly type: string;
  readonly formula: string;
}

/** LibreOffice without a window. It finds itself a place for its settings, and takes it away in the end. */
export class Office {
  readonly #folder = mkdtempSync(join(tmpdir(), 'cs-inbox-office-'));
  readonly #program: string;

  constructor() {
    this.#program = findOffice();
  }

  /**
   * Opens a CSV file and says what is in its cells, row by row.
   * @param separator by which the spreadsheet goes, whatever the file goes by
   */
  read(csv: string, separator: ',' | ';' | '\t'): readonly (readonly OfficeCell[])[] {
    const [file, out] = [join(this.#folder, 'given.csv'), join(this.#folder, 'out')];
    rmSync(out, { recursive: true, force: true });
    mkdirSync(out);
    writeFileSync(file, csv);
    // Separator, quote, UTF-8, from line 1.
    const filter = `Text - txt - csv (StarCalc):${separator.charCodeAt(0)},34,76,1`;
    const profile = `-env:UserInstallation=${pathToFileURL(join(this.#folder, 'profile')).href}`;
    const { stderr } = spawnSync(this.#program, [profile, '--headless', '--norestore', `--infilter=${filter}`, '--convert-to', 'fods', '--outdir', out, file], { encoding: 'utf8', timeout: 2 * MINUTE_MS });
    try {
      return rowsOf(readFileSync(join(out, 'given.fods'), 'utf8'));
    } catch (error) {
      throw new Error(`${this.#program} did not open the file: ${stderr}`, { cause: error });
    }
  }

  end(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** The program, installed first where that is possible without asking anybody. */
function findOffice(): string {
  const there = [process.env['SOFFICE_PATH'], 'soffice', '/Applications/LibreOffice.app/Contents/MacOS/soffice'].find((path) => path !== undefined && runs(path));
  if (there !== undefined) return there;
  const installer = 'apt-get';
  if (process.getuid?.() === 0 && runs(installer)) spawnSync(installer, ['install', '-y', '--no-install-recommends', 'libreoffice-calc-nogui'], { timeout: 10 * MINUTE_MS });
  if (runs('soffice')) return 'soffice';
  throw new Error('LibreOffice is not here, so no exported file was opened with it. Install libreoffice-calc, or say in SOFFICE_PATH where soffice is.');
}

function runs(program: string): boolean {
  return spawnSync(program, ['--version'], { timeout: MINUTE_MS }).status === 0;
}

/** The cells of the flat form of an OpenDocument table; of equal ones in a row it writes one with a count. */
function rowsOf(xml: string): OfficeCell[][] {
  return [...xml.matchAll(/<table:table-row\b([^>]*)>(.*?)<\/table:table-row>/gsu)].flatMap(([, row = '', content = '']) => {
    const cells = [...content.matchAll(/<table:table-cell\b([^>]*?)(?:\/>|>(.*?)<\/table:table-cell>)/gsu)].flatMap(([, given = '', inner = '']) => {
      const cell = { text: textOf(inner), type: attribute(given, 'office:value-type'), formula: attribute(given, 'table:formula') };
      return Array<OfficeCell>(countOf(given, 'columns')).fill(cell);
    });
    return Array<OfficeCell[]>(countOf(row, 'rows')).fill(cells);
  });
}

/** Sheets end in a great many empty cells, which are of no interest. */
function countOf(given: string, what: 'rows' | 'columns'): number {
  return Math.min(100, Number(attribute(given, `table:number-${what}-repeated`) || 1));
}

function attribute(given: string, name: string): string {
  return decoded(new RegExp(`${name}="([^"]*)"`, 'u').exec(given)?.[1] ?? '');
}

function textOf(inner: string): string {
  const lines = [...inner.matchAll(/<text:p\b[^>]*?(?:\/>|>(.*?)<\/text:p>)/gsu)].map(([, line = '']) =>
    line
      .replaceAll(/<text:s(?: text:c="(\d+)")?\/>/gu, (_, count: string | undefined) => ' '.repeat(Number(count ?? 1)))
      .replaceAll('<text:tab/>', '\t')
      .replaceAll('<text:line-break/>', '\n')
      .replaceAll(/<[^>]*>/gu, ''),
  );
  return decoded(lines.join('\n'));
}

function decoded(xml: string): string {
  const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return xml.replaceAll(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/giu, (whole, hex?: string, decimal?: string, name?: string) =>
    hex !== undefined ? String.fromCodePoint(Number.parseInt(hex, 16)) : decimal !== undefined ? String.fromCodePoint(Number(decimal)) : (named[name ?? ''] ?? whole),
  );
}
