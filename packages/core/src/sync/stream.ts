import type { ServerEvent, SyncCursor, SyncPage } from '@cs-inbox/protocol';
import { backOffMs } from '../retry/back-off.ts';
import { isUp } from './is-up.ts';
import { moveConnection, moveRung } from './ladder.ts';
import { ask } from './run.ts';
import { type Stepped, unchanged } from './stepped.ts';
import type { StreamNews } from './stream-news.ts';
import type { SyncPolicy, SyncState, SyncStream } from './sync-state.ts';
import { takeNew } from './take.ts';

type Streaming = SyncState & { readonly stream: SyncStream };

export function onStream(state: SyncState, news: StreamNews, now: number, chance: () => number, policy: SyncPolicy): Stepped {
  const { stream } = state;
  if (stream === null) return unchanged(state);
  switch (news.type) {
    case 'open':
    case 'alive':
      return unchanged(touched(state, stream, now, policy));
    case 'event':
      // It proves nothing before it is taken over.
      return onEvent({ ...touched(state, stream, now, policy), freshAt: state.freshAt }, news.event, now, chance, policy);
    case 'unreadable':
      return broken({ ...state, stream }, now, chance, policy);
    case 'ended':
      return onEnded({ ...state, stream }, news, now, chance, policy);
  }
}

/** A byte has come: the connection stands, and the protocol says that all there is would have come before it. */
function touched(state: SyncState, stream: SyncStream, now: number, policy: SyncPolicy): Streaming {
  const openedAt = stream.openedAt ?? now;
  const isSteady = now - openedAt >= policy.streamSteadyMs;
  const isWhole = stream.cursor === state.tables.cursor;
  return {
    ...state,
    stream: { ...stream, state: 'open', openedAt, deadlineAt: now + policy.streamSilenceMs },
    connection: moveConnection(state.connection, 'streamed', now),
    // What was there before it was opened comes right after its first byte.
    freshAt: isWhole && now > openedAt ? now : state.freshAt,
    streamFailures: isSteady ? 0 : state.streamFailures,
    streamsUnfit: isSteady ? 0 : state.streamsUnfit,
    askAt: stream.openedAt === null && isWhole && state.run === null && state.failures === 0 ? now + policy.verifyMs : state.askAt,
  };
}

function onEvent(state: Streaming, event: ServerEvent, now: number, chance: () => number, policy: SyncPolicy): Stepped {
  const { stream, tables } = state;
  const { cursor, sequence } = event;
  const before = stream.sequence;
  if (before !== null && sequence <= before) return unchanged(state);
  const page = pageOf(state, event);
  if ((before !== null && sequence > before + 1) || page === null) return broken(state, now, chance, policy);
  const next = { ...state, stream: { ...stream, cursor, sequence } };
  if (before !== null && stream.cursor === tables.cursor) return sequenced(takeNew(next, [page], now));
  // Nobody knows yet whether something is missing before it: an answer tells.
  const held = [...stream.held, page];
  if (held.length > policy.heldMax) return broken(state, now, chance, policy);
  const joined = join({ ...next, stream: { ...next.stream, held } }, now, policy);
  if (before !== null || joined.state.run !== null || joined.state.failures > 0 || isWhole(joined.state)) return joined;
  const asked = ask(joined.state, now, policy);
  return { state: asked.state, effects: [...joined.effects, ...asked.effects] };
}

/** An event as the page of which it is the news. */
function pageOf({ capabilities, tables: { epoch } }: SyncState, event: ServerEvent): SyncPage | null {
  if (capabilities === null || epoch === null) return null;
  return {
    account: capabilities.account,
    epoch,
    mode: 'incremental',
    cursor: event.cursor,
    hasMore: false,
    stores: event.type === 'store' ? [event.store] : [],
    conversations: event.type === 'conversation' ? [event.conversation] : [],
    messages: event.type === 'message' ? [event.message] : [],
  };
}

function isWhole({ stream, tables }: SyncState): boolean {
  return stream !== null && stream.cursor === tables.cursor;
}

/** Remembers where the stream stood when its events had all been taken over. */
function sequenced(stepped: Stepped): Stepped {
  const { stream, tables } = stepped.state;
  if (stream === null || stream.sequence === null || tables.cursor === null) return stepped;
  return { ...stepped, state: { ...stepped.state, sequenced: { cursor: tables.cursor, sequence: stream.sequence } } };
}

/** Where the stream has come by the place at which the tables stand: what came behind that follows them. */
function join(state: SyncState, now: number, policy: SyncPolicy): Stepped {
  const { stream, tables } = state;
  const place = stream?.held.findIndex(({ cursor }) => cursor === tables.cursor) ?? -1;
  if (stream === null || place < 0) return unchanged(state);
  const behind = stream.held.slice(place + 1);
  const next: SyncState = { ...state, stream: { ...stream, held: [] }, askAt: state.run === null && state.failures === 0 ? now + policy.verifyMs : state.askAt };
  return sequenced(behind.length === 0 ? unchanged(next) : takeNew(next, behind, now));
}

/** Something was missed, or may have been: the cursor tells what. */
function broken(state: Streaming, now: number, chance: () => number, policy: SyncPolicy): Stepped {
  const { stream, run, streamFailures } = state;
  const pauseMs = streamFailures === 0 ? 0 : failurePauseMs(streamFailures, chance, policy);
  const gone: SyncState = { ...without(state, now), streamFailures: streamFailures + 1, streamAt: now + pauseMs };
  // A question for everything brings what was missed, and a failing backend is not asked in between.
  const asked = gone.failures > 0 || (run !== null && run.from === null) ? unchanged(gone) : ask(gone, now, policy);
  return { state: asked.state, effects: [{ type: 'close-stream', number: stream.number }, ...asked.effects] };
}

