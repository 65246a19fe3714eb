import type { Message } from '@cs-inbox/protocol';
import type { Chance } from '../chance.ts';
import { pick } from '../pick.ts';
import { profileOf } from '../profiles/profile-of.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { attachmentOf } from '../world/attachment-of.ts';
import { chats } from '../world/language.ts';
import { phrase } from '../world/phrase.ts';
import type { PlatformThread } from './platform-thread.ts';
import { appendMessage, type Correspondence, messageIdAt, nextPosition, withThread } from './update-thread.ts';
import type { PlatformState } from './platform-state.ts';
import { replyWithinMs } from './reply-within.ts';

/** How long buyers go on writing by themselves after the last request that changed something, in ms. */
export const AWAKE_MS = 30 * 60_000;
/** Most messages that buyers write by themselves in one story. */
const WRITTEN_MAX = 500_000;
const CITIES = ['Ipoh', 'Penang', 'Cebu', 'Hanoi', 'Bandung', 'Chiang Mai', 'Recife', 'Taichung'] as const;

/** From one message that buyers write by themselves to the next, in ms; infinite where none follows. `ordinal`: how many they wrote before. */
export function trafficGapMs(scenario: Scenario, chance: Chance, ordinal: number): number {
  const perMinute = scenario.traffic?.perMinute ?? 0;
  if (perMinute <= 0 || ordinal >= WRITTEN_MAX) return Number.POSITIVE_INFINITY;
  return Math.round((60_000 / perMinute) * (0.3 + 1.4 * chance('traffic-gap', ordinal)));
}

/** A buyer somewhere asks something; half of the time one of the ten who wrote last. */
export function buyerAsks(state: PlatformState, at: number, chance: Chance): PlatformState {
  const ordinal = state.traffic.written;
  const threads = state.threads.inOrder;
  const reach = chance('traffic-near', ordinal) < 0.5 ? Math.min(10, threads.length) : threads.length;
  const thread = threads.at(Math.floor(chance('traffic-who', ordinal) * reach));
  const traffic = { written: ordinal + 1, nextAt: at + trafficGapMs(state.scenario, chance, ordinal + 1) };
  if (thread === undefined) return { ...state, traffic };
  const chat = chats[thread.language];
  const text = phrase(pick(chat.asks, chance('traffic-text', ordinal)), {
    product: pick(chat.products, chance('traffic-product', ordinal)),
    order: String(100_000_000_000 + Math.floor(chance('traffic-order', ordinal) * 899_999_999_999)),
    city: pick(CITIES, chance('traffic-city', ordinal)),
  });
  const kind = kindOf(state, thread, ordinal, chance);
  const attachment = kind === 'text' ? null : attachmentOf(kind, thread.language, Math.floor(chance('traffic-attachment', ordinal) * 2 ** 31));
  const { threads: after, log } = buyerWrites(state, state, thread, at, { text, kind, ...(attachment === null ? {} : { attachment }) });
  return { ...state, threads: after, log, traffic };
}

/** The buyer of this conversation answers what the operator wrote. `state` may be older than `before`: it tells of stores only. */
export function buyerAnswers(state: PlatformState, before: Correspondence, thread: PlatformThread, at: number, chance: Chance): Correspondence {
  const draw = chance('answer-text', thread.conversation.id, nextPosition(thread));
  return buyerWrites(state, before, thread, at, { text: pick(chats[thread.language].answers, draw), kind: 'text' });
}

/** Mostly text; where the scenario wants them, also what else the store's platform knows. */
function kindOf(state: PlatformState, thread: PlatformThread, ordinal: number, chance: Chance): Message['kind'] {
  if (state.scenario.traffic?.kinds !== true || chance('traffic-kind', ordinal) < 0.6) return 'text';
  const store = state.stores.find(({ id }) => id === thread.conversation.storeId);
  const { kinds } = state.profiles.get(store?.platform ?? '') ?? profileOf(store?.platform ?? '');
  const [first = 'text', ...others] = kinds.value;
  return pick([first, ...others], chance('traffic-which-kind', ordinal));
}

function buyerWrites(state: PlatformState, before: Correspondence, thread: PlatformThread, at: number, shown: Pick<Message, 'text' | 'kind' | 'attachment'>): Correspondence {
  const { conversation } = thread;
  const position = nextPosition(thread);
  const message: Message = {
    id: messageIdAt(state, thread, position),
    conversationId: conversation.id,
    key: null,
    direction: 'in',
    ...shown,
    position,
    at,
    receipt: 'delivered',
  };
  const store = state.stores.find(({ id }) => id === conversation.storeId);
  const withinMs = store === undefined ? 0 : replyWithinMs(state.profiles, store);
  const changes = { unread: conversation.unread + 1, replyDueAt: conversation.replyDueAt ?? at + withinMs };
  return withThread(before, appendMessage(thread, message, changes), message, at);
}
