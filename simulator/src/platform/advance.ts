import type { Receipt } from '@cs-inbox/protocol';
import type { Chance } from '../chance.ts';
import type { Thread } from '../world/thread.ts';
import type { Due, PlatformState } from './platform-state.ts';
import { AWAKE_MS, buyerAnswers, buyerAsks, trafficGapMs } from './traffic.ts';
import { updateThread } from './update-thread.ts';

const order = { sent: 0, delivered: 1, read: 2, blocked: 3 } as const satisfies Record<Receipt, number>;

/**
 * Lets everything happen that is due up to `now`: buyers write, receipts move on.
 * In how many pieces time passes makes no difference.
 */
export function advance(state: PlatformState, now: number, chance: Chance): PlatformState {
  if (now <= state.now) return state;
  let current = state;
  for (;;) {
    const due = current.due[0];
    const trafficAt = current.traffic.nextAt <= current.awakeUntil ? current.traffic.nextAt : Number.POSITIVE_INFINITY;
    if (due !== undefined && due.at <= now && due.at <= trafficAt) {
      current = happen({ ...current, due: current.due.slice(1) }, due, chance);
    } else if (trafficAt <= now) {
      current = buyerAsks(current, trafficAt, chance);
    } else {
      return { ...current, now };
    }
  }
}

/** Whether buyers have stopped writing by themselves, because nothing was changed for half an hour. */
export function isAsleep(state: PlatformState, now: number): boolean {
  return now > state.awakeUntil;
}

/** Lets buyers write for another while. */
export function wake(state: PlatformState, now: number, chance: Chance): PlatformState {
  const current = advance(state, now, chance);
  const nextAt = Math.max(current.traffic.nextAt, current.now + trafficGapMs(current.scenario, chance, current.traffic.written));
  const slept = isAsleep(current, current.now);
  return {
    ...current,
    awakeUntil: current.now + AWAKE_MS,
    traffic: slept ? { ...current.traffic, nextAt } : current.traffic,
  };
}

/** Puts something in its place among what is to come. */
export function schedule(due: readonly Due[], next: Due): readonly Due[] {
  const at = due.findIndex((other) => other.at > next.at);
  return at === -1 ? [...due, next] : due.toSpliced(at, 0, next);
}

function happen(state: PlatformState, due: Due, chance: Chance): PlatformState {
  const thread = state.threads.get(due.conversationId);
  if (thread === undefined) return state;
  return due.kind === 'answer' ? buyerAnswers(state, thread, due.at, chance) : receipt(state, thread, due.position, due.receipt);
}

function receipt(state: PlatformState, thread: Thread, position: number, next: Receipt): PlatformState {
  const index = thread.messages.findLastIndex((message) => message.position === position);
  const message = thread.messages[index];
  if (message === undefined || order[message.receipt] >= order[next]) return state;
  const changed = { ...message, receipt: next };
  const { conversation } = thread;
  const last = conversation.lastMessage?.position === position;
  const after: Thread = {
    ...thread,
    messages: thread.messages.with(index, changed),
    conversation: last ? { ...conversation, lastMessage: changed } : conversation,
  };
  return updateThread(state, after, changed);
}
