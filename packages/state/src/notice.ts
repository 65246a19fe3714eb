import { type OutboxEntry, type OutboxState, syncStanding, type SyncState } from '@cs-inbox/core';
import type { ConversationId, MessageKey } from '@cs-inbox/protocol';
import { atom, type ReadableAtom } from 'nanostores';
import type { SyncNotice } from './inbox.ts';
import type { Cancel, ClockPort } from './ports.ts';

/** How long each stands at least, ms. */
const STAY_MS = 1_000;
const ALL_SENT_MS = 4_000;

/** Failed questions in a row from which a person is told once there is something to see; one alone is asked again within a second or two. */
const FAILURES_TOLD_MIN = 2;

/** How many failed questions a person is told of. */
export function failuresTold({ tables }: SyncState): number {
  return tables.cursor === null ? 1 : FAILURES_TOLD_MIN;
}

/** Says what the bar has to say of the way to the backend, nothing of it for less than a second. */
export class Notice {
  readonly $notice = atom<SyncNotice | null>(null);
  readonly #clock: ClockPort;
  readonly #$sync: ReadableAtom<SyncState>;
  readonly #$outbox: ReadableAtom<OutboxState>;
  /** What has waited for the network and is not settled yet. */
  readonly #waiting = new Map<MessageKey, ConversationId>();
  /** How many of those were sent. */
  #sent = 0;
  /** Since when it is said that all were sent, ms since the epoch, or null. */
  #saidAt: number | null = null;
  /** Until when what is said stays, ms since the epoch. */
  #staysUntil = 0;
  #cancel: Cancel | null = null;
  readonly #ends: Cancel[] = [];

  constructor(clock: ClockPort, $sync: ReadableAtom<SyncState>, $outbox: ReadableAtom<OutboxState>) {
    this.#clock = clock;
    this.#$sync = $sync;
    this.#$outbox = $outbox;
  }

  start(): void {
    this.#ends.push(this.#$sync.listen(() => this.#look()), this.#$outbox.listen(() => this.#look()));
    this.#look();
  }

  stop(): void {
    for (const end of this.#ends.splice(0)) end();
    this.#cancel?.();
    this.#cancel = null;
    this.$notice.set(null);
  }

  /** The backend has it. */
  sent(key: MessageKey): void {
    if (this.#waiting.delete(key)) this.#sent++;
  }

  #look(): void {
    this.#cancel?.();
    this.#cancel = null;
    const now = this.#clock.now();
    const shown = this.$notice.get();
    const wanted = this.#wanted(now);
    if (isSame(shown, wanted)) {
      if (wanted?.type === 'all-sent') this.#lookAt(this.#endAt(now));
      return;
    }
    if (shown?.type !== wanted?.type && now < this.#staysUntil) return this.#lookAt(this.#staysUntil);
    if (shown?.type !== wanted?.type) this.#staysUntil = now + STAY_MS;
    if (wanted === null) this.#staysUntil = 0;
    this.$notice.set(wanted);
    if (wanted?.type !== 'all-sent') return;
    this.#saidAt = now;
    this.#lookAt(this.#endAt(now));
  }

  #lookAt(at: number): void {
    this.#cancel = this.#clock.setTimer(at - this.#clock.now(), () => this.#look());
  }

  #endAt(now: number): number {
    return (this.#saidAt ?? now) + ALL_SENT_MS;
  }

  #wanted(now: number): SyncNotice | null {
    const sync = this.#$sync.get();
    const { connection, rung, failures, freshAt } = syncStanding(sync);
    switch (connection.state) {
      case 'offline':
      case 'settling':
        this.#collect();
        return { type: 'lost', since: connection.state === 'offline' ? connection.since : connection.lostSince };
      case 'connecting':
        if (connection.lostSince !== null) return { type: rung === 'manual' ? 'failed' : 'syncing' };
        break;
      case 'ended':
        return null;
      case 'live':
      case 'polling':
        if (failures === 0) return this.#allSent(now);
    }
    return failures < failuresTold(sync) ? null : { type: 'stale', since: freshAt };
  }

  /** Remembers what waits for the network, and for nothing else. */
  #collect(): void {
    if (this.#saidAt !== null) this.#forget();
    const { gates, lanes, paused } = this.#$outbox.get();
    for (const [conversationId, { entries }] of lanes) {
      for (const entry of entries) {
        if (waits(entry) && !gates.has(entry.storeId) && !paused.has(entry.storeId)) this.#waiting.set(entry.key, conversationId);
      }
    }
  }

  #allSent(now: number): SyncNotice | null {
    const { lanes } = this.#$outbox.get();
    for (const [key, conversationId] of this.#waiting) {
      const entry = lanes.get(conversationId)?.entries.find((other) => other.key === key);
      // What was taken back does not count; where one has failed, not all were sent.
      if (entry === undefined) this.#waiting.delete(key);
      else if (waits(entry)) return null;
      else return this.#forget();
    }
    if (this.#sent === 0 || now >= this.#endAt(now)) return this.#forget();
    return { type: 'all-sent', count: this.#sent };
  }

  #forget(): null {
    // To clear an empty map takes its time, and this is asked at each change.
    if (this.#waiting.size > 0) this.#waiting.clear();
    this.#sent = 0;
    this.#saidAt = null;
    return null;
  }
}

function waits({ delivery, hold }: OutboxEntry): boolean {
  return hold === null && (delivery === 'queued' || delivery === 'sending' || delivery === 'waiting' || delivery === 'unconfirmed');
}

function isSame(a: SyncNotice | null, b: SyncNotice | null): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
