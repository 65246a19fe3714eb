import type { MessageKey } from '@cs-inbox/protocol';
import { answered, type Handled } from './handled.ts';
import type { PlatformState } from './platform-state.ts';
import { json } from './reply.ts';
import { messageOf } from './send.ts';

/** `GET messages/{key}`: also finds what came before the deduplication window. */
export function lookUp(state: PlatformState, key: MessageKey): Handled {
  const record = state.keys.get(key);
  const message = record === undefined ? null : messageOf(state, record);
  return answered(state, json(200, { account: state.account, key, message }));
}
