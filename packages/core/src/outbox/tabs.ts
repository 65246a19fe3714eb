import type { MessageKey } from '@cs-inbox/protocol';
import { asks } from './asks.ts';
import { postpone, undeparted } from './disk.ts';
import { healsItself } from './heal.ts';
import { headOf } from './lane.ts';
import { acceptsPending, doubted, forgetReplaced, givesPlace, reborn } from './load.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import type { OutboxInput, OutboxWish } from './outbox-input.ts';
import type { OutboxState } from './outbox-state.ts';
import { forget } from './person.ts';
import { behindPlace } from './place.ts';
import type { Turn } from './turn.ts';

/** Most wishes that are kept until somebody has heard them. */
const WISHES_MAX = 100;

/** What no sender has said a word of for so long may have gone from the disk before anybody looked, ms. */
const UNHEARD_MS = 5_000;

/** Takes up what other tabs have put on the disk, each once. What is on its way from the disk is not news. */
export function takeUp(turn: Turn, entries: readonly OutboxEntry[]): void {
  if (!turn.state.leading) return writeAgain(turn, entries);
  const { commits, overdue } = turn.state;
  const leaving = new Set([...commits.values()].flatMap((commit) => (commit.kind === 'forget' ? commit.keys : [])).concat(overdue?.deletes ?? []));
  // One that has lost its place may have been written once more behind that.
  const places = new Set(entries.map(({ replaces }) => replaces));
  for (const entry of entries) {
    const { conversationId, key, replaces, seq } = entry;
    if (leaving.has(key) || givesPlace(turn.state, entry) || places.has(key) || turn.entry(conversationId, key) !== undefined) continue;
    if (replaces !== null) forgetReplaced(turn, (gone) => gone === replaces);
    const replaced = replaces === null ? undefined : turn.entry(conversationId, replaces);
    if (replaced?.delivery === 'failed') forget(turn, replaced);
    // One that has gone on its way meanwhile has lost its row to the new one.
    else if (replaced !== undefined) postpone(turn, { deletes: [], entries: [replaced] }, 0);
    if (seq >= turn.state.nextSeq) turn.set({ nextSeq: seq + 1 });
    const afterPosition = behindPlace(turn, entry);
    const taken = afterPosition > entry.afterPosition && entry.planned !== null ? passed(turn, entry, afterPosition) : reborn({ ...entry, afterPosition }, turn);
    turn.putEntry(taken);
    // The tab of the click did not know what had arrived here by then.
    if (afterPosition > entry.afterPosition) turn.commit({ kind: 'update', entries: [taken] }, { puts: [taken] });
    turn.effects.push({ type: 'appeared', entry });
  }
}

/** A blocked message was sent anew from a page that did not know of a newer one, which may be just that: it does not go. */
function passed({ now }: Turn, entry: OutboxEntry, afterPosition: number): OutboxEntry {
  return { ...entry, afterPosition, delivery: 'failed', failure: entry.planned?.failure ?? entry.failure, planned: null, newerAt: now };
}

/** Shows what the tab that sends has made of the outbox. What it has not heard of yet stays. */
export function follow(turn: Turn, { whole, entries, gone, gates, paused = turn.state.paused, pauses = turn.state.pauses }: OutboxInput & { type: 'told' }): void {
  if (turn.state.leading) return;
  const told = new Set(entries.map(({ key }) => key));
  if (whole) dropUntold(turn, told);
  if (whole) turn.set({ told: true });
  for (const { conversationId, key } of gone) turn.dropEntry(conversationId, key);
  const left = new Set(gone.map(({ key }) => key));
  forgetReplaced(turn, (key) => left.has(key) || (whole && !told.has(key)));
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
  if (whole) sayStored(turn);
  const { wishes } = turn.state;
  turn.set({ gates, paused, pauses, wishes: wishes.some(heard) ? wishes.filter((wish) => !heard(wish)) : wishes });
}

function keysOf(wish: Exclude<OutboxWish, { readonly type: 'returned' | 'pause' }>): readonly MessageKey[] {
  return 'items' in wish ? wish.items.map(({ key }) => key) : [wish.key];
}

/** The tab that sends may die before it hears: then it is granted here, or never was needed. */
export function handOn(turn: Turn, wish: OutboxWish): void {
  turn.set({ wishes: [...turn.state.wishes, wish].slice(-WISHES_MAX) });
  turn.effects.push({ type: 'wish', wish });
}

