/** A known mistake, as a change of the shipped source. */
export type Mutant = Planted & (InSimulation | InTests);

interface Planted {
  readonly name: string;
  /** The rule that it breaks. */
  readonly rule: string;
  readonly file: string;
  /** Stands exactly once in the file. */
  readonly find: string;
  readonly replace: string;
}

/** The simulation has to come across it. */
interface InSimulation {
  readonly by?: undefined;
  /** Names of the weathers in which it is looked for, likeliest first; left out: each seed draws its own. */
  readonly weathers?: readonly string[];
}

/** No schedule can show it, so a test has to. */
interface InTests {
  readonly by: 'unit';
  /** Why no schedule can. */
  readonly why: string;
  /** Files of the tests that are asked; left out: the one beside the file. */
  readonly tests?: string;
}
