import { type Bubble, changesSince, clockStage, entryBubble, type Lane, mergeTimeline, type OutboxState, outlookOf, sendPolicy, type Tables, type Timeline } from '@cs-inbox/core';
import type { Conversation, ConversationId, Message, Store } from '@cs-inbox/protocol';
import type { FailedMessage } from './failed-message.ts';
import { moved } from './sorted-items.ts';

/** A conversation and what was made of it. */
interface Known {
  readonly items: readonly FailedMessage[];
  readonly lane: Lane | undefined;
  readonly conversation: Conversation | undefined;
  readonly blocked: Timeline | undefined;
  /** When the next of it has been on its way for too long, ms since the epoch; Infinity where none will. */
  readonly alarmAt: number;
}

const noItems: readonly FailedMessage[] = [];
const noMessages: readonly Message[] = [];
/** How long a blocked message is listed, ms: nobody can discard it. */
const BLOCKED_MS = 7 * 86_400_000;

/**
 * The own messages that have not reached their buyers, by reply deadline, then the oldest first. Each change costs one
 * comparison of objects per conversation; what has changed is made anew, and only what says something else is another object.
 */
export class FailureList {
  /** When something has been on its way for too long that has not by now, ms since the epoch. */
  alarmAt = Infinity;
  readonly #known = new Map<ConversationId, Known>();
  #tables: Tables | null = null;
  #outbox: OutboxState | null = null;
  #items: readonly FailedMessage[] = noItems;

