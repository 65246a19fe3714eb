import type { Capabilities, ConversationId, Message, StoreId, SyncCursor, SyncPage } from '@cs-inbox/protocol';
import { backOffMs } from '../retry/back-off.ts';
import { applyHistory, applyMessage, applyRun, applySeen, positionOf } from './apply.ts';
import { STABLE_MS } from './connection.ts';
import type { Tables } from './tables.ts';
import type { Answered } from '../outcome/read-answer.ts';
import type { SyncEffect, SyncInput, SyncPolicy, SyncState } from './sync-state.ts';
import { syncPolicy } from './sync-state.ts';

interface Stepped {
  readonly state: SyncState;
  readonly effects: readonly SyncEffect[];
}

const unchanged = (state: SyncState): Stepped => ({ state, effects: [] });

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
  switch (input.type) {
    case 'started':
      return input.online ? connect(state, now, null, policy) : unchanged({ ...state, connection: { state: 'offline', since: now }, askAt: now + policy.probeMs });
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
      return older(state, input.conversationId, policy);
    case 'history':
      return onHistory(state, input, policy);
    case 'read-told':
      return onReadTold(state, input.conversationId, input.position);
    case 'other-account':
      return { state, effects: [{ type: 'other-account' }] };
    case 'seen':
      return onSeen(state, input.conversationId);
    case 'confirmed': {
      const tables = applyMessage(state.tables, input.message);
      return unchanged(tables === state.tables ? state : { ...state, tables });
    }
    case 'refresh':
      return state.askAt === null ? unchanged(state) : ask(state, now, policy);
    case 'wake':
      return wake(state, now, chance, policy);
  }
}

/** When `wake` is due, in ms since the epoch, or null. */
export function syncWakeAt(state: SyncState): number | null {
  if (state.connection.state === 'settling') return state.connection.stableAt;
  return state.run?.deadlineAt ?? state.askAt;
}

function wake(state: SyncState, now: number, chance: () => number, policy: SyncPolicy): Stepped {
  const { connection, run } = state;
  if (connection.state === 'settling') {
    return now < connection.stableAt ? unchanged(state) : connect(state, now, connection.lostSince, policy);
  }
  if (run !== null && run.deadlineAt <= now) {
    const failed = fail(state, 'deadline', now, chance, policy);
    return { state: failed.state, effects: [{ type: 'abandon', question: run.question }, ...failed.effects] };
  }
  return state.askAt !== null && state.askAt <= now ? ask(state, now, policy) : unchanged(state);
}

function connect(state: SyncState, now: number, lostSince: number | null, policy: SyncPolicy): Stepped {
  const asked = ask({ ...state, connection: { state: 'connecting', since: now, lostSince }, capabilities: null, failures: 0, why: '' }, now, policy);
  return { state: asked.state, effects: [{ type: 'capabilities', capabilities: null }, { type: 'network', up: true }, ...asked.effects] };
}

function lose(state: SyncState, now: number, policy: SyncPolicy): Stepped {
  const { connection } = state;
  if (connection.state === 'offline') return unchanged(state);
  const since = connection.state === 'settling' ? connection.lostSince : now;
  const effects: SyncEffect[] = [{ type: 'network', up: false }];
  if (state.run !== null) effects.push({ type: 'abandon', question: state.run.question });
  return { state: { ...state, connection: { state: 'offline', since }, run: null, askAt: now + policy.probeMs }, effects };
}

function settle(state: SyncState, now: number): Stepped {
  const { connection } = state;
  if (connection.state !== 'offline' && connection.state !== 'settling') return unchanged(state);
  const lostSince = connection.state === 'offline' ? connection.since : connection.lostSince;
  const settling = { state: 'settling', since: now, lostSince, stableAt: now + STABLE_MS } as const;
  return {
    state: { ...state, connection: settling, run: null, askAt: null },
    effects: state.run === null ? [] : [{ type: 'abandon', question: state.run.question }],
  };
}

