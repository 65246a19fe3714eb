export interface ColdStart {
  /** From the call of the page to the paint of the list out of the disk, while the backend does not answer, ms. */
  readonly cachedMs: readonly number[];
  /** From the call of the same page with the same bundle, to the paint of one line, ms. */
  readonly emptyMs: readonly number[];
}
