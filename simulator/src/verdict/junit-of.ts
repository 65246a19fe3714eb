import { chargeCounts } from './charge-counts.ts';
import { isoTime } from './iso-time.ts';
import { printable } from './printable.ts';
import { charges, type Verdict } from './verdict.ts';

interface Case {
  readonly className: string;
  readonly name: string;
  /** Nothing where it passed: else the short and the long of it. */
  readonly failure: { readonly message: string; readonly lines: readonly string[] } | null;
}

/** The verdict as a JUnit file: one test case for each charge, one for what is still open, and one for each expectation. It fails exactly where the verdict is not clean. */
export function junitOf(verdict: Verdict): string {
  const cases = [...chargeCases(verdict), openCase(verdict), ...expectationCases(verdict)];
  const failures = cases.filter(({ failure }) => failure !== null).length;
  const sums = `tests="${cases.length}" failures="${failures}" errors="0"`;
  const name = quoted(`${verdict.scenario} seed ${verdict.seed}`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="cs-inbox simulator" ${sums}>`,
    `  <testsuite name=${name} ${sums} skipped="0" timestamp="${isoTime(verdict.at).slice(0, 19)}">`,
    ...cases.map(caseXml),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function chargeCases(verdict: Verdict): readonly Case[] {
  const counts = chargeCounts(verdict);
  return charges
    .filter((charge) => charge !== 'expectation')
    .map((charge) => {
      const count = counts[charge];
      const lines = verdict.findings.filter((finding) => finding.charge === charge).map(({ says }) => says);
      const more = count > lines.length ? [`… and ${count - lines.length} more`] : [];
      return { className: 'verdict', name: charge, failure: count === 0 ? null : { message: `${charge}: ${count}`, lines: [...lines, ...more] } };
    });
}

function openCase({ open }: Verdict): Case {
  const line = `The end of ${open} messages is open: their client may ask again, or something still stands against them.`;
  return { className: 'verdict', name: 'open', failure: open === 0 ? null : { message: `open: ${open}`, lines: [line] } };
}

function expectationCases({ expectations }: Verdict): readonly Case[] {
  return expectations.map(({ expectation, met, says }) => ({
    className: 'expectation',
    name: expectation,
    failure: met ? null : { message: says, lines: [says] },
  }));
}

function caseXml({ className, name, failure }: Case): string {
  const head = `    <testcase classname=${quoted(className)} name=${quoted(name)} time="0"`;
  if (failure === null) return `${head}/>`;
  const lines = failure.lines.map((line) => escaped(printable(line))).join('\n');
  return `${head}>\n      <failure message=${quoted(failure.message)} type=${quoted(className)}>${lines}</failure>\n    </testcase>`;
}

function quoted(text: string): string {
  return `"${escaped(printable(text))}"`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/gu, (character) => entities[character] ?? '');
}
