import { causes, mayRetry } from '../failure/cause.ts';
import { healsItself } from './heal.ts';
import type { OutboxEntry } from './outbox-entry.ts';

/** Whether it is among those that are sent again every morning. What comes back by itself before, or never may, is not. */
export function isDaily(entry: OutboxEntry): boolean {
  const { delivery, failure, newerAt, stopped } = entry;
  if (delivery !== 'failed' || failure === null || stopped || newerAt !== null) return false;
  return causes[failure.cause].daily !== 'no' && mayRetry(failure) && !healsItself(entry);
}
