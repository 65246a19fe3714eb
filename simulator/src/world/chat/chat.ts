/** A few turns about one matter: the buyer speaks first, then seller and buyer by turns. */
type Dialogue = readonly [string, ...string[]];

/**
 * What people write to a shop in one language. `{product}`, `{order}` and
 * `{city}` are filled in.
 */
export interface Chat {
  readonly products: readonly [string, ...string[]];
  readonly dialogues: readonly [Dialogue, ...Dialogue[]];
  /** What a buyer asks out of the blue. */
  readonly asks: readonly [string, ...string[]];
  /** What a buyer writes back soon after the seller wrote. */
  readonly answers: readonly [string, ...string[]];
}
