import {
  emptyOutbox,
  type LookUpOutcome,
  type NewMessage,
  type OutboxEffect,
  type OutboxEntry,
  type OutboxInput,
  type OutboxState,
  outboxWakeAt,
  type SendCapabilities,
  type SendOutcome,
  sendPolicy,
  type SendPolicy,
  stepOutbox,
} from '@cs-inbox/core';
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
      message: { key, conversationId: 'c1', storeId: 's1', buyerName: 'Somchai', text: `text of ${key}`, afterPosition: 0, ...change },
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

  pass(ms: number): readonly OutboxEffect[] {
    this.now += ms;
    return this.step({ type: 'wake' });
  }

  entry(key: string): OutboxEntry {
    for (const lane of this.state.lanes.values()) {
      const entry = lane.entries.find((other) => other.key === key);
      if (entry !== undefined) return entry;
    }
    throw new Error(`${key} is not in the outbox`);
  }

  has(key: string): boolean {
    return [...this.state.lanes.values()].some((lane) => lane.entries.some((entry) => entry.key === key));
  }

  wakeAt(): number | null {
    return outboxWakeAt(this.state, this.now);
  }
}
