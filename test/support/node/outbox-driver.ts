import {
  emptyOutbox,
  type Failure,
  type LookUpOutcome,
  type NewMessage,
  type OutboxEffect,
  type OutboxEntry,
  type OutboxInput,
  type OutboxState,
  outboxWakeAt,
  type Outlook,
  outlookOf,
  type SendCapabilities,
  type SendOutcome,
  sendPolicy,
  type SendPolicy,
  stepOutbox,
} from '@cs-inbox/core';
import type { FailureCause } from '@cs-inbox/protocol';
import { sampleFailure } from './sample-failure.ts';
import { sampleMessage } from './sample-message.ts';

const DAY_MS = 86_400_000;

/** A backend that remembers keys for a day and looks them up. */
export const goodBackend: SendCapabilities = { deduplicationWindowMs: DAY_MS, lookUp: true };

/** Steps an outbox by hand: the test says what happens, in which order, and at which time. */
export class OutboxDriver {
  state: OutboxState = emptyOutbox;
  now = 1_780_000_000_000;
  /** What every draw of chance gives. */
  draw = 0.5;
  readonly policy: SendPolicy;

  constructor(policy: Partial<SendPolicy> = {}) {
    this.policy = { ...sendPolicy, ...policy };
  }

  /** An outbox with a network and a backend that has said what it can. */
  static ready(capabilities: SendCapabilities = goodBackend, policy: Partial<SendPolicy> = {}): OutboxDriver {
    const driver = new OutboxDriver(policy);
    driver.step({ type: 'network', up: true });
    driver.step({ type: 'up-to-date' });
    driver.step({ type: 'capabilities', capabilities });
    return driver;
  }

  step(input: OutboxInput): readonly OutboxEffect[] {
    const { state, effects } = stepOutbox(this.state, input, this.now, () => this.draw, this.policy);
    this.state = state;
    return effects;
  }

  accept(key: string, change: Partial<NewMessage> = {}, fromDraft = true): readonly OutboxEffect[] {
    return this.step({
      type: 'accept',
      message: { key, conversationId: 'c1', storeId: 's1', buyerName: 'Somchai', text: `text of ${key}`, afterPosition: 0, replaces: null, priorAttempts: 0, ...change },
      fromDraft,
    });
  }

  /** The disk confirms everything that it was given so far, in order. */
  store(): readonly OutboxEffect[] {
    const effects: OutboxEffect[] = [];
    for (let [commit] = this.state.commits.keys(); commit !== undefined; [commit] = this.state.commits.keys()) {
      effects.push(...this.step({ type: 'committed', commit }));
    }
    return effects;
  }

  /** The disk refuses the oldest thing that it was given. */
  refuse(why = 'quota'): readonly OutboxEffect[] {
    const [commit] = this.state.commits.keys();
    if (commit === undefined) throw new Error('the disk was given nothing');
    return this.step({ type: 'commit-refused', commit, why });
  }

  /** Accepts a message and lets the disk have it. */
  send(key: string, change: Partial<NewMessage> = {}): readonly OutboxEffect[] {
    return [...this.accept(key, change), ...this.store()];
  }

  answer(key: string, outcome: SendOutcome, attempt?: number): readonly OutboxEffect[] {
    const { conversationId, attemptCount } = this.entry(key);
    return this.step({ type: 'outcome', conversationId, key, attempt: attempt ?? attemptCount, outcome });
  }

  /** What the backend says of a key; of the latest look-up where no number is given. */
  lookedUp(key: string, outcome: LookUpOutcome, number = this.state.nextLookUp - 1): readonly OutboxEffect[] {
    return this.step({ type: 'looked-up', conversationId: this.entry(key).conversationId, key, number, outcome });
  }

  /** The backend has it. */
  accepted(key: string): readonly OutboxEffect[] {
    const { conversationId } = this.entry(key);
    return this.answer(key, { kind: 'accepted', message: sampleMessage({ id: `id-${key}`, key, conversationId }) });
  }

  /** Nobody knows; the disk has taken that in. */
  lost(key: string, why = 'rejected'): readonly OutboxEffect[] {
    return [...this.answer(key, { kind: 'unknown', why }), ...this.store()];
  }

  /** The backend refuses it; the disk has taken that in. */
  refused(key: string, cause: FailureCause, change: Partial<Failure> = {}, retryAfterMs: number | null = null): readonly OutboxEffect[] {
    return [...this.answer(key, { kind: 'refused', failure: sampleFailure(cause, change), retryAfterMs }), ...this.store()];
  }

  /** Sends a message that is refused. */
  failed(key: string, cause: FailureCause, change: Partial<NewMessage> = {}, failure: Partial<Failure> = {}): void {
    this.send(key, change);
    this.refused(key, cause, failure);
  }

  /** A person asks for another attempt, and the disk has taken in what comes of it. */
  retry(key: string, reason = ''): readonly OutboxEffect[] {
    const planned = { trigger: 'manual', by: 'Mei Lin', reason } as const;
    return [...this.step({ type: 'retry', conversationId: this.entry(key).conversationId, key, planned }), ...this.store()];
  }

  /** A person asks for something else. */
  wish(type: 'stop-waiting' | 'discard' | 'check', key: string): readonly OutboxEffect[] {
    return [...this.step({ type, conversationId: this.entry(key).conversationId, key }), ...this.store()];
  }

  /** The backend says of which stores the login is gone. */
  logins(...signedOut: readonly string[]): readonly OutboxEffect[] {
    return [...this.step({ type: 'logins', signedOut: new Set(signedOut), told: new Set() }), ...this.store()];
  }

  /** The backend has spoken of these stores, and tells no pace. */
  knows(...storeIds: readonly string[]): readonly OutboxEffect[] {
    return this.step({ type: 'stores', stores: new Map(storeIds.map((storeId) => [storeId, { market: 'TH', pace: null }])) });
  }

  /** The network is back, and all that the backend has is known. */
  networkBack(): readonly OutboxEffect[] {
    return [...this.step({ type: 'network', up: true }), ...this.step({ type: 'up-to-date' })];
  }

  pass(ms: number): readonly OutboxEffect[] {
    this.now += ms;
    return this.step({ type: 'wake' });
  }

  /** Time passes, the outbox is woken when it wants to be, and the disk takes in what comes of it. Nobody answers. */
  run(ms: number): readonly OutboxEffect[] {
    const until = this.now + ms;
    const effects: OutboxEffect[] = [];
    for (let at = this.wakeAt(); at !== null && at <= until; at = this.wakeAt()) effects.push(...this.pass(Math.max(0, at - this.now)), ...this.store());
    this.now = until;
    return effects;
  }

  entry(key: string): OutboxEntry {
    for (const lane of this.state.lanes.values()) {
      const entry = lane.entries.find((other) => other.key === key);
      if (entry !== undefined) return entry;
    }
    throw new Error(`${key} is not in the outbox`);
  }

  outlook(key: string): Outlook {
    const entry = this.entry(key);
    const lane = this.state.lanes.get(entry.conversationId);
    if (lane === undefined) throw new Error(`${entry.conversationId} has no lane`);
    return outlookOf(this.state, lane, entry);
  }

  has(key: string): boolean {
    return [...this.state.lanes.values()].some((lane) => lane.entries.some((entry) => entry.key === key));
  }

  wakeAt(): number | null {
    return outboxWakeAt(this.state, this.now);
  }
}