/** The disk has answered what a wish has come to: what it has taken need not be said again. */
export function noteAnswer(turn: Turn, commit: number, ok: boolean): void {
  const granted = new Map(turn.state.granted);
  const wish = granted.get(commit);
  if (!granted.delete(commit)) return;
  turn.set({ granted, wishes: turn.state.wishes.filter((other) => !ok || other !== wish) });
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
  const { overdue } = turn.state;
  turn.set({ leading: false, overdue: null });
  if (overdue !== null) keepForNow(turn, overdue.entries);
  for (const commit of turn.state.commits.values()) if (commit.kind === 'update' && commit.restores === true) keepForNow(turn, commit.entries);
  for (const wish of turn.state.granted.values()) handOn(turn, wish);
}

/** Robbed before what an emptied disk had lost was written again, or while the disk refused it: nobody else may have it, so it counts as not told yet. */
function keepForNow(turn: Turn, entries: readonly Pick<OutboxEntry, 'conversationId' | 'key'>[]): void {
  for (const { conversationId, key } of entries) {
    const { storing } = turn.lane(conversationId);
    if (turn.entry(conversationId, key) !== undefined && !storing.includes(key)) turn.putLane(conversationId, { storing: [...storing, key] });
  }
  if (entries.length > 0) turn.set({ hearsSince: 0 });
}

/** Says once more what the tab that sends has not shown to have heard. It is said no third time: then it had no effect. */
export function sayAgain(turn: Turn): void {
  const { leading, wishes } = turn.state;
  if (leading) return;
  for (const wish of wishes) turn.effects.push({ type: 'wish', wish });
  if (wishes.length > 0) turn.set({ wishes: [] });
  sayStored(turn);
}

/** Says that there are new messages on the disk, and looks whether that is still so. */
function sayStored(turn: Turn): void {
  const unheard = unheardOf(turn);
  if (unheard.length > 0) turn.effects.push({ type: 'stored' });
  if (unheard.some((entry) => isLate(turn, entry))) turn.effects.push({ type: 'look' });
}

/** What was clicked here and is on the disk, and of which no sender has said a word. */
function unheardOf(turn: Turn): readonly OutboxEntry[] {
  const pending = acceptsPending(turn.state);
  return [...turn.state.lanes.values()].flatMap(({ entries, storing }) => entries.filter(({ key }) => storing.includes(key) && !pending.has(key)));
}

function isLate(turn: Turn, { createdAt }: OutboxEntry): boolean {
  return turn.now - createdAt > UNHEARD_MS;
}

/** The disk was emptied before a sender has seen what was clicked here: it is written once more. Of what may have been told while this tab did not listen, the backend knows. */
function writeAgain(turn: Turn, stored: readonly OutboxEntry[]): void {
  const beingWritten = [...turn.state.commits.values()].flatMap((commit) => (commit.kind === 'update' ? commit.entries : []));
  const keys = new Set([...stored, ...beingWritten].map(({ key }) => key));
  const puts: OutboxEntry[] = [];
  for (const entry of unheardOf(turn)) {
    if (keys.has(entry.key) || !isLate(turn, entry)) continue;
    if (entry.createdAt > turn.state.hearsSince) {
      puts.push(doubted(entry));
      continue;
    }
    turn.dropEntry(entry.conversationId, entry.key);
    turn.effects.push({ type: 'ask-news' });
  }
  if (puts.length > 0) turn.commit({ kind: 'update', entries: puts }, { puts });
}

/** When the tab that sends has something to do, in ms since the epoch, as far as a tab knows that does not; null where it has nothing. */
export function workDueAt(state: OutboxState): number | null {
  const { leading, network, halted, wishes, lanes, gates } = state;
  if (leading || !network || halted !== null) return null;
  let at = wishes.length > 0 ? 0 : Infinity;
  for (const lane of lanes.values()) {
    const head = headOf(lane);
    if (head === null || head.hold !== null || (head.delivery === 'failed' && !healsItself(head)) || head.stopped || asks(state, lane, head)) continue;
    const isNow = lane.storing.length > 0 || head.delivery === 'sending';
    const gate = gates.get(head.storeId);
    at = Math.min(at, isNow ? 0 : Math.max(head.notBefore ?? 0, gate === undefined ? 0 : (gate.until ?? Infinity)));
  }
  return at === Infinity ? null : at;
}

/** Of what is not told only our own stays that the other tab cannot know yet. */
function dropUntold(turn: Turn, told: ReadonlySet<MessageKey>): void {
  for (const [conversationId, lane] of turn.state.lanes) {
    const entries = lane.entries.filter(({ key }) => told.has(key) || lane.storing.includes(key));
    if (entries.length < lane.entries.length) turn.effects.push({ type: 'ask-news' });
    turn.putLane(conversationId, { entries });
  }
}
