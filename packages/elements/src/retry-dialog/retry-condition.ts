import type { ResendResult, RetryResult } from '@cs-inbox/state';
import type { CsRetryResultEvent } from '../events/cs-retry-result.ts';

/** The condition that fails where another attempt was not taken, as the host is told it; '' where it was. */
export function retryCondition(result: RetryResult | ResendResult): CsRetryResultEvent['detail']['reason'] {
  if (result.ok) return '';
  if (result.why !== 'not-eligible') return result.why;
  const { eligibility } = result;
  switch (eligibility.verdict) {
    case 'may':
      return 'wait';
    case 'waits':
      return eligibility.for;
    case 'never':
      return eligibility.why;
  }
}
