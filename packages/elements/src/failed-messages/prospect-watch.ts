import type { FailedMessage, Inbox } from '@cs-inbox/state';
import { type RetryProspect, retryProspect } from './retry-prospect.ts';

const none: RetryProspect = { ready: 0, soon: 0, soonAt: null, login: 0, later: 0, never: 0 };

/** What would become of the selected; the engine is asked anew only when something has changed. */
export class ProspectWatch {
  #prospect = none;
  #before: readonly unknown[] = [];

  /** @param because whatever the answer depends on */
  of(selected: readonly FailedMessage[], inbox: Inbox | null, now: number, because: readonly unknown[]): RetryProspect {
    const isOver = (this.#prospect.soonAt ?? Infinity) <= now;
    if (!isOver && because.length === this.#before.length && because.every((one, i) => one === this.#before[i])) return this.#prospect;
    this.#before = because;
    const places = selected.flatMap(({ bubble: { key }, conversationId }) => (key === null ? [] : [{ conversationId, key }]));
    return (this.#prospect = places.length === 0 ? none : retryProspect(inbox?.retryOutlook(places) ?? [], now));
  }
}
