import type { FailureCause, FailureClass } from '@cs-inbox/protocol';
import type { PlatformState } from './platform-state.ts';

/** A reply before it is known how long it takes and under which id it goes. */
export interface Draft {
  readonly status: number;
  readonly body: unknown;
  readonly problem: boolean;
  /** Where it is neither JSON nor a problem document; the body is a text then, and goes out as it is. */
  readonly mediaType?: string;
  /** Beside those that every reply has. Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
}

export function json(status: number, body: unknown): Draft {
  return { status, body, problem: false };
}

export interface Refusal {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly code: string;
  readonly cause?: FailureCause;
  readonly class?: FailureClass;
  readonly retryable?: boolean;
  /** When it may go again, in ms since 1970; null where nobody says. */
  readonly retryAt?: number | null;
  /** What the platform objects to, as it stands in the text. */
  readonly words?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** A problem document that proves that nothing was committed. */
export function refuse(state: PlatformState, refusal: Refusal): Draft {
  const { status, title, detail, code, cause = 'unknown', retryable = false, retryAt = null, words = [], headers = {} } = refusal;
  const body = {
    type: `urn:cs-simulator:${code}`,
    title,
    status,
    detail,
    account: state.account,
    cause,
    class: refusal.class ?? 'permanent',
    retryable,
    committed: false,
    retryAt,
    code,
    words,
  };
  return { status, body, problem: true, headers };
}
