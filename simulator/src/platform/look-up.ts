import type { MessageKey } from '@cs-inbox/protocol';
import { answered, type Handled } from './handled.ts';
import { messageAt } from './message-at.ts';
import type { PlatformState } from './platform-state.ts';
import { json, refuse } from './reply.ts';

/** `GET messages/{key}`: also finds what came before the deduplication window. */
export function lookUp(state: PlatformState, key: MessageKey): Handled {
  if (state.scenario.lookUp === false) {
    const detail = 'This backend does not tell what became of a key; its capabilities say so.';
    return answered(state, refuse(state, { status: 404, title: 'No look-up', detail, code: 'no-such-address', cause: 'config' }));
  }
  const record = state.keys.get(key);
  const message = record === undefined || record.taken === null ? null : messageAt(state.threads.get(record.conversationId), record.taken.position);
  return answered(state, json(200, { account: state.account, key, message }), { shows: message === null ? [] : [key] });
}
