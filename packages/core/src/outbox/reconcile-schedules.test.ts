import assert from 'node:assert/strict';
import test from 'node:test';
import { OutboxDriver } from '../../../../test/support/node/outbox-driver.ts';
import { sampleFailure } from '../../../../test/support/node/sample-failure.ts';
import { sampleMessage } from '../../../../test/support/node/sample-message.ts';
import type { OutboxEffect } from './outbox-effect.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import type { SendCapabilities } from './outbox-state.ts';

const MINUTE_MS = 60_000;
const WINDOW_MS = 20 * MINUTE_MS;

/** Numbers in [0, 1) that hang from a seed only. */
function drawsOf(seed: number): () => number {
  let state = seed + 0x9e3779b9;
  return () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
}

interface Known {
  /** When the backend first heard of the key, as far as it remembers, ms since the epoch. */
  since: number;
  accepted: number;
  departedAt: number;
  absentAt: number;
}

/** A backend that forgets keys, a network that loses answers, a clock that jumps ahead, and a person who presses everything. */
class Schedule {
  readonly driver: OutboxDriver;
  readonly known = new Map<string, Known>();
  readonly counts = { doubled: 0, tooLate: 0, late: 0, lookUps: 0 };
  readonly #draw: () => number;
  readonly #capabilities: SendCapabilities;
  #keys = 0;

  constructor(seed: number, capabilities: SendCapabilities) {
    this.driver = OutboxDriver.ready(capabilities, { circuitBackendMax: Infinity, circuitStoreMax: Infinity });
    this.driver.step({ type: 'stores', stores: new Map([['s1', { market: 'MY', pace: null }]]) });
    this.#capabilities = capabilities;
    this.#draw = drawsOf(seed);
  }

  run(steps: number): void {
    for (let i = 0; i < steps; i++) this.#settle(this.#deed());
  }

  #among<T>(values: readonly T[]): T | undefined {
    return values[Math.floor(this.#draw() * values.length)];
  }

  #deed(): readonly OutboxEffect[] {
    const { driver } = this;
    const draw = this.#draw();
    if (draw < 0.15) return driver.accept(`k${++this.#keys}`, { conversationId: `c${this.#keys % 4}` });
    if (draw < 0.55) return driver.pass(Math.floor(this.#draw() ** 4 * 2 * WINDOW_MS));
    if (draw < 0.6) return driver.step({ type: 'network', up: false });
    if (draw < 0.7) return driver.networkBack();
    const entry = this.#among([...driver.state.lanes.values()].flatMap(({ entries }) => entries));
    if (entry === undefined) return [];
    const { conversationId, key } = entry;
    const planned = { trigger: 'manual', by: '', reason: '' } as const;
    if (draw < 0.8) return driver.step({ type: 'retry', conversationId, key, planned });
    if (draw < 0.85) return driver.step({ type: 'retry-all', items: [...this.known.keys()].map((one) => ({ conversationId, key: one })), planned: { ...planned, trigger: 'bulk' } });
    return driver.step({ type: draw < 0.95 ? 'check' : 'stop-waiting', conversationId, key });
  }

  #settle(given: readonly OutboxEffect[]): void {
    const effects = [...given];
    for (let effect = effects.shift(); effect !== undefined; effect = effects.shift()) {
      if (effect.type === 'commit') effects.push(...this.driver.step({ type: 'committed', commit: effect.commit }));
      if (effect.type === 'attempt') effects.push(...this.#arrive(effect.entry, effect.attempt));
      if (effect.type === 'attempt-together') for (const { attempt, entry } of effect.attempts) effects.push(...this.#arrive(entry, attempt));
      if (effect.type === 'look-up') effects.push(...this.#lookedUp(effect));
    }
  }

  #arrive({ conversationId, key }: OutboxEntry, attempt: number): readonly OutboxEffect[] {
    const { driver, counts } = this;
    const { now } = driver;
    const known = this.known.get(key) ?? { since: now, accepted: 0, departedAt: -Infinity, absentAt: -Infinity };
    this.known.set(key, known);
    const forgotten = now - known.since >= this.#capabilities.deduplicationWindowMs;
    if (known.departedAt !== -Infinity && forgotten) {
      counts.late++;
      if (this.#capabilities.lookUp && (known.absentAt < known.departedAt || now - known.absentAt > 30_000)) counts.tooLate++;
    }
    if (forgotten) known.since = now;
    known.departedAt = now;
    const answer = (outcome: Parameters<OutboxDriver['answer']>[1]) => driver.step({ type: 'outcome', conversationId, key, attempt, outcome });
    const fate = this.#draw();
    if (fate < 0.2) return answer({ kind: 'unknown', why: 'rejected' });
    const isNew = known.accepted === 0 || forgotten;
    if (isNew && fate < 0.6) return known.accepted > 0 ? answer({ kind: 'unknown', why: 'cut' }) : answer({ kind: 'refused', failure: sampleFailure(fate < 0.4 ? 'unknown' : 'platform', { retryable: true }) });
    if (isNew && ++known.accepted > 1) counts.doubled++;
    return answer(fate < 0.8 ? { kind: 'unknown', why: 'cut' } : { kind: 'accepted', message: sampleMessage({ id: `id-${key}`, key, conversationId, at: 0 }) });
  }

  #lookedUp({ conversationId, key, number }: OutboxEffect & { type: 'look-up' }): readonly OutboxEffect[] {
    this.counts.lookUps++;
    const known = this.known.get(key);
    const answer = (outcome: Parameters<OutboxDriver['lookedUp']>[1]) => this.driver.step({ type: 'looked-up', conversationId, key, number, outcome });
    if (this.#draw() < 0.2) return answer({ kind: 'unknown', why: 'http-500' });
    if (known !== undefined && known.accepted > 0) return answer({ kind: 'found', message: sampleMessage({ id: `id-${key}`, key, conversationId, at: 0 }) });
    if (known !== undefined) known.absentAt = this.driver.now;
    return answer({ kind: 'absent' });
  }
}

const backends: Readonly<Record<string, SendCapabilities>> = {
  'remembers keys for 20 min and is asked about them': { deduplicationWindowMs: WINDOW_MS, lookUp: true },
  'remembers keys for 20 min, is asked about them and takes many at once': { deduplicationWindowMs: WINDOW_MS, lookUp: true, bulkRetry: true },
  'remembers nothing and is asked': { deduplicationWindowMs: 0, lookUp: true },
  'remembers keys for 20 min and cannot be asked': { deduplicationWindowMs: WINDOW_MS, lookUp: false },
  'remembers nothing and cannot be asked': { deduplicationWindowMs: 0, lookUp: false },
};

for (const [what, capabilities] of Object.entries(backends)) {
  test(`SEND-4.26 whatever happens, no message arrives twice, and nothing leaves late without a look-up just before, where the backend ${what}`, () => {
    const sum = { doubled: 0, tooLate: 0, late: 0, lookUps: 0 };
    for (let seed = 1; seed <= 80; seed++) {
      const schedule = new Schedule(seed, capabilities);
      schedule.run(150);
      const { counts } = schedule;
      assert.deepEqual([counts.doubled, counts.tooLate], [0, 0], `seed ${seed}`);
      for (const name of ['late', 'lookUps'] as const) sum[name] += counts[name];
    }
    assert.ok(sum.late > 50, `only ${sum.late} left late`);
    assert.equal(sum.lookUps > 300, capabilities.lookUp, `${sum.lookUps} look-ups`);
  });
}
