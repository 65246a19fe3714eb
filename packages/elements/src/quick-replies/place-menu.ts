/** Space between the menu and the composer, and to the edge of the window, px. */
const GAP = 4;
const EDGE = 8;
/** With less room than this above, it goes below where there is more, px. */
const ROOM = 200;

/** Above the frame of the composer, as wide as that, and no higher than there is room: a menu has its place in the window. */
export function placeMenu(menu: HTMLElement, opener: HTMLElement): void {
  const { bottom, left, top, width } = (opener.closest('form') ?? opener).getBoundingClientRect();
  const size = Math.min(Math.max(width, 240), innerWidth - 2 * EDGE);
  const below = innerHeight - bottom;
  const isAbove = top >= ROOM || top >= below;
  Object.assign(menu.style, {
    inlineSize: `${size}px`,
    left: `${Math.max(EDGE, Math.min(left, innerWidth - size - EDGE))}px`,
    top: isAbove ? 'auto' : `${bottom + GAP}px`,
    bottom: isAbove ? `${innerHeight - top + GAP}px` : 'auto',
    maxBlockSize: `${(isAbove ? top : below) - GAP - EDGE}px`,
  });
}
