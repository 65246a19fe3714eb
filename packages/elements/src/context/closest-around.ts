/** The nearest element around another, itself included, that a selector names: through shadow roots. */
export function closestAround(element: Element, selector: string): Element | null {
  const found = element.closest(selector);
  if (found !== null) return found;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? closestAround(root.host, selector) : null;
}
