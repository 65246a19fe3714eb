/** A known mistake, as a change of the shipped source. */
export interface Mutant {
  readonly name: string;
  /** The rule that it breaks. */
  readonly rule: string;
  readonly file: string;
  /** Stands exactly once in the file. */
  readonly find: string;
  readonly replace: string;
  /** Where a test is known to catch it the simulation is not asked, which takes longer. */
  readonly by?: 'unit';
}
