import type { MessagePlace } from '@cs-inbox/core';
import type { FailedMessage } from '@cs-inbox/state';

/** By what the engine knows a failed message; one without a key of ours it does not know. */
export function placeOf({ bubble, conversationId }: FailedMessage): MessagePlace {
  return { conversationId, key: bubble.key ?? '' };
}
