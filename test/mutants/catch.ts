/** What became of a mistake. */
export type Catch =
  /** The simulation has found it, in the last of so many schedules of a weather; `any` where each seed drew its own. */
  | { readonly by: 'simulation'; readonly weather: string; readonly seed: number; readonly finding: string }
  | { readonly by: 'test'; readonly finding: string }
  | { readonly by: 'nothing'; readonly why: string };

/** One line about it. */
export function sentenceOf(caught: Catch): string {
  switch (caught.by) {
    case 'simulation':
      return `${caught.weather}, seed ${caught.seed}: ${caught.finding}`;
    case 'test':
      return `test: ${caught.finding}`;
    case 'nothing':
      return caught.why;
  }
}