function ask(state: SyncState, now: number, policy: SyncPolicy): Stepped {
  const question = state.question + 1;
  const run = { question, deadlineAt: now + policy.deadlineMs, pages: [] };
  const next = { ...state, run, question, askAt: null };
  return state.capabilities === null
    ? { state: next, effects: [{ type: 'ask-capabilities', question }] }
    : { state: next, effects: [{ type: 'ask-page', question, cursor: cursorOf(state) }] };
}

function onCapabilities(
  state: SyncState,
  answer: Answered<Capabilities>,
  now: number,
  chance: () => number,
  policy: SyncPolicy,
): Stepped {
  if (!answer.ok) return fail(state, answer.why, now, chance, policy);
  const asked = ask({ ...state, capabilities: answer.value }, now, policy);
  return { state: asked.state, effects: [{ type: 'capabilities', capabilities: answer.value }, ...asked.effects] };
}

function onPage(state: SyncState, answer: Answered<SyncPage>, now: number, chance: () => number, policy: SyncPolicy): Stepped {
  const { run } = state;
  if (run === null) return unchanged(state);
  if (!answer.ok) return fail(state, answer.why, now, chance, policy);
  const page = answer.value;
  const wrong = objection(state, run.pages, page, policy);
  if (wrong !== null) return fail({ ...state, askFull: true }, wrong, now, chance, policy);
  const pages = [...run.pages, page];
  const news = messagesOf(page);
  const observed: SyncEffect[] = news.length === 0 ? [] : [{ type: 'observed', messages: news }];
  if (page.hasMore) {
    const question = state.question + 1;
    const next = { ...state, question, run: { question, deadlineAt: now + policy.deadlineMs, pages } };
    return { state: next, effects: [...observed, { type: 'ask-page', question, cursor: page.cursor }] };
  }
  const tables = applyRun(state.tables, pages);
  const seen = stillSeen(state, tables);
  const done: SyncState = {
    ...state,
    tables: applySeen(tables, seen),
    seen,
    run: null,
    failures: 0,
    why: '',
    askFull: false,
    generation: pages.some(({ mode }) => mode === 'full') ? state.generation + 1 : state.generation,
  };
  const proven = proveNetwork(done, now, policy);
  const newest = askNewest(proven, policy);
  const told = [...seen].map(([conversationId, position]) => ({ type: 'tell-read', conversationId, position }) as const);
  const logins: SyncEffect[] = loginsOf(tables, pages);
  const first: SyncEffect[] = state.connection.state === 'connecting' ? [{ type: 'up-to-date' }] : [];
  return { state: newest.state, effects: [...observed, ...logins, ...first, ...newest.effects, ...told] };
}

/** All that a page says of messages, also of those that it names only as the last of their conversation. */
export function messagesOf({ messages, conversations }: Pick<SyncPage, 'messages' | 'conversations'>): readonly Message[] {
  return [...messages, ...conversations.map(({ lastMessage }) => lastMessage).filter((message) => message !== null)];
}

/** Also where nothing differs: a login may have gone and come back between two questions. */
function loginsOf(tables: Tables, pages: readonly SyncPage[]): SyncEffect[] {
  const told = new Set(pages.flatMap(({ stores }) => stores.map(({ id }) => id)));
  return told.size === 0 ? [] : [{ type: 'logins', signedOut: signedOutOf(tables), told }];
}

function signedOutOf({ stores }: Tables): ReadonlySet<StoreId> {
  return new Set([...stores.values()].filter(({ login }) => login === 'expired' || login === 'requires-relogin').map(({ id }) => id));
}

/** What was seen in another epoch, or of conversations that are gone, says nothing any more. */
function stillSeen({ seen, tables: before }: SyncState, tables: Tables): ReadonlyMap<ConversationId, number> {
  if (before.epoch !== tables.epoch) return new Map();
  return new Map([...seen].filter(([conversationId]) => tables.conversations.has(conversationId)));
}

/** What is wrong with the next page of a run, as a short code, or null. */
function objection(state: SyncState, before: readonly SyncPage[], page: SyncPage, policy: SyncPolicy): string | null {
  const epoch = before.at(-1)?.epoch ?? state.tables.epoch;
  if (page.mode === 'incremental' && page.epoch !== epoch) return 'epoch-changed';
  const asked = before.length === 0 ? [cursorOf(state)] : before.map(({ cursor }) => cursor);
  if (page.hasMore && asked.includes(page.cursor)) return 'cursor-goes-round';
  return before.length < policy.pagesMax ? null : 'endless-pages';
}

