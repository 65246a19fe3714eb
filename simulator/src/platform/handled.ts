import type { FailureCause, MessageKey } from '@cs-inbox/protocol';
import type { OpenStream } from '../stream/open-stream.ts';
import type { PlatformState } from './platform-state.ts';
import type { Draft } from './reply.ts';

/** What the platform did about a request. */
export interface Handled {
  readonly state: PlatformState;
  readonly draft: Draft;
  /** Whether this request made the platform take a message. */
  readonly committed: boolean;
  /** Of a message: whether its client is told that it was accepted or refused; null where the answer says neither. */
  readonly told: 'accepted' | 'refused' | null;
  /** Why a message was refused, and what time its client is told to wait for (ms since 1970). */
  readonly cause: FailureCause | null;
  readonly retryAt: number | null;
  /** The fault that is behind it, and the id of its rule where there is one. */
  readonly fault: string | null;
  readonly rule: string | null;
  /** The keys of messages that the answer shows as taken. */
  readonly shows: readonly MessageKey[];
  /** The keys of messages that a bulk answer says are refused. */
  readonly refuses: readonly MessageKey[];
  /** How far in the change log the answer brings its client, or null where it says nothing of that. */
  readonly head: number | null;
  /** The stream that the request opens. */
  readonly stream: OpenStream | null;
}

export function answered(state: PlatformState, draft: Draft, more: Partial<Handled> = {}): Handled {
  return {
    state,
    draft,
    committed: false,
    told: null,
    cause: null,
    retryAt: null,
    fault: null,
    rule: null,
    shows: [],
    refuses: [],
    head: null,
    stream: null,
    ...more,
  };
}
