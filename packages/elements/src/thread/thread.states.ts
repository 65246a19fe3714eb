import type { Bubble } from '@cs-inbox/core';
import { messageBubbleStates as bubbles } from '../message-bubble/message-bubble.states.ts';
import type { InboxSnapshot } from '../samples/inbox-snapshot.ts';
import { sampleRows } from '../samples/sample-rows.ts';
import { sampleThread } from '../samples/sample-thread.ts';

const selected = sampleRows[0] ?? null;
const conversationId = selected?.conversation.id ?? null;
const thread = { conversationId, bubbles: sampleThread, loading: false, hasOlder: false };

/** The last messages of a conversation. */
const ending = (...last: readonly Bubble[]): InboxSnapshot => ({
  selected,
  thread: { ...thread, bubbles: [...sampleThread.slice(2, 5), ...last.map((bubble, i) => ({ ...bubble, id: `k-${i}`, key: `k-${i}` }))] },
});

/** Every state in which a thread can be met, by name. */
export const threadStates = {
  'nothing-open': {},
  loading: { selected, thread: { ...thread, bubbles: [], loading: true } },
  empty: { selected, thread: { ...thread, bubbles: [] } },
  full: { selected, thread },
  'loading-older': { selected, thread: { ...thread, loading: true, hasOlder: true } },
  'one-message': { selected, thread: { ...thread, bubbles: sampleThread.slice(2, 3) } },
  'network-gone': ending(bubbles['waiting-network'], bubbles['waiting-network']),
  throttled: ending(bubbles['failed-throttled-second'], bubbles['waiting-throttled']),
  'login-gone': ending(bubbles['failed-login'], bubbles['waiting-login']),
  'content-refused': ending(bubbles['failed-content'], bubbles.delivered),
  'given-up': ending(bubbles['failed-platform-holds-up'], bubbles['waiting-platform-given-up']),
  paused: { ...ending(bubbles['held-paused'], bubbles['held-paused']), paused: new Set([selected?.conversation.storeId ?? '']) },
  'waited-long': ending(bubbles['held-stale'], bubbles.queued),
  'answered-since': ending(bubbles['held-answered'], bubbles.queued),
  'nobody-knows': ending(bubbles['unconfirmed-asks-holds-up'], bubbles.queued),
  'sending-long': ending(bubbles['sending-10-s'], bubbles.queued),
  'failed-twice': ending(bubbles['failed-twice-by-hand']),
  blocked: ending(bubbles.blocked),
  overdue: { selected: sampleRows[5] ?? null, thread },
} satisfies Readonly<Record<string, InboxSnapshot>>;
