import { answered, type Handled } from './handled.ts';
import type { PlatformState } from './platform-state.ts';
import { json } from './reply.ts';
import { deduplicationWindowMs } from './send.ts';

/** `GET capabilities`. */
export function capabilities(state: PlatformState): Handled {
  return answered(
    state,
    json(200, {
      protocol: 1,
      account: state.account,
      deduplicationWindowMs: deduplicationWindowMs(state),
      lookUp: true,
      stream: 'none',
    }),
  );
}
