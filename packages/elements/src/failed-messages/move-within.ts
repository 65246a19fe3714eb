/** The focus goes to the next of what can be pressed in a row, or back to the row. */
export function moveWithin(row: HTMLElement, from: EventTarget | null, wish: 'left' | 'right'): void {
  const stops = [row, ...row.querySelectorAll<HTMLElement>('input:enabled, button:enabled')];
  const forward = (wish === 'right') === row.matches(':dir(ltr)');
  stops[stops.findIndex((stop) => stop === from) + (forward ? 1 : -1)]?.focus();
}
