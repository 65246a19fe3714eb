/** What stands for the braces of a phrase. */
export interface Blanks {
  readonly product: string;
  readonly order: string;
  readonly city: string;
}

/** A phrase with its `{product}`, `{order}` and `{city}` filled in. */
export function phrase(text: string, blanks: Blanks): string {
  return text.replace(/\{(product|order|city)\}/gu, (_, blank: keyof Blanks) => blanks[blank]);
}
