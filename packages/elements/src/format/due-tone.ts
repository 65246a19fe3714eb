/** How long before a reply is due it counts as soon, ms. */
const SOON_MS = 2 * 60 * 60 * 1_000;

/** How pressing a reply is at the moment of drawing. */
export function dueTone(dueAt: number, now: number): 'later' | 'soon' | 'overdue' {
  return dueAt <= now ? 'overdue' : dueAt - now <= SOON_MS ? 'soon' : 'later';
}
