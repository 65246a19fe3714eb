/** What the key "/" writes, alone in the field: Chinese input methods make other signs of it. */
const slashes: ReadonlySet<string> = new Set(['/', '／', '、']);

export function isSlash(text: string): boolean {
  return slashes.has(text);
}
