import { asks, clockStage, mergeTimeline, outlookOf, type Lane, type OutboxEntry, type OutboxState, syncStanding, type SyncState, type Timeline } from '@cs-inbox/core';
import type { ConversationId, Message, Store } from '@cs-inbox/protocol';
import { atom, computed, onMount, type ReadableAtom } from 'nanostores';
import type { FailedMessage } from './failed-message.ts';
import { FailureList } from './failure-list.ts';
import type { ConversationRow, SyncStatus, Thread } from './inbox.ts';
import { RowList } from './row-list.ts';

const platforms = ['shopee', 'lazada', 'tiktok-shop'];
const noEntries: readonly OutboxEntry[] = [];
const noMessages: readonly Message[] = [];
const noLane: Lane = { entries: noEntries, flight: null, storing: [] };

const statusFields = ['connection', 'rung', 'failures', 'why', 'retryAt', 'triedByHand', 'freshAt'] as const satisfies readonly (keyof SyncStatus)[];
/** All that the bubbles of a lane say of the outbox around it. */
const outlookFields = ['arrived', 'capabilities', 'gates', 'network', 'paused', 'signedOut'] as const satisfies readonly (keyof OutboxState)[];

/** The same object as long as it says the same. */
export function statusView($sync: ReadableAtom<SyncState>): ReadableAtom<SyncStatus> {
  let before: SyncStatus | null = null;
  return computed($sync, (sync) => {
    const { connection, rung, failures, why, askAt: retryAt, triedByHand, freshAt } = syncStanding(sync);
    const status: SyncStatus = { connection, rung, failures, why, retryAt, triedByHand, freshAt };
    const isSame = before !== null && statusFields.every((field) => before?.[field] === status[field]);
    return (before = isSame ? before : status) as SyncStatus;
  });
}

export function storesView($sync: ReadableAtom<SyncState>): ReadableAtom<readonly Store[]> {
  const $rows = computed($sync, ({ tables }) => tables.stores);
  return computed($rows, (stores) => [...stores.values()].sort(byPlatform));
}

function byPlatform(a: Store, b: Store): number {
  return (
    rank(a.platform) - rank(b.platform) ||
    compare(a.platform, b.platform) ||
    compare(a.market, b.market) ||
    compare(a.name, b.name) ||
    compare(a.id, b.id)
  );
}

function rank(platform: string): number {
  const at = platforms.indexOf(platform);
  return at === -1 ? platforms.length : at;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Rows whose conversation, store and outbox lane are the same objects as before stay the same objects. */
export function conversationsView(
  $sync: ReadableAtom<SyncState>,
  $outbox: ReadableAtom<OutboxState>,
): ReadableAtom<readonly ConversationRow[]> {
  const $tables = computed($sync, (sync) => sync.tables);
  const $lanes = computed($outbox, (outbox) => outbox.lanes);
  const list = new RowList();
  return computed([$tables, $lanes], (tables, lanes) => list.next(tables, lanes));
}

/** The open row. One that goes from the list stays open, as it was last: nothing is taken away from under somebody's hands. */
export function selectedView(
  $rows: ReadableAtom<readonly ConversationRow[]>,
  $selectedId: ReadableAtom<ConversationId | null>,
): ReadableAtom<ConversationRow | null> {
  let last: ConversationRow | null = null;
  return computed([$rows, $selectedId], (rows, id) => {
    const row = id === null ? undefined : rows.find(({ conversation }) => conversation.id === id);
    return (last = row ?? (last?.conversation.id === id ? last : null));
  });
}

/**
 * How many messages nobody knows the fate of though they have been on their way for too long; counted at each
 * beat while there is anything in the outbox. Those of which a person is asked do not count: nobody waits for an answer.
 */
export function overdueView($tick: ReadableAtom<number>, $outbox: ReadableAtom<OutboxState>): ReadableAtom<number> {
  const $overdue = atom(0);
  onMount($overdue, () => {
    let stop: (() => void) | null = null;
    const follow = ({ size }: OutboxState) => {
      if (size > 0) stop ??= $tick.subscribe((now) => $overdue.set(countOverdue($outbox.get(), now)));
      else {
        stop?.();
        stop = null;
        $overdue.set(0);
      }
    };
    const unfollow = $outbox.subscribe(follow);
    return () => {
      unfollow();
      stop?.();
    };
  });
  return $overdue;
}

/** @param now ms since the epoch */
export function failuresView($tick: ReadableAtom<number>, $sync: ReadableAtom<SyncState>, $outbox: ReadableAtom<OutboxState>, now: () => number): ReadableAtom<readonly FailedMessage[]> {
  const list = new FailureList();
  const $failures = atom<readonly FailedMessage[]>([]);
  onMount($failures, () => {
    let stop: (() => void) | null = null;
    const follow = () => {
      $failures.set(list.next($sync.get().tables, $outbox.get(), now()));
      if (list.alarmAt < Infinity) stop ??= $tick.listen(follow);
      else {
        stop?.();
        stop = null;
      }
    };
    const ends = [$sync.listen(follow), $outbox.listen(follow)];
    follow();
    return () => {
      for (const end of ends) end();
      stop?.();
    };
  });
  return $failures;
}

function countOverdue(outbox: OutboxState, now: number): number {
  let count = 0;
  for (const lane of outbox.lanes.values()) {
    for (const entry of lane.entries) {
      const unknown = entry.delivery === 'sending' || entry.delivery === 'unconfirmed';
      if (unknown && clockStage(entry.sendingSince, now) === 'alarm' && !entry.stopped && !asks(outbox, lane, entry)) count += 1;
    }
  }
  return count;
}

export function threadView(
  $selectedId: ReadableAtom<ConversationId | null>,
  $sync: ReadableAtom<SyncState>,
  $outbox: ReadableAtom<OutboxState>,
): ReadableAtom<Thread> {
  let before: { readonly id: ConversationId | null; readonly messages: readonly Message[]; readonly lane: Lane; readonly outbox: OutboxState | null; readonly timeline: Timeline | undefined } = {
    id: null, messages: noMessages, lane: noLane, outbox: null, timeline: undefined,
  };
  let thread: Thread = { conversationId: null, bubbles: [], loading: false, hasOlder: false };
  return computed([$selectedId, $sync, $outbox], (id, { tables, loading }, outbox) => {
    const lane = outbox.lanes.get(id ?? '') ?? noLane;
    const messages = tables.messages.get(id ?? '') ?? noMessages;
    // Most news are of other conversations.
    const unchanged = before.id === id && before.messages === messages && before.lane === lane && (before.outbox === outbox || outlookFields.every((field) => before.outbox?.[field] === outbox[field]));
    const known = before.id === id ? before.timeline : undefined;
    const timeline = unchanged && known !== undefined ? known : mergeTimeline(messages, lane.entries, known, (entry) => outlookOf(outbox, lane, entry), outbox.arrived);
    const { bubbles } = timeline;
    before = { id, messages, lane, outbox, timeline };
    const next: Thread = {
      conversationId: id,
      bubbles,
      loading: id !== null && (tables.loaded.has(id) ? loading.has(id) : bubbles.length === 0),
      hasOlder: id !== null && tables.loaded.has(id) && !tables.complete.has(id),
    };
    const same =
      next.conversationId === thread.conversationId &&
      next.bubbles === thread.bubbles &&
      next.loading === thread.loading &&
      next.hasOlder === thread.hasOlder;
    return same ? thread : (thread = next);
  });
}
