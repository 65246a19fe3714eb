/** A scenario with exactly one thing wrong. */
export interface Mutation {
  /** What kind of mistake it is. */
  readonly kind: string;
  readonly value: unknown;
  /** Where it is wrong. */
  readonly path: string;
  /** Whether JSON Schema can see it. */
  readonly inSchema: boolean;
  /** What is suggested instead, where that can be told. */
  readonly suggestion?: string;
}
