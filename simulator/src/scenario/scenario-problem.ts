/** One thing that is wrong with a scenario. */
export interface ScenarioProblem {
  /** Where: `rules[2].on.send.nth`; for an unknown or a missing key the path of that key; `''` for the whole. */
  readonly path: string;
  /** What is wrong and what is right, in plain words. */
  readonly message: string;
  /** The known name that looks most like the one written, or null where none does. */
  readonly suggestion: string | null;
}