/** A good answer while the browser says "offline" proves it wrong: then the network counts as coming back. */
function proveNetwork(state: SyncState, now: number, policy: SyncPolicy): SyncState {
  if (state.connection.state === 'offline') return settle(state, now).state;
  return { ...state, connection: { state: 'polling', provenAt: now }, askAt: now + policy.pollMs };
}

function cursorOf(state: SyncState): SyncCursor | null {
  return state.askFull ? null : state.tables.cursor;
}

/** Codes of questions that nobody answered: they say nothing about the cursor. */
const unanswered: ReadonlySet<string> = new Set(['rejected', 'aborted', 'cut', 'deadline']);

function fail(state: SyncState, why: string, now: number, chance: () => number, policy: SyncPolicy): Stepped {
  const offline = state.connection.state === 'offline';
  const failures = offline ? state.failures : state.failures + 1;
  const waitMs = Math.max(policy.backOffBaseMs, backOffMs(failures, chance(), policy.backOffBaseMs, policy.backOffMaxMs));
  const next: SyncState = {
    ...state,
    run: null,
    failures,
    why,
    askFull: state.askFull || why === 'http-410' || (failures >= policy.failuresWithCursorMax && !unanswered.has(why)),
    askAt: why === 'other-account' ? null : now + (offline ? policy.probeMs : waitMs),
  };
  return { state: next, effects: why === 'other-account' ? [{ type: 'other-account' }] : [] };
}

function older(state: SyncState, conversationId: ConversationId, policy: SyncPolicy): Stepped {
  const first = state.tables.messages.get(conversationId)?.[0];
  if (first === undefined || !state.tables.loaded.has(conversationId) || state.tables.complete.has(conversationId)) {
    return unchanged(state);
  }
  return askHistory(state, conversationId, first.position, policy);
}

/** The newest stretch of the thread that is open, where it is not here: at once, and again with each answer that comes. */
function askNewest(state: SyncState, policy: SyncPolicy): Stepped {
  const { open, tables } = state;
  // Before the first cursor nobody could tell what came between the thread and the list.
  if (open === null || tables.cursor === null || tables.loaded.has(open)) return unchanged(state);
  return askHistory(state, open, null, policy);
}

function askHistory(state: SyncState, conversationId: ConversationId, before: number | null, policy: SyncPolicy): Stepped {
  if (state.loading.has(conversationId)) return unchanged(state);
  return {
    state: { ...state, loading: new Set(state.loading).add(conversationId) },
    effects: [{ type: 'ask-history', conversationId, before, limit: policy.historyLimit, generation: state.generation }],
  };
}

function onHistory(state: SyncState, input: SyncInput & { type: 'history' }, policy: SyncPolicy): Stepped {
  const { conversationId, newest, generation, answer } = input;
  const loading = new Set(state.loading);
  loading.delete(conversationId);
  const idle = { ...state, loading };
  if (!answer.ok) return { state: idle, effects: answer.why === 'other-account' ? [{ type: 'other-account' }] : [] };
  if (generation !== state.generation) return state.open === conversationId ? askNewest(idle, policy) : unchanged(idle);
  const tables = applyHistory(state.tables, answer.value, newest);
  return { state: { ...idle, tables }, effects: [{ type: 'observed', messages: answer.value.messages }] };
}

function onSeen(state: SyncState, conversationId: ConversationId): Stepped {
  const conversation = state.tables.conversations.get(conversationId);
  if (conversation === undefined || conversation.unread === 0) return unchanged(state);
  const position = positionOf(conversation);
  const seen = new Map(state.seen).set(conversationId, position);
  return { state: { ...state, seen, tables: applySeen(state.tables, seen) }, effects: [{ type: 'tell-read', conversationId, position }] };
}

function onReadTold(state: SyncState, conversationId: ConversationId, position: number): Stepped {
  if (state.seen.get(conversationId) !== position) return unchanged(state);
  const seen = new Map(state.seen);
  seen.delete(conversationId);
  return unchanged({ ...state, seen });
}
