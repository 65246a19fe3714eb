/** Whether anything of an element is laid out: what it holds may be, where it is not itself. */
export function takesSpace(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return (width > 0 && height > 0) || [...(element.shadowRoot?.children ?? []), ...element.children].some(takesSpace);
}
