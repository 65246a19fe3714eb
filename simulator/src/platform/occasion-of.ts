import type { Occasion } from '../scenario/occasion.ts';
import type { PlatformState } from './platform-state.ts';
import type { Subject } from './subject.ts';

const kinds = {
  capabilities: 'other',
  sync: 'sync',
  history: 'history',
  send: 'send',
  read: 'read',
  'look-up': 'look-up',
  events: 'stream',
  retries: 'bulk-retry',
  none: 'other',
} as const satisfies Record<Subject['route']['kind'], Occasion['kind']>;

/** The occasion that a request is. `first`: its message has come to this point, as far as its rules have not counted it before. */
export function occasionOf(state: PlatformState, subject: Subject, first: boolean): Occasion {
  const { route, operator, store, conversationId, sending } = subject;
  const record = sending === null ? undefined : state.keys.get(sending.key);
  return {
    kind: kinds[route.kind],
    now: state.now,
    first,
    storeId: store?.id ?? null,
    market: store?.market ?? null,
    platform: store?.platform ?? null,
    conversationId,
    operator,
    message: record === undefined ? null : { conversationId: record.conversationId, ordinal: record.ordinal, departure: record.departures + record.retried },
    ordinal: null,
  };
}
