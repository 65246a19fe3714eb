import { DUE_SOON_MS } from '@cs-inbox/state';

/** How pressing a reply is at the moment of drawing. */
export function dueTone(dueAt: number, now: number): 'later' | 'soon' | 'overdue' {
  return dueAt <= now ? 'overdue' : dueAt - now <= DUE_SOON_MS ? 'soon' : 'later';
}
