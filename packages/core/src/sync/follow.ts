import type { SyncCursor } from '@cs-inbox/protocol';
import { isUp } from './is-up.ts';
import { moveRung } from './ladder.ts';
import { ask, nextAskAt, objection } from './run.ts';
import { type Stepped, unchanged } from './stepped.ts';
import type { SyncPolicy, SyncState } from './sync-state.ts';
import type { SyncNews, SyncStanding } from './sync-told.ts';
import { takeNew } from './take.ts';
import { askNewest, tellSeen } from './thread.ts';
import type { Tables } from './tables.ts';

/** The tab that asks for all has taken something over: so does this one, where it stands at the same place. */
export function onTold(state: SyncState, news: SyncNews, now: number, policy: SyncPolicy): Stepped {
  const cursor = news.pages.at(-1)?.cursor;
  if (state.role === 'leads' || cursor === undefined) return unchanged(state);
  const hearing: SyncState = { ...state, heardAt: now };
  // The answer on its way belongs to the tables as they are.
  if (state.run !== null) return unchanged({ ...hearing, wanted: cursor });
  if (follows(news, state.tables, policy)) {
    const taken = takeNew(hearing, news.pages, now);
    // It may be an old word; that tab says itself how fresh it is.
    const newest = askNewest(caughtUp({ ...taken.state, freshAt: state.freshAt }, now, policy), policy);
    return tellSeen({ state: newest.state, effects: [...taken.effects, ...newest.effects] }, now, policy.standingMs);
  }
  return cursor === state.tables.cursor ? unchanged(caughtUp(hearing, now, policy)) : askSoon(hearing, cursor, now, policy);
}

/** Whether the pages go on from where the tables stand: an old or repeated word does not. */
function follows({ from, pages }: SyncNews, { cursor, epoch }: Tables, policy: SyncPolicy): boolean {
  return from === cursor && pages.every((page, i) => objection({ from, pages: pages.slice(0, i) }, epoch, page, policy) === null);
}

/** The tab that asks for all has said how it stands. */
export function onToldStanding(state: SyncState, standing: SyncStanding, now: number, policy: SyncPolicy): Stepped {
  if (state.role !== 'follows') return unchanged(state);
  const { cursor } = standing;
  const isLevel = cursor !== null && cursor === state.tables.cursor;
  const freshAt = isLevel && (standing.freshAt ?? 0) > (state.freshAt ?? 0) ? standing.freshAt : state.freshAt;
  const hearing: SyncState = { ...state, told: standing, heardAt: now, freshAt };
  if (state.run !== null) return unchanged({ ...hearing, wanted: cursor });
  if (cursor !== null && !isLevel) return askSoon(hearing, cursor, now, policy);
  return tellSeen(unchanged(isLevel ? caughtUp(hearing, now, policy) : hearing), now, policy.standingMs);
}

/** What the tab that asks knows is known here too: nothing is asked here but after a silence. Its first question since the network came each tab asks itself. */
function caughtUp(state: SyncState, now: number, policy: SyncPolicy): SyncState {
  if (!isUp(state)) return state;
  const next: SyncState = { ...state, ...moveRung(state.rung, state.strikes, 'complete'), failures: 0, why: '', triedByHand: false, wanted: null };
  return { ...next, askAt: nextAskAt(next, now, policy) };
}

/** Something was missed: the backend tells what. */
function askSoon(state: SyncState, cursor: SyncCursor, now: number, policy: SyncPolicy): Stepped {
  if (state.role !== 'follows' || !isUp(state) || state.failures > 0) return unchanged(state);
  const askAt = Math.min(state.askAt ?? Infinity, state.askedAt + policy.followMs);
  return askAt <= now ? ask(state, now, policy) : unchanged({ ...state, askAt, wanted: cursor });
}
