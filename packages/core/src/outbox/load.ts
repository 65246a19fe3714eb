import { timed } from './gate.ts';
import { wasAsked } from './heal.ts';
import { networkFailure } from '../failure/failure.ts';
import type { MessageKey, StoreId } from '@cs-inbox/protocol';
import type { OutboxEntry } from './outbox-entry.ts';
import type { OutboxWish, StoredOutbox } from './outbox-input.ts';
import type { OutboxState } from './outbox-state.ts';
import { startBlind } from './pace.ts';
import { forget } from './person.ts';
import { behindPlace, takeOverPlaces } from './place.ts';
import type { Turn } from './turn.ts';

/**
 * Takes over what former pages left on the disk. Where this tab sends, what they had on the wire
 * may have arrived, so it comes back unconfirmed; where another one sends, that one knows better.
 */
export function load(turn: Turn, { entries, paused, pauses, arrived, places }: StoredOutbox): void {
  if (places !== undefined) takeOverPlaces(turn, places);
  if (arrived !== undefined) turn.set({ arrived: new Map([...arrived, ...turn.state.arrived]) });
  if (!turn.state.leading && turn.state.told) return;
  if (paused !== undefined) takeOverPauses(turn, paused, pauses ?? new Map());
  const replacing = new Set(entries.map(({ replaces }) => replaces));
  for (const row of [...entries].sort((a, b) => a.seq - b.seq)) {
    if (givesPlace(turn.state, row)) continue;
    // It has lost its place, and was written once more behind that.
    if (row.delivery === 'failed' && replacing.has(row.key)) {
      if (turn.state.leading) forget(turn, row);
      continue;
    }
    const afterPosition = behindPlace(turn, row);
    const entry = afterPosition === row.afterPosition ? row : { ...row, afterPosition };
    turn.putEntry(turn.state.leading ? reborn(entry, turn) : entry);
    if (turn.state.leading) startBlind(turn, row.storeId);
  }
  forgetReplaced(turn, (key) => replacing.has(key));
  const last = entries.reduce((seq, entry) => Math.max(seq, entry.seq), 0);
  if (last >= turn.state.nextSeq) turn.set({ nextSeq: last + 1 });
  turn.gatesStale = true;
}

/** Of each store counts what was said of it last. The tab that sent may have told more than it could write. */
function takeOverPauses(turn: Turn, stored: ReadonlySet<StoreId>, times: ReadonlyMap<StoreId, number>): void {
  const { paused: before, pauses } = turn.state;
  const isNewer = (storeId: StoreId) => (pauses.get(storeId) ?? -1) > (times.get(storeId) ?? -1);
  const own = [...pauses].filter(([storeId]) => isNewer(storeId));
  const paused = new Set([...[...stored].filter((storeId) => !isNewer(storeId)), ...[...before].filter(isNewer)]);
  turn.set({ paused, pauses: new Map([...times, ...own]) });
  if (own.length > 0) turn.commit({ kind: 'update', entries: [], paused: true }, { paused });
}

/**
 * This tab sends from now on: what counts is the disk, and what of ours has not reached it yet, or has gone from it unseen.
 * @returns what was asked for here while nobody may have heard it
 */
export function lead(turn: Turn, rows: StoredOutbox): readonly OutboxWish[] {
  if (turn.state.leading) return [];
  const { entries } = rows;
  const stored = new Set(entries.map(({ key }) => key));
  const pending = acceptsPending(turn.state);
  const { wishes, gates, hearsSince } = turn.state;
  const unheard: OutboxEntry[] = [];
  for (const [conversationId, lane] of turn.state.lanes) {
    const missing = lane.entries.filter(({ key }) => !stored.has(key));
    const storing = lane.storing.filter((key) => pending.has(key));
    const kept = missing.filter(({ key }) => storing.includes(key));
    const own = missing.filter((entry) => lane.storing.includes(entry.key) && !kept.includes(entry) && entry.createdAt > hearsSince).map(doubted);
    if (missing.length > kept.length + own.length) turn.effects.push({ type: 'ask-news' });
    turn.putLane(conversationId, { entries: [...kept, ...own].sort((a, b) => a.seq - b.seq), storing });
    unheard.push(...own);
  }
  if (unheard.length > 0) turn.commit({ kind: 'update', entries: unheard }, { puts: unheard });
  const asked = new Map([...gates].filter(([, { cause }]) => timed.has(cause)));
  turn.set({ leading: true, wishes: [], asked });
  load(turn, rows);
  return wishes;
}

/** Whether a row goes with a commit that brings a new message in its place. It has failed, though the disk may not know; but not where it has departed since. */
export function givesPlace({ commits }: OutboxState, { key, attemptCount }: OutboxEntry): boolean {
  for (const commit of commits.values()) if (commit.kind === 'accept' && commit.replaced?.key === key && attemptCount <= commit.replaced.attemptCount) return true;
  return false;
}

/** What a new message was to replace is gone for another reason: where the disk refuses the new one, it does not come back. */
export function forgetReplaced(turn: Turn, isGone: (key: MessageKey) => boolean): void {
  for (const [number, commit] of turn.state.commits) {
    if (commit.kind !== 'accept' || commit.replaced === null || !isGone(commit.replaced.key)) continue;
    turn.set({ commits: new Map(turn.state.commits).set(number, { ...commit, replaced: null }) });
  }
}

/** New messages that the disk has not confirmed yet. */
export function acceptsPending({ commits }: OutboxState): ReadonlySet<MessageKey> {
  return new Set([...commits.values()].map((commit) => (commit.kind === 'accept' ? commit.key : '')));
}

/** What was clicked here and is not on the disk, though no sender has said a word of it: most likely nobody has seen it, but that is not known. */
export function doubted(entry: OutboxEntry): OutboxEntry {
  return { ...entry, delivery: 'unconfirmed', failure: networkFailure('page-closed'), sendingSince: entry.createdAt, windowSince: entry.createdAt, notBefore: null };
}

export function reborn(row: OutboxEntry, turn: Turn): OutboxEntry {
  // After a clock that was set back nobody knows the age of its key.
  const entry = (row.windowSince ?? 0) > turn.now ? { ...row, windowSince: null } : row;
  // A clock that was set back while nobody looked must not put it off for longer than anything may.
  const notBefore = entry.notBefore && Math.min(entry.notBefore, turn.now + turn.policy.waitMsMax);
  const asked = wasAsked(entry, turn) ? notBefore : null;
  switch (entry.delivery) {
    case 'sending':
      return { ...entry, delivery: 'unconfirmed', failure: networkFailure('page-closed'), notBefore: null };
    case 'unconfirmed':
      return { ...entry, notBefore: asked };
    case 'queued':
    case 'waiting':
      return { ...entry, delivery: 'queued', failure: asked === null ? null : entry.failure, notBefore: asked };
    case 'failed':
      return notBefore === null && entry.dailyAt === null ? entry : { ...entry, dailyAt: null, notBefore };
    case 'discarded':
      return entry;
  }
}
