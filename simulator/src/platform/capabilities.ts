import { answered, type Handled } from './handled.ts';
import type { PlatformState } from './platform-state.ts';
import { json } from './reply.ts';

/** `GET capabilities`. */
export function capabilities(state: PlatformState): Handled {
  const { lookUp = true, stream = false, bulkRetry = false, dailyRetry = false, testConversation = false } = state.scenario;
  const forTests = testConversation ? state.threads.list.at(-1)?.conversation.id : undefined;
  const body = {
    protocol: 1,
    account: state.account,
    deduplicationWindowMs: state.pace.deduplicationWindowMs,
    lookUp,
    stream: stream ? 'sse' : 'none',
    bulkRetry,
    ...(dailyRetry && { dailyRetry }),
    ...(forTests !== undefined && { testConversation: forTests }),
  };
  return answered(state, json(200, body));
}
