import type { Failure } from '@cs-inbox/core';
import type { FailureCause } from '@cs-inbox/protocol';

/** What a platform would say of each cause. */
const refusals = {
  network: { class: 'retryable', retryable: true },
  throttled: { class: 'retryable', retryable: true },
  quota: { class: 'business', retryable: true },
  login: { class: 'retryable', retryable: true },
  content: { class: 'business', retryable: false },
  recipient: { class: 'permanent', retryable: false },
  platform: { class: 'retryable', retryable: true },
  config: { class: 'business', retryable: true },
  storage: { class: 'retryable', retryable: true },
  unknown: { class: 'business', retryable: false },
} as const satisfies Record<FailureCause, Pick<Failure, 'class' | 'retryable'>>;

/** A refusal for one cause; what a test cares about is named by the test. */
export function sampleFailure(cause: FailureCause, change: Partial<Failure> = {}): Failure {
  return { cause, ...refusals[cause], retryAt: null, code: 'E-1', requestId: 'r-1', detail: '', words: [], ...change };
}
