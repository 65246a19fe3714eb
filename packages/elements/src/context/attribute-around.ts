/** What an element says of its language or direction: its own attribute, else that of the nearest around it, through shadow roots; '' where nobody says. */
export function attributeAround(element: Element, name: 'lang' | 'dir'): string {
  const holder = element.closest(`[${name}]`);
  if (holder !== null) return holder.getAttribute(name) ?? '';
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? attributeAround(root.host, name) : '';
}
