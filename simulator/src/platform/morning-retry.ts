import type { ConversationId, MessageKey, StoreId } from '@cs-inbox/protocol';
import { itemsOf } from '../append-list.ts';
import type { Chance } from '../chance.ts';
import type { Attempt } from './attempt.ts';
import { morningAfter } from './morning-after.ts';
import { offerAgain } from './offer-again.ts';
import type { Due, PlatformState } from './platform-state.ts';
import { schedule } from './schedule.ts';

/** So often, asked for or by itself, the backend offers one message again. */
const OFFERS_MAX = 3;

/** The state in which each store's next morning is waited for; only where the scenario has a daily retry. */
export function withMornings(state: PlatformState): PlatformState {
  if (state.scenario.dailyRetry !== true) return state;
  const due = state.stores.map(({ id, market }): Due => ({ kind: 'morning', storeId: id, at: morningAfter(market, state.now) }));
  return { ...state, due: schedule(state.due, due.toSorted((a, b) => a.at - b.at)) };
}

/** On its morning the backend offers again what was refused of a store and may be tried again: in order, and nothing that a later message has overtaken. */
export function retryInTheMorning(before: PlatformState, storeId: StoreId, at: number, chance: Chance): PlatformState {
  const market = before.stores.find(({ id }) => id === storeId)?.market ?? '';
  const next: Due = { kind: 'morning', storeId, at: morningAfter(market, at) };
  let state: PlatformState = { ...before, now: at, due: schedule(before.due, [next]) };
  const held = new Set<ConversationId>();
  for (const { key, conversationId, operator } of refusedOf(before, storeId)) {
    if (held.has(conversationId)) continue;
    const handled = offerAgain(state, operator, key, null, chance);
    state = handled.state;
    if (handled.told === 'refused') held.add(conversationId);
  }
  return state;
}

/** The last attempt of each message of a store that is to be offered again, in the order in which they first left. */
function refusedOf(state: PlatformState, storeId: StoreId): readonly Attempt[] {
  const latest = new Map<MessageKey, Attempt>();
  for (const attempt of itemsOf(state.attempts)) if (attempt.storeId === storeId) latest.set(attempt.key, attempt);
  return [...latest.values()].filter((attempt) => {
    const record = state.keys.get(attempt.key);
    return record !== undefined && record.taken === null && record.retried < OFFERS_MAX && mayGoAgain(state, attempt) && !isOvertaken(state, attempt);
  });
}

/** Of a code that nobody knows only the rule that refused it says whether it may. */
function mayGoAgain({ rules }: PlatformState, { told, cause, rule: id }: Attempt): boolean {
  if (told !== 'refused') return false;
  if (cause !== 'unknown') return cause === 'quota' || cause === 'platform';
  const rule = rules.find((one) => one.id === id)?.rule;
  return rule?.do === 'platform.unknown-code' && rule.retryable === true;
}

function isOvertaken({ threads }: PlatformState, { conversationId, at }: Attempt): boolean {
  const messages = threads.get(conversationId)?.messages.toArray() ?? [];
  return messages.some((message) => message.direction === 'out' && message.at > at);
}
