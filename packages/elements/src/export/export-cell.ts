/** What stands in one cell of an exported file. `at` is an instant, ms since the epoch. */
export type ExportCell = string | number | null | { readonly at: number };
