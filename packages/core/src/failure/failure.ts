import type { FailureCause, FailureClass } from '@cs-inbox/protocol';

/** Why a message has not arrived, as far as it is known. */
export interface Failure {
  readonly cause: FailureCause;
  readonly class: FailureClass;
  readonly retryable: boolean;
  /** ms since the epoch when it may go again, or null where nobody knows. */
  readonly retryAt: number | null;
  /** The platform's own code, or ''. */
  readonly code: string;
  readonly requestId: string;
  readonly detail: string;
  /** Words that the platform objected to. */
  readonly words: readonly string[];
}

/** Of a message that the platform blocked after it had taken it; `note` is what it says of that, or ''. */
export function blockedFailure(note: string): Failure {
  return { ...networkFailure(''), cause: 'content', class: 'business', retryable: false, detail: note };
}

/** The failure of a network that gave no answer of our protocol; `code` says what it gave instead. */
export function networkFailure(code: string): Failure {
  return { cause: 'network', class: 'retryable', retryable: true, retryAt: null, code, requestId: '', detail: '', words: [] };
}
