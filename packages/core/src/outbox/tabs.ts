import type { MessageKey } from '@cs-inbox/protocol';
import { postpone } from './disk.ts';
import { acceptsPending, reborn } from './load.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import type { OutboxInput, OutboxWish } from './outbox-input.ts';
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
export function follow(turn: Turn, { whole, entries, gone, gates }: OutboxInput & { type: 'told' }): void {
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
  // What was told of something that was asked for has heard it; a return to the page is not worth a second time.
  const heard = (wish: OutboxWish) => wish.type === 'returned' || told.has(wish.key) || gone.some(({ key }) => key === wish.key);
  const { wishes } = turn.state;
  turn.set({ gates, wishes: wishes.some(heard) ? wishes.filter((wish) => !heard(wish)) : wishes });
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
