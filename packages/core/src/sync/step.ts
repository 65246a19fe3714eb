import { applyMessage } from './apply.ts';
import { onTold, onToldStanding } from './follow.ts';
import { connect, lose, settle, start, takeRole } from './network.ts';
import { ask, fail, onCapabilities, onPage, retry } from './run.ts';
import { type Stepped, unchanged } from './stepped.ts';
import { closeStream, closeUnheard, keepStream, onStream, onStreamOverdue, streamDueAt } from './stream.ts';
import type { SyncInput, SyncPolicy, SyncState } from './sync-state.ts';
import { syncPolicy } from './sync-state.ts';
import { takeCached } from './take.ts';
import { askNewest, askOlder, onHistory, onReadTold, onSeen, onToldThread } from './thread.ts';

/**
 * The whole of receiving as one pure function, as `stepOutbox` is of sending.
 * @param now ms since the epoch
 * @param chance a draw in [0, 1)
 */
export function stepSync(
  state: SyncState,
  input: SyncInput,
  now: number,
  chance: () => number,
  policy: SyncPolicy = syncPolicy,
): Stepped {
  return keepStream(hear(state, input, now, chance, policy), now, policy);
}

/** When `wake` is due, in ms since the epoch, or null. */
export function syncWakeAt(state: SyncState): number | null {
  if (state.connection.state === 'settling') return state.connection.stableAt;
  const at = Math.min(state.run?.deadlineAt ?? state.askAt ?? Infinity, streamDueAt(state));
  return at === Infinity ? null : at;
}

function hear(state: SyncState, input: SyncInput, now: number, chance: () => number, policy: SyncPolicy): Stepped {
  switch (input.type) {
    case 'started':
      return start(state, input.online, now, policy);
    case 'offline':
      return lose(state, now, policy);
    case 'online':
      return settle(state, now);
    case 'capabilities':
      return input.question === state.run?.question ? onCapabilities(state, input.answer, now, chance, policy) : unchanged(state);
    case 'page':
      return input.question === state.run?.question ? onPage(state, input.answer, now, chance, policy) : unchanged(state);
    case 'open':
      return askNewest(state.open === input.conversationId ? state : { ...state, open: input.conversationId }, policy);
    case 'older':
      return askOlder(state, input.conversationId, policy);
    case 'history':
      return onHistory(state, input, now, policy);
    case 'read-told':
      return onReadTold(state, input.conversationId, input.position);
    case 'other-account':
      return { state, effects: [{ type: 'other-account' }] };
    case 'seen':
      return onSeen(state, input.conversationId, now);
    case 'confirmed': {
      const tables = applyMessage(state.tables, input.message);
      return unchanged(tables === state.tables ? state : { ...state, tables });
    }
    case 'refresh':
      return state.askAt === null ? unchanged(state) : ask(state, now, policy);
    case 'thawed':
      return thawed(state, now, policy);
    case 'retry':
      return retry(state, now, policy);
    case 'role':
      return takeRole(state, input.role, now, policy);
    case 'cached': {
      const cached = takeCached(state, input).state;
      return cached === state ? unchanged(state) : askNewest(cached, policy);
    }
    case 'stream':
      return input.number === state.stream?.number ? onStream(state, input.news, now, chance, policy) : unchanged(state);
    case 'told':
      return onTold(state, input, now, policy);
    case 'told-standing':
      return onToldStanding(state, input.standing, now, policy);
    case 'told-thread':
      return onToldThread(state, input);
    case 'wake':
      return wake(state, now, chance, policy);
  }
}

function wake(state: SyncState, now: number, chance: () => number, policy: SyncPolicy): Stepped {
  const dueAt = syncWakeAt(state);
  if (dueAt === null || dueAt > now) return unchanged(state);
  const { connection, run, stream } = state;
  if (connection.state === 'settling') return connect(state, 'held', now, policy);
  if (now - dueAt > policy.sleepMs) return awake(state, now, policy);
  if (run !== null && run.deadlineAt <= now) {
    const failed = fail(state, 'deadline', now, chance, policy);
    return { state: failed.state, effects: [{ type: 'abandon', question: run.question }, ...failed.effects] };
  }
  if (stream !== null && stream.deadlineAt <= now) return onStreamOverdue(state, stream, now, chance, policy);
  if (state.askAt === null || state.askAt > now) return unchanged(state);
  // Who follows asks only where nothing was heard for long, or something was missed: then it shows what it finds itself.
  return ask(now - state.heardAt < policy.silenceMs ? state : { ...state, told: null }, now, policy);
}

/** The machine has slept: whatever was on its way is lost, and says nothing of the backend. */
function awake(state: SyncState, now: number, policy: SyncPolicy): Stepped {
  const closed = closeUnheard({ ...state, told: null, heardAt: now }, now, policy);
  const asked = ask(closed.state, now, policy);
  return { state: asked.state, effects: [...closed.effects, ...asked.effects] };
}

/** What a stream has held while the page stood still says nothing of now: it is asked, and another one is opened. */
function thawed(state: SyncState, now: number, policy: SyncPolicy): Stepped {
  const closed = closeStream(state, now);
  if (closed.state.run !== null || closed.state.askAt === null) return closed;
  const asked = ask(closed.state, now, policy);
  return { state: asked.state, effects: [...closed.effects, ...asked.effects] };
}
