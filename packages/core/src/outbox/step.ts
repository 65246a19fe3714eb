import type { ConversationId, MessageKey } from '@cs-inbox/protocol';
import { type SendPolicy, sendPolicy } from '../retry/policy.ts';
import { accept } from './accept.ts';
import { departAll, lookUp } from './depart.ts';
import { committed, commitRefused, writeOverdue } from './disk.ts';
import { headOf } from './lane.ts';
import { refreshGates } from './gates.ts';
import { lead, load } from './load.ts';
import { loginsTold } from './logins.ts';
import { networkChanged } from './network.ts';
import type { OutboxEffect } from './outbox-effect.ts';
import type { OutboxInput, OutboxWish } from './outbox-input.ts';
import type { OutboxState, SendCapabilities } from './outbox-state.ts';
import { discard, retry, returned, stopWaiting } from './person.ts';
import { observe, settleAttempt, settleLookUp } from './settle.ts';
import { follow, takeUp } from './tabs.ts';
import { type Chance, Turn } from './turn.ts';
import { refreshWaits } from './waits.ts';

/** Most wishes that are kept until somebody has heard them. */
const WISHES_MAX = 100;

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
  takeIn(turn, input);
  if (turn.state.leading) {
    if (turn.gatesStale) refreshGates(turn);
    refreshWaits(turn);
    departAll(turn);
  }
  return { state: turn.state, effects: turn.effects };
}

function takeIn(turn: Turn, input: OutboxInput): void {
  switch (input.type) {
    case 'loaded':
      return load(turn, input.entries);
    case 'accept':
      return accept(turn, input.message, input.fromDraft);
    case 'committed': {
      const pending = turn.takeCommit(input.commit);
      return pending === undefined ? undefined : committed(turn, pending);
    }
    case 'commit-refused': {
      const pending = turn.takeCommit(input.commit);
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
      return turn.state.upToDate ? undefined : turn.set({ upToDate: true });
    case 'capabilities':
      return learn(turn, input.capabilities);
    case 'logins':
      turn.gatesStale = true;
      return loginsTold(turn, input.signedOut, input.told);
    case 'check':
    case 'retry':
    case 'stop-waiting':
    case 'discard':
    case 'returned':
      return turn.state.leading ? grant(turn, input) : handOn(turn, input);
    case 'lead':
      return lead(turn, input.entries).forEach((wish) => grant(turn, wish));
    case 'follow':
      return turn.set({ leading: false });
    case 'found':
      return takeUp(turn, input.entries);
    case 'told':
      return follow(turn, input);
    case 'halt':
      return turn.state.halted === input.why ? undefined : turn.set({ halted: input.why });
    case 'wake':
      turn.gatesStale = true;
      giveUpOverdue(turn);
      return writeOverdue(turn);
  }
}

/** The tab that sends may die before it hears: then it is granted here, or never was needed. */
function handOn(turn: Turn, wish: OutboxWish): void {
  turn.set({ wishes: [...turn.state.wishes, wish].slice(-WISHES_MAX) });
  turn.effects.push({ type: 'wish', wish });
}

function grant(turn: Turn, wish: OutboxWish): void {
  switch (wish.type) {
    case 'check':
      return check(turn, wish.conversationId, wish.key);
    case 'retry':
      return retry(turn, wish.conversationId, wish.key, wish.planned);
    case 'stop-waiting':
      return stopWaiting(turn, wish.conversationId, wish.key);
    case 'discard':
      return discard(turn, wish.conversationId, wish.key);
    case 'returned':
      return returned(turn);
  }
}

function learn(turn: Turn, capabilities: SendCapabilities | null): void {
  const known = turn.state.capabilities;
  if (known?.deduplicationWindowMs === capabilities?.deduplicationWindowMs && known?.lookUp === capabilities?.lookUp) return;
  const { deduplicationWindowMs = 0, lookUp = false } = capabilities ?? {};
  turn.set({ capabilities: capabilities === null ? null : { deduplicationWindowMs, lookUp } });
}

/** Asked by a person: a look-up at once where that is possible, else as soon as it is. */
function check(turn: Turn, conversationId: ConversationId, key: MessageKey): void {
  const { capabilities, halted, inFlight, network } = turn.state;
  const lane = turn.lane(conversationId);
  const entry = turn.entry(conversationId, key);
  if (entry?.delivery !== 'unconfirmed' || lane.flight !== null) return;
  const now = capabilities?.lookUp === true && halted === null && network && inFlight < turn.policy.inFlightMax;
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
export function outboxWakeAt(state: OutboxState, now: number): number | null {
  let at = state.overdue?.at ?? Infinity;
  if (!state.leading) return at === Infinity ? null : at;
  for (const { until } of state.gates.values()) if (until !== null && until > now) at = Math.min(at, until);
  for (const lane of state.lanes.values()) {
    const { flight } = lane;
    if (flight !== null) {
      if (flight.kind === 'look-up' || flight.phase === 'away') at = Math.min(at, flight.deadlineAt);
      continue;
    }
    const notBefore = headOf(lane)?.notBefore ?? null;
    if (notBefore !== null && notBefore > now && state.network) at = Math.min(at, notBefore);
  }
  return at === Infinity ? null : at;
}
