/** The type of a value as people write it: read-only all the way down, so that constants fit. */
export type Written<T> = T extends string | number | boolean | null ? T : { readonly [K in keyof T]: Written<T[K]> };
