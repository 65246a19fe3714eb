import type { ConversationId } from '@cs-inbox/protocol';
import type { Rule } from '../faults/rule.ts';
import type { PlatformState } from './platform-state.ts';
import type { Draft } from './reply.ts';

/** What the platform did about a request. */
export interface Handled {
  readonly state: PlatformState;
  readonly draft: Draft;
  /** The message that the request was about, and the how manieth arrival of its key this was. */
  readonly arrival: { readonly conversationId: ConversationId; readonly position: number; readonly nth: number } | null;
  /** Which message this is of all that were sent, from 1; null unless this request made the platform take one. */
  readonly nthSend: number | null;
  /** Why it was refused, where that is a fault that somebody or the scenario put there. */
  readonly fault: Rule['do'] | null;
}

export function answered(state: PlatformState, draft: Draft): Handled {
  return { state, draft, arrival: null, nthSend: null, fault: null };
}
