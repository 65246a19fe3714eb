/** What moves or fades in an element and in all shadows in it, one line each. */
export function movingParts(root: Element): string[] {
  const shadows = [...root.querySelectorAll('*'), root].flatMap(({ shadowRoot }) => shadowRoot ?? []);
  const own = [...root.getAnimations({ subtree: true }), ...shadows.flatMap((shadow) => shadow.getAnimations())];
  const said = own.map(({ effect }) => (effect instanceof KeyframeEffect ? `${effect.target?.localName}.${effect.target?.className} ${effect.pseudoElement ?? ''}` : 'an animation'));
  return [...said, ...shadows.flatMap((shadow) => [...shadow.children].flatMap(movingParts))];
}
