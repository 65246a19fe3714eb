/** Red, green and blue from 0 to 255, and how much covers what is behind, from 0 to 1. */
type Colour = readonly [red: number, green: number, blue: number, cover: number];

const white: Colour = [255, 255, 255, 1];
const least = 4.5;

/** Every text in an element and in all shadows in it that stands out from what is behind it by less than 4.5 to 1, one line each. */
export function contrastFaults(root: Element): string[] {
  const faults: string[] = [];
  for (const text of textsIn(root)) {
    const holder = parentOf(text);
    const said = text.data.trim();
    if (holder === null || said === '' || !isShown(text, holder)) continue;
    const ground = groundOf(holder);
    const ink = over(colourOf(getComputedStyle(holder).color, opacityOf(holder)), ground);
    const ratio = contrast(ink, ground);
    if (ratio < least) faults.push(`${ratio.toFixed(2)} · ${pathOf(holder)} · ${said.slice(0, 40)}`);
  }
  return faults;
}

/** How many texts an element and the shadows in it show. */
export function shownTexts(root: Element): number {
  return [...textsIn(root)].filter((text) => {
    const holder = parentOf(text);
    return holder !== null && text.data.trim() !== '' && isShown(text, holder);
  }).length;
}

function* textsIn(node: Node): Generator<Text> {
  if (node instanceof Text) yield node;
  if (node instanceof HTMLStyleElement) return;
  if (node instanceof Element && node.shadowRoot !== null) for (const inner of node.shadowRoot.childNodes) yield* textsIn(inner);
  for (const inner of node.childNodes) yield* textsIn(inner);
}

/** The element that draws it, where it has been put into a slot as well. */
function parentOf(node: Element | Text): Element | null {
  if (node.assignedSlot !== null) return node.assignedSlot;
  const parent = node.parentNode;
  return parent instanceof ShadowRoot ? parent.host : parent instanceof Element ? parent : null;
}

function isShown(text: Text, holder: Element): boolean {
  if (!holder.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true })) return false;
  const range = document.createRange();
  range.selectNodeContents(text);
  const { width, height } = range.getBoundingClientRect();
  // What is said to ears only has one pixel, or none.
  return width > 1 && height > 1 && getComputedStyle(holder).clipPath !== 'inset(50%)';
}

/** What is behind it: all grounds up to the page, laid over one another. */
function groundOf(element: Element | null): Colour {
  if (element === null) return white;
  const { backgroundColor, colorScheme } = getComputedStyle(element);
  const own = colourOf(backgroundColor, opacityOf(element));
  if (own[3] === 1) return own;
  const parent = parentOf(element);
  if (parent === null) return over(own, colorScheme.startsWith('dark') ? [18, 18, 18, 1] : white);
  return over(own, groundOf(parent));
}

function opacityOf(element: Element): number {
  const parent = parentOf(element);
  return Number(getComputedStyle(element).opacity) * (parent === null ? 1 : opacityOf(parent));
}

/** Of a colour as computed styles have it: `rgb(…)`, or `color(srgb …)` from a mix. */
function colourOf(css: string, opacity: number): Colour {
  const numbers = (css.match(/-?[\d.]+(?:e-?\d+)?/gu) ?? []).map(Number);
  const [red = 0, green = 0, blue = 0, cover = 1] = numbers;
  if (css.startsWith('rgb')) return [red, green, blue, cover * opacity];
  if (css.startsWith('color(srgb')) return [red * 255, green * 255, blue * 255, cover * opacity];
  throw new Error(`contrast: ${css} is neither rgb() nor color(srgb)`);
}

function over(front: Colour, back: Colour): Colour {
  const mixed = (at: 0 | 1 | 2) => front[at] * front[3] + back[at] * (1 - front[3]);
  return [mixed(0), mixed(1), mixed(2), 1];
}

function contrast(one: Colour, other: Colour): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance([red, green, blue]: Colour): number {
  const linear = (channel: number) => (channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function pathOf(element: Element): string {
  const parent = parentOf(element);
  const own = element.localName + (element.classList.length === 0 ? '' : `.${[...element.classList].join('.')}`);
  return parent === null || element.id !== '' ? `${own}#${element.id}` : `${pathOf(parent)} ${own}`;
}
