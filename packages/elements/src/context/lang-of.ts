/** The language that an element stands in: its own `lang`, else that of the nearest around it, through shadow roots; '' where nobody says. */
export function langOf(element: Element): string {
  const holder = element.closest('[lang]');
  if (holder !== null) return holder.getAttribute('lang') ?? '';
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? langOf(root.host) : '';
}
