import type { Receipt } from '@cs-inbox/protocol';
import type { Chance } from '../chance.ts';
import type { PlatformThread } from './platform-thread.ts';
import { concerned } from './concerned.ts';
import { nextClockRule, runClockRule } from './clock-rules.ts';
import { placeOf } from './message-at.ts';
import { retryInTheMorning } from './morning-retry.ts';
import type { Due, PlatformState } from './platform-state.ts';
import { AWAKE_MS, buyerAnswers, buyerAsks, trafficGapMs } from './traffic.ts';
import { type Correspondence, withThread } from './update-thread.ts';
import { withLogin } from './with-login.ts';

const order = { sent: 0, delivered: 1, read: 2, blocked: 3 } as const satisfies Record<Receipt, number>;

/** What the platform says of a message that it has blocked after it had taken it. */
const BLOCKED_NOTE = 'It leads the buyer away from the platform';

/**
 * Lets everything happen that is due up to `now`: buyers write, receipts move on,
 * logins end, servers restart, refused messages go again in the morning. In how many pieces time passes makes no difference.
 */
export function advance(state: PlatformState, now: number, chance: Chance): PlatformState {
  if (now <= state.now) return state;
  let current = state;
  for (;;) {
    const { rule, ruleAt, dueAt, trafficAt } = nextHappenings(current);
    if (Math.min(ruleAt, dueAt, trafficAt) > now) return { ...current, now };
    // At the same time rules come before what is due, and that before new messages.
    if (rule !== null && ruleAt <= dueAt && ruleAt <= trafficAt) current = runClockRule(current, rule.place, ruleAt, chance);
    else if (trafficAt < dueAt) current = buyerAsks(current, trafficAt, chance);
    else current = happen(current, ({ at }) => at < ruleAt && at <= trafficAt && at <= now, chance);
  }
}

/** When something happens by itself for the next time, in ms since 1970; infinite where nothing ever will. */
export function nextHappeningAt(state: PlatformState): number {
  const { ruleAt, dueAt, trafficAt } = nextHappenings(state);
  return Math.min(ruleAt, dueAt, trafficAt);
}

function nextHappenings(state: PlatformState) {
  const { due, traffic, awakeUntil } = state;
  const rule = nextClockRule(state);
  return {
    rule,
    ruleAt: rule?.at ?? Number.POSITIVE_INFINITY,
    dueAt: due[0]?.at ?? Number.POSITIVE_INFINITY,
    trafficAt: traffic.nextAt <= awakeUntil ? traffic.nextAt : Number.POSITIVE_INFINITY,
  };
}

/** Whether buyers have stopped writing by themselves, because nothing was changed for half an hour. */
export function isAsleep(state: PlatformState, now: number): boolean {
  return now > state.awakeUntil;
}

/** Lets buyers write for another while. */
export function wake(state: PlatformState, now: number, chance: Chance): PlatformState {
  const current = advance(state, now, chance);
  return { ...current, ...awake(current, chance) };
}

/** What changes when buyers go on writing for another while. */
export function awake({ traffic, now, awakeUntil, restedUntil, scenario }: PlatformState, chance: Chance): Pick<PlatformState, 'traffic' | 'awakeUntil' | 'restedUntil'> {
  const hasRested = now > awakeUntil;
  const nextAt = hasRested ? Math.max(traffic.nextAt, now + trafficGapMs(scenario, chance, traffic.written)) : traffic.nextAt;
  return { traffic: nextAt === traffic.nextAt ? traffic : { ...traffic, nextAt }, awakeUntil: now + AWAKE_MS, restedUntil: hasRested ? now : restedUntil };
}

/** What is due for a while: a login or a morning, or else all up to the next of these, for many messages change together. */
function happen(state: PlatformState, isIn: (due: Due) => boolean, chance: Chance): PlatformState {
  let correspondence: Correspondence = state;
  for (const [place, due] of state.due.entries()) {
    if (due.kind === 'login' && place === 0) return loginEnds({ ...state, due: state.due.slice(1) }, due, chance);
    if (due.kind === 'morning' && place === 0) return retryInTheMorning({ ...state, due: state.due.slice(1) }, due.storeId, due.at, chance);
    if (due.kind === 'login' || due.kind === 'morning' || !isIn(due)) return { ...state, threads: correspondence.threads, log: correspondence.log, due: state.due.slice(place) };
    correspondence = goesOn(correspondence, due, state, chance);
  }
  return { ...state, threads: correspondence.threads, log: correspondence.log, due: [] };
}

function loginEnds(state: PlatformState, due: Extract<Due, { readonly kind: 'login' }>, chance: Chance): PlatformState {
  const store = state.stores.find(({ id }) => id === due.storeId);
  // Somebody may have logged in since, or the login may be gone already.
  const isOther = (state.loggedInAt.get(due.storeId) ?? state.startedAt) !== due.since;
  if (store === undefined || isOther || (store.login !== 'signed-in' && store.login !== 'expires-soon')) return state;
  return concerned(state, store).reduce((current, { id }) => withLogin(current, id, due.login, chance, due.at), state);
}

function goesOn(before: Correspondence, due: Exclude<Due, { readonly kind: 'login' | 'morning' }>, state: PlatformState, chance: Chance): Correspondence {
  const thread = before.threads.get(due.conversationId);
  if (thread === undefined) return before;
  return due.kind === 'answer' ? buyerAnswers(state, before, thread, due.at, chance) : receipt(before, thread, due);
}

function receipt(before: Correspondence, thread: PlatformThread, due: Extract<Due, { readonly kind: 'receipt' }>): Correspondence {
  const place = placeOf(thread, due.position);
  const message = thread.messages.at(place);
  if (message === undefined || order[message.receipt] >= order[due.receipt]) return before;
  const changed = { ...message, receipt: due.receipt, ...(due.receipt === 'blocked' ? { note: BLOCKED_NOTE } : {}) };
  const { conversation } = thread;
  const last = conversation.lastMessage?.position === due.position;
  const after: PlatformThread = {
    ...thread,
    messages: thread.messages.with(place, changed),
    conversation: last ? { ...conversation, lastMessage: changed } : conversation,
  };
  return withThread(before, after, changed, due.at);
}
