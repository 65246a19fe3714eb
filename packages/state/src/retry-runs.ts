import { healsItself, type Lane, type OutboxEntry, type OutboxState } from '@cs-inbox/core';
import type { Message, MessageKey } from '@cs-inbox/protocol';
import { atom } from 'nanostores';
import type { RetryRun, RetryRunItem } from './retry-run.ts';

/** An item whose end is not known yet. */
interface Open {
  readonly index: number;
  /** The lane as it was looked at last; null before that. */
  lane: Lane | undefined | null;
  /** Whether the outbox has shown that it goes: where another tab sends, it is asked for it first. */
  isTaken: boolean;
  /** Whether that one may still take it. */
  isAsked: boolean;
}

const progress = { queued: 'queued', waiting: 'queued', sending: 'sending', unconfirmed: 'unconfirmed', failed: 'failed', discarded: 'stopped' } as const satisfies Record<OutboxEntry['delivery'], RetryRunItem['progress']>;

/** Follows the newest run until the end of each of its messages is known. */
export class RetryRuns {
  readonly $run = atom<RetryRun | null>(null);
  #open: readonly Open[] = [];
  /** What has arrived and may still be shown on its way. */
  readonly #sent = new Set<MessageKey>();
  /** What has gone from the outbox, and nobody has said where to. */
  readonly #gone = new Map<MessageKey, number>();
  #wishes: OutboxState['wishes'] = [];

  begin(run: RetryRun): void {
    this.#sent.clear();
    this.#gone.clear();
    this.#open = run.items.flatMap(({ result }, index) => (result.ok ? [{ index, lane: null, isTaken: false, isAsked: false }] : []));
    this.$run.set(run);
  }

  /** The backend has it. */
  sent(key: MessageKey): void {
    const items = this.$run.get()?.items;
    if (this.#open.some(({ index }) => items?.[index]?.key === key)) this.#sent.add(key);
  }

  /** The backend has told of messages: one that went from the outbox while this tab did not hear may be among them. @param now ms since the epoch */
  observed(messages: readonly Message[], now: number): void {
    const run = this.$run.get();
    const found = this.#gone.size === 0 ? [] : messages.flatMap(({ key }) => (key === null ? [] : (this.#gone.get(key) ?? [])));
    if (run === null || found.length === 0) return;
    for (const index of found) this.#gone.delete(run.items[index]?.key ?? '');
    this.$run.set({ ...run, items: run.items.map((item, i) => (found.includes(i) ? { ...item, progress: 'sent', at: now } : item)) });
  }

  /** @param now ms since the epoch */
  follow({ arrived, lanes, wishes }: OutboxState, now: number): void {
    const run = this.$run.get();
    if (run === null || this.#open.length === 0) return;
    const changed = new Map<number, RetryRunItem>();
    const asked = wishes === this.#wishes ? null : new Set(wishes.flatMap((wish) => ('items' in wish ? wish.items.map(({ key }) => key) : [])));
    this.#wishes = wishes;
    this.#open = this.#open.filter((open) => {
      const item = run.items[open.index];
      const lane = lanes.get(item?.conversationId ?? '');
      if (asked !== null) open.isAsked = asked.has(item?.key ?? '');
      if (item === undefined || (lane === open.lane && (open.isTaken || asked === null))) return item !== undefined;
      open.lane = lane;
      const entry = lane?.entries.find(({ key }) => key === item.key);
      open.isTaken ||= entry?.delivery !== 'failed';
      if (entry === undefined && arrived.has(item.key)) this.#sent.add(item.key);
      const next = open.isTaken ? this.#progressOf(item, entry) : open.isAsked ? 'queued' : 'failed';
      if (entry === undefined && next === 'stopped') this.#gone.set(item.key, open.index);
      if (next !== item.progress) changed.set(open.index, { ...item, progress: next, at: now });
      return entry !== undefined && (entry.delivery !== 'failed' || !open.isTaken || healsItself(entry));
    });
    if (changed.size > 0) this.$run.set({ ...run, items: run.items.map((item, i) => changed.get(i) ?? item) });
  }

  /** Those that are queued and have not left. */
  get queued(): readonly RetryRunItem[] {
    return this.$run.get()?.items.filter((item) => item.progress === 'queued') ?? [];
  }

  #progressOf({ key, progress: before }: RetryRunItem, entry: OutboxEntry | undefined): RetryRunItem['progress'] {
    if (entry === undefined) return this.#sent.has(key) ? 'sent' : 'stopped';
    // One that a person has taken back has failed as it had.
    if (entry.delivery === 'failed' && entry.stopped && (before === 'queued' || before === 'stopped')) return 'stopped';
    return progress[entry.delivery];
  }
}
