import type { Catch } from './catch.ts';
import type { Mutant } from './mutant.ts';

export const PAPER = 'docs/mutants.md';
const FROM = '<!-- from the run -->';
const TO = '<!-- to here -->';

/** The paper with a new table between its marks. */
export function withTable(paper: string, caught: readonly (readonly [Mutant, Catch])[]): string {
  const simulated = caught.filter(([, { by }]) => by === 'simulation').length;
  const tested = caught.filter(([, { by }]) => by === 'test').length;
  const sum = `${caught.length} mistakes: ${simulated} found by the simulation, ${tested} by a test, ${caught.length - simulated - tested} by nothing.`;
  const table = ['| mistake | rule | file | weather | schedules | finding |', '|---|---|---|---|---|---|', ...caught.map(rowOf)].join('\n');
  const [before = '', rest = ''] = paper.split(FROM);
  const [, after = ''] = rest.split(TO);
  return `${before}${FROM}\n\n${sum}\n\n${table}\n\n${TO}${after}`;
}

function rowOf([mutant, caught]: readonly [Mutant, Catch]): string {
  const cells = [mutant.name, mutant.rule, `\`${mutant.file.replace(/^packages\//u, '').replace('/src/', '/')}\``, ...foundBy(mutant, caught)];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** Weather, schedules, finding. Seeds begin at 1, so the seed that found it says how many it took. */
function foundBy(mutant: Mutant, caught: Catch): readonly string[] {
  switch (caught.by) {
    case 'simulation':
      return [caught.weather, String(caught.seed), caught.finding];
    case 'test':
      return ['test', '', `${caught.finding}${mutant.by === 'unit' ? ` (${mutant.why})` : ''}`];
    case 'nothing':
      return ['**nothing**', '', caught.why];
  }
}

/** Names of the mistakes in the table, in its order. */
export function namesIn(paper: string): readonly string[] {
  const [, table = ''] = paper.split(FROM);
  const rows = table.split(TO)[0]?.split('\n').filter((line) => line.startsWith('| ')) ?? [];
  return rows.slice(1).map((row) => row.split(' | ')[0]?.slice(2) ?? '');
}
