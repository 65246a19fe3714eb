import type { ConversationId, MessageKey } from '@cs-inbox/protocol';
import { type SendPolicy, sendPolicy } from '../retry/policy.ts';
import { accept } from './accept.ts';
import { closeAll } from './circuit.ts';
import { refreshDaily } from './daily.ts';
import { departAll } from './depart.ts';
import { committed, commitRefused, writeAll, writeOverdue } from './disk.ts';
import { headOf } from './lane.ts';
import { refreshGates } from './gates.ts';
import { lead, load } from './load.ts';
import { loginsTold } from './logins.ts';
import { networkChanged } from './network.ts';
import type { OutboxEffect } from './outbox-effect.ts';
import type { OutboxInput, OutboxWish } from './outbox-input.ts';
import type { OutboxState, SendCapabilities } from './outbox-state.ts';
import { discard, pause, pauseTime, retry, returned, sendAgain, sendAnyway, stopWaiting } from './person.ts';
import { lookUp } from './reconcile.ts';
import { observe, settleAttempt, settleLookUp } from './settle.ts';
import { deposed, follow, handOn, noteAnswer, sayAgain, takeUp } from './tabs.ts';
import { retryAll, stopRetries } from './retry-all.ts';
import { leaveTogether } from './together.ts';
import { type Chance, Turn } from './turn.ts';
import { nextStaleAt, noticeStale, refreshWaits } from './waits.ts';
import { asksAt, closeWindows } from './window-end.ts';
import { withdraw } from './withdraw.ts';

/**
 * The whole of sending as one pure function: a fact comes in, the new state and
 * the orders for the world go out. The order of the orders matters: what is
 * stored stands before what is sent.
 * @param now ms since the epoch
 */
export function stepOutbox(
  state: OutboxState,
  input: OutboxInput,
  now: number,
  chance: Chance,
  policy: SendPolicy = sendPolicy,
): { readonly state: OutboxState; readonly effects: readonly OutboxEffect[] } {
  const turn = new Turn(state, now, chance, policy);
  if (input.type === 'committed' || input.type === 'commit-refused') noteAnswer(turn, input.commit, input.type === 'committed');
  takeIn(turn, input);
  if (turn.state.leading) {
    if (turn.gatesStale) refreshGates(turn);
    if (refreshDaily(turn, input.type === 'stores')) refreshGates(turn);
    refreshWaits(turn);
    departAll(turn);
  }
  return { state: turn.state, effects: turn.effects };
}

function takeIn(turn: Turn, input: OutboxInput): void {
  switch (input.type) {
    case 'loaded':
      return load(turn, input);
    case 'accept':
      return accept(turn, input.message, input.fromDraft);
    case 'committed': {
      const pending = turn.takeCommit(input.commit);
      if (pending?.kind === 'together') return leaveTogether(turn, pending.departures);
      return pending === undefined ? undefined : committed(turn, pending);
    }
    case 'commit-refused': {
      const pending = turn.takeCommit(input.commit);
      if (pending?.kind === 'together') return pending.departures.forEach((departure) => commitRefused(turn, departure, input.why));
      return pending === undefined ? undefined : commitRefused(turn, pending, input.why);
    }
    case 'outcome':
      return settleAttempt(turn, input.conversationId, input.key, input.attempt, input.outcome);
    case 'looked-up':
      return settleLookUp(turn, input.conversationId, input.key, input.number, input.outcome);
    case 'observed':
      return observe(turn, input.messages);
    case 'network':
      return networkChanged(turn, input.up);
    case 'up-to-date':
      return upToDate(turn);
    case 'capabilities':
      return learn(turn, input.capabilities);
    case 'stores':
      return turn.set({ stores: input.stores });
    case 'logins':
      turn.gatesStale = true;
      return loginsTold(turn, input.signedOut, input.told);
    case 'check':
    case 'retry':
    case 'retry-all':
    case 'stop-retries':
    case 'stop-waiting':
    case 'discard':
    case 'withdraw':
    case 'send-anyway':
    case 'send-again':
    case 'pause':
    case 'returned':
      return personSays(turn, input);
    case 'lead':
      return takeOver(turn, input);
    case 'deposed':
      return deposed(turn);
    case 'cleared':
      return writeAll(turn);
    case 'here':
      return sayAgain(turn);
    case 'follow':
      return turn.set({ leading: false, hearsSince: turn.now });
    case 'found':
      return takeUp(turn, input.entries);
    case 'told':
      return follow(turn, input);
    case 'halt':
      return turn.state.halted === input.why ? undefined : turn.set({ halted: input.why });
    case 'wake':
      turn.gatesStale ||= turn.state.gates.size > 0;
      closeWindows(turn);
      noticeStale(turn);
      giveUpOverdue(turn);
      return writeOverdue(turn);
  }
}

function upToDate(turn: Turn): void {
  if (turn.state.upToDate) return;
  closeAll(turn);
  turn.set({ upToDate: true });
}

