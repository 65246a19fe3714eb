import type { Words } from '../words/words.ts';
import type { Format } from './format.ts';

/** "Today", "Yesterday" or the date. */
export function dayLabel(at: number, now: number, words: Words, format: Format): string {
  const days = format.daysBetween(at, now);
  return days === 0 ? words.today : days === 1 ? words.yesterday : format.day(at, now);
}
