import type { FailedMessage, Inbox } from '@cs-inbox/state';
import type { BulkRow } from './bulk-row.ts';
import { placeOf } from './place-of.ts';

/** What would become of many messages now. The engine is asked again when they change, or when a wait of one is over. */
export class BulkOutlook {
  /** Those that would go. */
  going: readonly FailedMessage[] = [];
  /** The others, with the verdict on each. */
  skipped: readonly BulkRow[] = [];
  #asked: readonly unknown[] = [];
  #until = Infinity;

  /**
   * @param failures those that have not arrived, as they are by now
   * @param now ms since the epoch
   */
  look(inbox: Inbox | null, messages: readonly FailedMessage[], failures: readonly FailedMessage[], now: number): void {
    const about = [inbox, messages, failures];
    if (now < this.#until && about.every((one, i) => one === this.#asked[i])) return;
    this.#asked = about;
    this.#until = Infinity;
    const verdicts = inbox?.retryOutlook(messages.map(placeOf)) ?? [];
    this.going = messages.filter((_message, i) => verdicts[i]?.ok === true);
    this.skipped = messages.flatMap((message, i) => {
      const result = verdicts[i];
      if (result === undefined || result.ok) return [];
      if (result.why === 'not-eligible' && result.eligibility.verdict === 'may' && result.eligibility.at !== null) this.#until = Math.min(this.#until, result.eligibility.at);
      const { conversationId, storeId, buyerName } = message;
      return [{ conversationId, key: placeOf(message).key, storeId, buyerName, result, progress: null, at: now }];
    });
  }
}