function takeOver(turn: Turn, input: OutboxInput & { readonly type: 'lead' }): void {
  const wishes = lead(turn, input);
  // Before anything leaves: it may have been answered by somebody else.
  observe(turn, input.known ?? []);
  for (const wish of wishes) grant(turn, wish);
}

function personSays(turn: Turn, said: OutboxWish): void {
  const wish = said.type === 'pause' ? { ...said, at: said.at ?? pauseTime(turn, said.storeId) } : said;
  if (turn.state.leading) grant(turn, wish);
  else handOn(turn, wish);
}

function grant(turn: Turn, wish: OutboxWish): void {
  const { nextCommit } = turn.state;
  carryOut(turn, wish);
  if (turn.state.nextCommit > nextCommit) turn.set({ granted: new Map(turn.state.granted).set(nextCommit, wish) });
}

function carryOut(turn: Turn, wish: OutboxWish): void {
  switch (wish.type) {
    case 'check':
      return check(turn, wish.conversationId, wish.key);
    case 'retry':
      return retry(turn, wish.conversationId, wish.key, wish.planned);
    case 'retry-all':
      return void retryAll(turn, wish.items, wish.planned);
    case 'stop-retries':
      return stopRetries(turn, wish.items);
    case 'stop-waiting':
      return stopWaiting(turn, wish.conversationId, wish.key);
    case 'discard':
      return discard(turn, wish.conversationId, wish.key);
    case 'withdraw':
      return withdraw(turn, wish.conversationId, wish.key, wish.edit);
    case 'send-anyway':
      return sendAnyway(turn, wish.conversationId, wish.key);
    case 'send-again':
      return sendAgain(turn, wish.conversationId, wish.key, wish.planned);
    case 'pause':
      return pause(turn, wish.storeId, wish.paused, wish.at ?? turn.now);
    case 'returned':
      return returned(turn);
  }
}

function learn(turn: Turn, capabilities: SendCapabilities | null): void {
  const told = capabilities === null ? null : onlySending(capabilities);
  if (JSON.stringify(told) !== JSON.stringify(turn.state.capabilities)) turn.set({ capabilities: told });
  closeWindows(turn);
}

function onlySending({ deduplicationWindowMs, lookUp, bulkRetry = false, dailyRetry = false, sendsAtOnce }: SendCapabilities): SendCapabilities {
  return { deduplicationWindowMs, lookUp, bulkRetry, dailyRetry, sendsAtOnce };
}

/** Asked by a person: a look-up at once where that is possible, else as soon as it is. */
function check(turn: Turn, conversationId: ConversationId, key: MessageKey): void {
  const { capabilities, halted, network } = turn.state;
  const lane = turn.lane(conversationId);
  const entry = turn.entry(conversationId, key);
  if (entry?.delivery !== 'unconfirmed' || lane.flight !== null) return;
  const now = capabilities?.lookUp === true && halted === null && network && !turn.full;
  if (now) lookUp(turn, entry);
  else if (entry.notBefore !== null) turn.putEntry({ ...entry, notBefore: null });
}

function giveUpOverdue(turn: Turn): void {
  for (const [conversationId, lane] of turn.state.lanes) {
    const { flight } = lane;
    if (flight === null || (flight.kind === 'send' && flight.phase === 'storing') || flight.deadlineAt > turn.now) continue;
    turn.effects.push({ type: 'abandon', key: flight.key });
    if (flight.kind === 'send') {
      settleAttempt(turn, conversationId, flight.key, flight.attempt, { kind: 'unknown', why: 'deadline' });
    } else {
      settleLookUp(turn, conversationId, flight.key, flight.number, { kind: 'unknown', why: 'deadline' });
    }
  }
}

/**
 * When `wake` is due, in ms since the epoch, or null where nothing waits for a time.
 * A `notBefore` that has passed waits for something else, so it wakes nobody.
 */
export function outboxWakeAt(state: OutboxState, now: number, policy: SendPolicy = sendPolicy): number | null {
  let at = state.overdue?.at ?? Infinity;
  if (!state.leading) return at === Infinity ? null : at;
  const wakes = (due: number | null) => {
    if (due !== null && due > now && due < at) at = due;
  };
  if (state.network) wakes(state.turnAt);
  for (const { until } of state.gates.values()) wakes(until);
  for (const lane of state.lanes.values()) {
    const { flight } = lane;
    wakes(nextStaleAt(lane, now, policy.staleAfterMs));
    if (flight !== null) {
      if (flight.kind === 'look-up' || flight.phase === 'away') at = Math.min(at, flight.deadlineAt);
      continue;
    }
    const head = headOf(lane);
    if (head !== null) wakes(asksAt(state, head, policy));
    if (head !== null && state.network && !state.upToDate) wakes(state.networkSince + policy.upToDateWaitMs);
    if (state.network) wakes(head?.notBefore ?? null);
    if (state.network) wakes(lane.daily?.find((due) => due > now) ?? null);
  }
  return at === Infinity ? null : at;
}
