import type { Chance } from '../chance.ts';
import { pick } from '../pick.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { chats } from '../world/language.ts';
import { phrase } from '../world/phrase.ts';
import type { Thread } from '../world/thread.ts';
import { appendMessage, messageIdAt, nextPosition, updateThread } from './update-thread.ts';
import type { PlatformState } from './platform-state.ts';

/** How long buyers go on writing by themselves after the last request that changed something, in ms. */
export const AWAKE_MS = 30 * 60_000;
const REPLY_WITHIN_MS = 12 * 3_600_000;
const CITIES = ['Ipoh', 'Penang', 'Cebu', 'Hanoi', 'Bandung', 'Chiang Mai', 'Recife', 'Taichung'] as const;

/** From one message that buyers write by themselves to the next, in ms. */
export function trafficGapMs(scenario: Scenario, chance: Chance, ordinal: number): number {
  const { perMinute } = scenario.traffic;
  if (perMinute <= 0) return Number.POSITIVE_INFINITY;
  return Math.round((60_000 / perMinute) * (0.3 + 1.4 * chance('traffic-gap', ordinal)));
}

/** A buyer somewhere asks something; half of the time one of the ten who wrote last. */
export function buyerAsks(state: PlatformState, at: number, chance: Chance): PlatformState {
  const ordinal = state.traffic.written;
  const threads = [...state.threads.values()];
  const reach = chance('traffic-near', ordinal) < 0.5 ? Math.min(10, threads.length) : threads.length;
  const thread = threads[Math.floor(chance('traffic-who', ordinal) * reach)];
  const traffic = { written: ordinal + 1, nextAt: at + trafficGapMs(state.scenario, chance, ordinal + 1) };
  if (thread === undefined) return { ...state, traffic };
  const chat = chats[thread.language];
  const text = phrase(pick(chat.asks, chance('traffic-text', ordinal)), {
    product: pick(chat.products, chance('traffic-product', ordinal)),
    order: String(100_000_000_000 + Math.floor(chance('traffic-order', ordinal) * 899_999_999_999)),
    city: pick(CITIES, chance('traffic-city', ordinal)),
  });
  return { ...buyerWrites(state, thread, at, text), traffic };
}

/** The buyer of this conversation answers what the operator wrote. */
export function buyerAnswers(state: PlatformState, thread: Thread, at: number, chance: Chance): PlatformState {
  const draw = chance('answer-text', thread.conversation.id, nextPosition(thread));
  return buyerWrites(state, thread, at, pick(chats[thread.language].answers, draw));
}

function buyerWrites(state: PlatformState, thread: Thread, at: number, text: string): PlatformState {
  const { conversation } = thread;
  const position = nextPosition(thread);
  const message = {
    id: messageIdAt(state, thread, position),
    conversationId: conversation.id,
    key: null,
    direction: 'in',
    kind: 'text',
    text,
    position,
    at,
    receipt: 'delivered',
  } as const;
  const changes = { unread: conversation.unread + 1, replyDueAt: conversation.replyDueAt ?? at + REPLY_WITHIN_MS };
  return updateThread(state, appendMessage(thread, message, changes), message);
}
