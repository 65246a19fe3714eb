/**
 * Puts a text on the clipboard; where the page may not write it (plain http), chooses what stands in its place, ready to be copied.
 * @returns whether it is on the clipboard
 */
export async function copyText(text: string, otherwise: Node | null): Promise<boolean> {
  const written = await (navigator.clipboard?.writeText(text) ?? Promise.reject(new TypeError('no clipboard'))).then(
    () => true,
    () => false,
  );
  if (!written && otherwise !== null) getSelection()?.selectAllChildren(otherwise);
  return written;
}
