const targets = 'button, a[href], input, select, textarea, summary, [role=button], [role=tab], [role=option], [role=menuitem]';

/** What can be pressed in an element and all shadows in it, and is smaller than so many px either way, one line each. A link within a sentence is as high as its line. */
export function smallTargets(root: Element, least: number): string[] {
  const found: string[] = [];
  for (const element of elementsIn(root)) {
    if (!element.matches(targets) || !element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) continue;
    const { height, width } = element.getBoundingClientRect();
    const inSentence = element instanceof HTMLAnchorElement && getComputedStyle(element).display === 'inline';
    if (width <= 1 || inSentence || (height >= least - 0.5 && width >= least - 0.5)) continue;
    const [high, wide] = [height >= least - 0.5 ? least : reachOf(element, least, 'y'), width >= least - 0.5 ? least : reachOf(element, least, 'x')];
    if (high >= least && wide >= least) continue;
    found.push(`${wide} × ${high} px · ${stateOf(element)} ${element.localName}.${element.className} · ${(element.textContent ?? '').trim().slice(0, 30)}`);
  }
  return found;
}

/** How far the place reaches that presses it, px: it may be more than its own box. */
function reachOf(element: Element, least: number, axis: 'x' | 'y'): number {
  element.scrollIntoView({ block: 'center' });
  const { left, top, width, height } = element.getBoundingClientRect();
  const isHit = (by: number) => {
    const root = element.getRootNode() as Document | ShadowRoot;
    const [x, y] = [Math.round(left + width / 2), Math.round(top + height / 2)];
    const hit = axis === 'x' ? root.elementFromPoint(x + by, y) : root.elementFromPoint(x, y + by);
    return hit !== null && element.contains(hit);
  };
  let [first, last] = [0, 0];
  while (-first < least && isHit(first - 1)) first--;
  while (last < least && isHit(last + 1)) last++;
  return last - first + 1;
}

function* elementsIn(element: Element): Generator<Element> {
  yield element;
  for (const inner of [...(element.shadowRoot?.children ?? []), ...element.children]) yield* elementsIn(inner);
}

function stateOf(element: Element): string {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? `${stateOf(root.host)} ${root.host.localName}` : (element.closest('[id]')?.id ?? '');
}
