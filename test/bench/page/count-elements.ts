/** How many elements there are, those of shadow roots included. */
export function countElements(root: Element): number {
  let count = 1;
  for (const child of root.shadowRoot?.children ?? []) count += countElements(child);
  for (const child of root.children) count += countElements(child);
  return count;
}
