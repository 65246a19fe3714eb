import type { Words } from './words.ts';

/** Single sentences that a host says in its own way; tables may be given in part. */
export type WordsOverride = {
  readonly [Name in keyof Words]?: Words[Name] extends string | ((...given: never[]) => string)
    ? Words[Name]
    : Partial<Words[Name]>;
};
