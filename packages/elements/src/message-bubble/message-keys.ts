import { letterOf } from '../format/letter-of.ts';
import type { BubbleDeed } from './bubble-deed.ts';

/** What each letter does on a message that has the focus; of several the first that can be done. */
const letters: Readonly<Partial<Record<string, readonly BubbleDeed[]>>> = { r: ['ask-retry'], e: ['edit', 'take-back'], c: ['copy'], h: ['history'] };

/** The letter that does something, as it is written on its key, or null. */
export function letterFor(deed: BubbleDeed): string | null {
  return Object.entries(letters).find(([, deeds]) => deeds?.includes(deed))?.[0].toUpperCase() ?? null;
}

/** What a key asks for, of what can be done about a message; null where that is nothing. In a message nobody types. */
export function keyedDeed<Offer extends { readonly deed: BubbleDeed }>(event: KeyboardEvent, offers: readonly Offer[]): Offer | null {
  // Who holds a key down wants it once.
  if (event.defaultPrevented || event.repeat || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return null;
  const deeds = letters[letterOf(event)] ?? [];
  return offers.find(({ deed }) => deeds.includes(deed)) ?? null;
}
