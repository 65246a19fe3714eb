import type { Eligibility } from '@cs-inbox/core';
import type { Format } from '../format/format.ts';
import type { Words } from '../words/words.ts';

/** Why a failed message may not be sent again now, or ''. */
export function whyNot(eligibility: Eligibility, now: number, words: Words, format: Format): string {
  switch (eligibility.verdict) {
    case 'may':
      return eligibility.at === null || eligibility.at <= now ? '' : words.retryIn(format.countdown(eligibility.at - now));
    case 'waits':
      return words.notEligible[eligibility.for];
    case 'never':
      return eligibility.why === 'newer' ? words.notEligible.newer(format.time(eligibility.newerAt)) : words.notEligible[eligibility.why];
  }
}