  next(tables: Tables, outbox: OutboxState, now: number): readonly FailedMessage[] {
    if (tables === this.#tables && outbox === this.#outbox && now < this.alarmAt) return this.#items;
    const stale = new Set<ConversationId>();
    this.#findLanes(outbox, now, stale);
    if (tables !== this.#tables) this.#findTold(tables, stale);
    [this.#tables, this.#outbox] = [tables, outbox];
    const [gone, come]: [FailedMessage[], FailedMessage[]] = [[], []];
    for (const id of stale) {
      const before = this.#known.get(id);
      const after = make(id, tables, outbox, now, before);
      if (after.items.length > 0 || after.lane !== undefined) this.#known.set(id, after);
      else this.#known.delete(id);
      const old = before?.items ?? noItems;
      for (const item of old) if (!after.items.includes(item)) gone.push(item);
      for (const item of after.items) if (!old.includes(item)) come.push(item);
    }
    if (stale.size > 0) this.alarmAt = Math.min(Infinity, ...alarms(this.#known.values()));
    if (gone.length + come.length > 0) this.#items = moved(this.#items, gone, come, () => [...this.#known.values()].flatMap(({ items }) => items), byDeadline);
    return this.#items;
  }

  /** Lanes that are other objects, and those of which the outbox around them says something else. */
  #findLanes({ capabilities, gates, lanes, network, paused, signedOut }: OutboxState, now: number, stale: Set<ConversationId>): void {
    const before = this.#outbox;
    const isAll = before?.network !== network || before.capabilities !== capabilities;
    const isOther = (storeId: string) =>
      before?.gates.get(storeId) !== gates.get(storeId) || before?.paused.has(storeId) !== paused.has(storeId) || before.signedOut.has(storeId) !== signedOut.has(storeId);
    for (const [id, lane] of lanes) {
      const known = this.#known.get(id);
      if (known?.lane !== lane || isAll || isOther(lane.entries[0]?.storeId ?? '')) stale.add(id);
    }
    for (const [id, { alarmAt, lane }] of this.#known) if (alarmAt <= now || (lane !== undefined && !lanes.has(id))) stale.add(id);
  }

  #findTold({ conversations, messages, stores }: Tables, stale: Set<ConversationId>): void {
    const before = this.#tables;
    for (const [id, { lastMessage }] of changed(before?.conversations, conversations)) if (isBlocked(lastMessage)) stale.add(id);
    for (const [id, all] of changed(before?.messages, messages)) if (this.#known.has(id) || all.some(isBlocked)) stale.add(id);
    for (const [id, { conversation, items }] of this.#known) {
      if (conversation !== conversations.get(id) || items.some(({ store, storeId }) => store !== (stores.get(storeId) ?? null))) stale.add(id);
    }
  }
}

/** What may be another object than before. Of a long list the table itself knows that, nearly always. */
function changed<Value>(before: ReadonlyMap<ConversationId, Value> | undefined, after: ReadonlyMap<ConversationId, Value>): Iterable<readonly [ConversationId, Value]> {
  return before === after ? [] : ((before && changesSince(before, after)) ?? after);
}

function make(id: ConversationId, tables: Tables, outbox: OutboxState, now: number, before: Known | undefined): Known {
  const conversation = tables.conversations.get(id);
  const lane = outbox.lanes.get(id);
  const all = tables.messages.get(id) ?? (conversation?.lastMessage ? [conversation.lastMessage] : noMessages);
  const first = all.findIndex((message) => isBlocked(message) && now - message.at < BLOCKED_MS);
  const blocked = first === -1 ? undefined : mergeTimeline(all.slice(first), lane?.entries ?? [], before?.blocked, undefined, outbox.arrived);
  let alarmAt = Infinity;
  const items: FailedMessage[] = [];
  const known = new Map(before?.items.map((item) => [item.bubble.id, item]));
  const add = (bubble: Bubble, storeId: string, buyerName: string) => {
    const store: Store | null = tables.stores.get(storeId) ?? null;
    const item: FailedMessage = { bubble, conversationId: id, storeId, store, buyerName: conversation?.buyer.name ?? buyerName, replyDueAt: conversation?.replyDueAt ?? null };
    const old = known.get(bubble.id);
    items.push(old !== undefined && isSame(old, item) ? old : item);
  };
  for (const bubble of blocked?.confirmed ?? []) {
    if (bubble.delivery === 'blocked' && bubble.key !== null && conversation !== undefined && !hasArrived(bubble, all)) add(bubble, conversation.storeId, '');
  }
  for (const entry of lane?.entries ?? []) {
    if (entry.delivery === 'sending' && clockStage(entry.sendingSince, now) !== 'alarm') alarmAt = Math.min(alarmAt, (entry.sendingSince ?? now) + sendPolicy.alarmAfterMs);
    else if (lane !== undefined && entry.delivery !== 'queued' && entry.delivery !== 'discarded' && blocked?.keys.has(entry.key) !== true) {
      add(entryBubble(entry, (of) => outlookOf(outbox, lane, of), known.get(entry.key)?.bubble), entry.storeId, entry.buyerName);
    }
  }
  return { items, lane, conversation, blocked, alarmAt };
}

function* alarms(known: Iterable<Known>): Iterable<number> {
  for (const { alarmAt } of known) if (alarmAt < Infinity) yield alarmAt;
}

function isBlocked(message: Message | null): boolean {
  return message?.receipt === 'blocked' && message.direction === 'out';
}

/** Whether its text has reached the buyer since. */
function hasArrived({ at, text }: Bubble, messages: readonly Message[]): boolean {
  return messages.some((message) => message.direction === 'out' && message.receipt !== 'blocked' && message.at > at && message.text === text);
}

function isSame(a: FailedMessage, b: FailedMessage): boolean {
  return a.bubble === b.bubble && a.store === b.store && a.storeId === b.storeId && a.buyerName === b.buyerName && a.replyDueAt === b.replyDueAt;
}

function byDeadline(a: FailedMessage, b: FailedMessage): number {
  return (a.replyDueAt ?? Infinity) - (b.replyDueAt ?? Infinity) || a.bubble.at - b.bubble.at || (a.bubble.id < b.bubble.id ? -1 : a.bubble.id > b.bubble.id ? 1 : 0);
}
