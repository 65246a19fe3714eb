import type { MessageKey } from '@cs-inbox/protocol';
import { postpone, undeparted } from './disk.ts';
import { headOf } from './lane.ts';
import { acceptsPending, reborn } from './load.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import type { OutboxInput, OutboxWish } from './outbox-input.ts';
import type { OutboxState } from './outbox-state.ts';
import type { Turn } from './turn.ts';

/** Takes up what other tabs have put on the disk, each once. What is on its way from the disk is not news. */
export function takeUp(turn: Turn, entries: readonly OutboxEntry[]): void {
  if (!turn.state.leading) return;
  const { commits, overdue } = turn.state;
  const leaving = new Set([...commits.values()].flatMap((commit) => (commit.kind === 'forget' ? commit.keys : [])).concat(overdue?.deletes ?? []));
  for (const entry of entries) {
    const { conversationId, key, replaces, seq } = entry;
    if (leaving.has(key) || turn.entry(conversationId, key) !== undefined) continue;
    const replaced = replaces === null ? undefined : turn.entry(conversationId, replaces);
    if (replaced?.delivery === 'failed') turn.dropEntry(conversationId, replaced.key);
    // One that has gone on its way meanwhile has lost its row to the new one.
    else if (replaced !== undefined) postpone(turn, { deletes: [], entries: [replaced] });
    if (seq >= turn.state.nextSeq) turn.set({ nextSeq: seq + 1 });
    const afterPosition = Math.max(entry.afterPosition, turn.state.confirmed.get(conversationId) ?? -1);
    turn.putEntry(reborn({ ...entry, afterPosition }, turn));
    turn.effects.push({ type: 'appeared', entry });
  }
}

/** Shows what the tab that sends has made of the outbox. What it has not heard of yet stays. */
export function follow(turn: Turn, { whole, entries, gone, gates, paused = turn.state.paused }: OutboxInput & { type: 'told' }): void {
  if (turn.state.leading) return;
  const told = new Set(entries.map(({ key }) => key));
  if (whole) dropUntold(turn, told);
  if (whole) turn.set({ told: true });
  for (const { conversationId, key } of gone) turn.dropEntry(conversationId, key);
  for (const entry of entries) {
    const before = turn.entry(entry.conversationId, entry.key)?.delivery;
    const { storing } = turn.lane(entry.conversationId);
    if (storing.includes(entry.key)) turn.putLane(entry.conversationId, { storing: storing.filter((key) => key !== entry.key) });
    turn.putEntry(entry);
    if (entry.seq >= turn.state.nextSeq) turn.set({ nextSeq: entry.seq + 1 });
    const { delivery } = entry;
    if (before === undefined) turn.effects.push({ type: 'appeared', entry });
    if (before !== undefined && before !== delivery && (delivery === 'failed' || delivery === 'unconfirmed')) turn.effects.push({ type: delivery, entry });
  }
  // What was told of something that was asked for has heard it, but not where a tab says all it has: it may have begun just now.
  // A return to the page is not worth a second time.
  const heard = (wish: OutboxWish) => {
    if (wish.type === 'returned') return true;
    if (wish.type === 'pause') return paused.has(wish.storeId) === wish.paused;
    return !whole && keysOf(wish).some((of) => told.has(of) || gone.some(({ key }) => key === of));
  };
  const { wishes } = turn.state;
  turn.set({ gates, paused, wishes: wishes.some(heard) ? wishes.filter((wish) => !heard(wish)) : wishes });
}

function keysOf(wish: Exclude<OutboxWish, { readonly type: 'returned' | 'pause' }>): readonly MessageKey[] {
  return wish.type === 'retry-all' ? wish.items.map(({ key }) => key) : [wish.key];
}

/** Another tab sends from now on: what is on the wire, and what the disk has not answered yet, is for that one to find out. */
export function deposed(turn: Turn): void {
  if (!turn.state.leading) return;
  for (const [conversationId, { flight, entries, storing }] of turn.state.lanes) {
    if (flight === null) continue;
    if (flight.kind === 'look-up' || flight.phase === 'away') turn.effects.push({ type: 'abandon', key: flight.key });
    turn.putLane(conversationId, { flight: null });
    const entry = entries.find(({ key }) => key === flight.key);
    if (entry !== undefined && storing.includes(entry.key)) turn.putEntry(undeparted(entry));
  }
  turn.set({ leading: false, overdue: null });
}

/** Says once more what the tab that sends has not shown to have heard. It is said no third time: then it had no effect. */
export function sayAgain(turn: Turn): void {
  const { leading, wishes, lanes } = turn.state;
  if (leading) return;
  for (const wish of wishes) turn.effects.push({ type: 'wish', wish });
  if (wishes.length > 0) turn.set({ wishes: [] });
  const pending = acceptsPending(turn.state);
  if ([...lanes.values()].some(({ storing }) => storing.some((key) => !pending.has(key)))) turn.effects.push({ type: 'stored' });
}

/** When the tab that sends has something to do, in ms since the epoch, as far as a tab knows that does not; null where it has nothing. */
export function workDueAt({ leading, network, halted, wishes, lanes, gates }: OutboxState): number | null {
  if (leading || !network || halted !== null) return null;
  let at = wishes.length > 0 ? 0 : Infinity;
  for (const lane of lanes.values()) {
    const head = headOf(lane);
    if (head === null || head.hold !== null || head.delivery === 'failed' || head.stopped) continue;
    const isNow = lane.storing.length > 0 || head.delivery === 'sending';
    const gate = gates.get(head.storeId);
    at = Math.min(at, isNow ? 0 : Math.max(head.notBefore ?? 0, gate === undefined ? 0 : (gate.until ?? Infinity)));
  }
  return at === Infinity ? null : at;
}

/** Of what is not told only our own stays that the other tab cannot know yet; what is on the disk already is said again. */
function dropUntold(turn: Turn, told: ReadonlySet<MessageKey>): void {
  const pending = acceptsPending(turn.state);
  for (const [conversationId, lane] of turn.state.lanes) {
    const entries = lane.entries.filter(({ key }) => told.has(key) || lane.storing.includes(key));
    turn.putLane(conversationId, { entries });
    if (entries.some(({ key }) => !told.has(key) && !pending.has(key))) turn.effects.push({ type: 'stored' });
  }
}
