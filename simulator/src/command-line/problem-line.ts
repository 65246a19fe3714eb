import type { ScenarioProblem } from '../scenario/scenario-problem.ts';

/** One problem of a scenario file, for people: `file: path: message (did you mean "…"?)`. */
export function problemLine(file: string, { path, message, suggestion }: ScenarioProblem): string {
  const where = path === '' ? file : `${file}: ${path}`;
  return `${where}: ${message}${suggestion === null ? '' : ` (did you mean "${suggestion}"?)`}`;
}