const without = (state: SyncState, now: number): SyncState => ({ ...state, stream: null, connection: moveConnection(state.connection, 'unstreamed', now) });

function failurePauseMs(failures: number, chance: () => number, { backOffBaseMs, backOffMaxMs }: SyncPolicy): number {
  return Math.max(backOffBaseMs, backOffMs(failures, chance(), backOffBaseMs, backOffMaxMs));
}

function unfitPauseMs({ streamsUnfit }: SyncState, { streamUnfitBaseMs, streamUnfitMaxMs }: SyncPolicy): number {
  return Math.min(streamUnfitMaxMs, streamUnfitBaseMs * 2 ** Math.min(streamsUnfit, 30));
}

/** How long until the next one, ms; Infinity: none before the network has been away. */
function pauseAfter(why: string, state: SyncState, chance: () => number, policy: SyncPolicy): number {
  const { streamFailures, streamsUnfit } = state;
  switch (why) {
    case 'no-stream':
      return Infinity;
    case 'not-a-stream':
      return unfitPauseMs(state, policy);
    case 'http-410':
      return streamsUnfit === 0 ? 0 : unfitPauseMs(state, policy);
    case 'closed':
      if (streamFailures === 0) return Math.ceil(policy.backOffBaseMs * (1 + chance()));
      break;
  }
  return failurePauseMs(streamFailures + 1, chance, policy);
}

function onEnded(state: Streaming, { why, retryMs }: StreamNews & { type: 'ended' }, now: number, chance: () => number, policy: SyncPolicy): Stepped {
  const told = retryMs === null ? 0 : Math.min(policy.retryMsMax, Math.max(policy.retryMsMin, retryMs));
  const isExpired = why === 'http-410';
  const gone: SyncState = {
    ...without(state, now),
    streamFailures: state.streamFailures + 1,
    streamsUnfit: isExpired || why === 'not-a-stream' ? state.streamsUnfit + 1 : state.streamsUnfit,
    streamAt: now + Math.max(told, pauseAfter(why, state, chance, policy)),
  };
  const expired = isExpired && gone.rung === 'incremental' ? { ...gone, ...moveRung(gone.rung, gone.strikes, 'expired'), askFull: true } : gone;
  // While it was being opened, polls went on.
  const waits = isExpired ? gone.run !== null && gone.run.from === null : gone.run !== null || state.stream.state === 'opening';
  return waits || gone.failures > 0 ? unchanged(expired) : ask(expired, now, policy);
}

/** Its time is over without a byte: it is held back on its way, or dead. */
export function onStreamOverdue(state: SyncState, stream: SyncStream, now: number, chance: () => number, policy: SyncPolicy): Stepped {
  if (stream.state === 'open') return broken({ ...state, stream }, now, chance, policy);
  const gone = { ...without(state, now), streamFailures: state.streamFailures + 1, streamsUnfit: state.streamsUnfit + 1 };
  return { state: { ...gone, streamAt: now + unfitPauseMs(state, policy) }, effects: [{ type: 'close-stream', number: stream.number }] };
}

export function closeStream(state: SyncState, now: number): Stepped {
  const { stream } = state;
  return stream === null ? unchanged(state) : { state: without(state, now), effects: [{ type: 'close-stream', number: stream.number }] };
}

/** After a sleep only a stream is believed of which something was heard a moment ago. */
export function closeUnheard(state: SyncState, now: number, policy: SyncPolicy): Stepped {
  const { stream } = state;
  return stream === null || stream.deadlineAt - now > policy.streamSilenceMs - policy.sleepMs ? unchanged(state) : closeStream(state, now);
}

function place(state: SyncState): SyncCursor | null {
  const { role, capabilities, run, failures, rung, askFull, tables } = state;
  const may = role === 'leads' && isUp(state) && capabilities?.stream === 'sse' && run === null && failures === 0 && rung === 'incremental' && !askFull;
  return may ? tables.cursor : null;
}

/** When the stream, or that there is none, is due to be looked at, in ms since the epoch; Infinity: never. */
export function streamDueAt(state: SyncState): number {
  if (state.stream !== null) return state.stream.deadlineAt;
  return place(state) === null ? Infinity : state.streamAt;
}

/** Closes, joins or opens the stream, as what has just been taken over allows. */
export function keepStream(stepped: Stepped, now: number, policy: SyncPolicy): Stepped {
  const { state, effects } = stepped;
  const { stream } = state;
  if (stream !== null && (state.role !== 'leads' || !isUp(state))) {
    return { state: without(state, now), effects: [...effects, { type: 'close-stream', number: stream.number }] };
  }
  if (stream !== null) {
    const joined = join(state, now, policy);
    return joined.state === state ? stepped : { state: joined.state, effects: [...effects, ...joined.effects] };
  }
  const cursor = place(state);
  if (cursor === null || state.streamAt > now) return stepped;
  const number = state.streams + 1;
  const sequence = state.sequenced?.cursor === cursor ? state.sequenced.sequence : null;
  const opening: SyncStream = { number, state: 'opening', deadlineAt: now + policy.streamOpenMs, openedAt: null, cursor, sequence, held: [] };
  return { state: { ...state, streams: number, stream: opening }, effects: [...effects, { type: 'open-stream', number, cursor }] };
}
