import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import type { Connection } from './connection.ts';
import { type ConnectionEvent, moveConnection, moveRung, type Rung, type RungEvent } from './ladder.ts';

const keysOf = <K extends string>(all: Readonly<Record<K, unknown>>) => Object.keys(all) as K[];

/** Where it leads, and after how many in a row. */
type Falls = Readonly<Record<RungEvent, readonly [to: Rung, times: number]>>;

function fallsFrom(rung: Rung, rule: string, expected: Falls): void {
  describe(`the rung ${rung}`, () => {
    for (const event of keysOf(expected)) {
      const [to, times] = expected[event];
      test(`${rule} ${rung}: ${event} leads to ${to}, ${times} in a row`, () => {
        let stands = { rung, strikes: 0 };
        for (let i = 1; i < times; i++) {
          stands = moveRung(stands.rung, stands.strikes, event);
          assert.equal(stands.rung, rung, `after ${i}`);
        }
        assert.deepEqual(moveRung(stands.rung, stands.strikes, event), { rung: to, strikes: 0 });
      });
    }
  });
}

const always = { complete: ['incremental', 1], anew: ['incremental', 1], 'failed-by-hand': ['manual', 1] } as const;

fallsFrom('incremental', 'SYNC-3.2', { ...always, unanswered: ['full', 4], unfit: ['full', 2], expired: ['full', 1], retry: ['full', 1] });
fallsFrom('full', 'SYNC-3.3', { ...always, unanswered: ['manual', 2], unfit: ['manual', 2], expired: ['manual', 2], retry: ['full', 1] });
// A person's question that is on its way does not take the bar away: only its good answer does.
fallsFrom('manual', 'SYNC-3.4', { ...always, unanswered: ['manual', 1], unfit: ['manual', 1], expired: ['manual', 1], retry: ['manual', 1] });

describe('the rungs as a whole', () => {
  test('SYNC-3.2 one answer that does not fit weighs as much as two that never came', () => {
    let stands = moveRung('incremental', 0, 'unfit');
    stands = moveRung(stands.rung, stands.strikes, 'unanswered');
    assert.equal(stands.rung, 'incremental');
    assert.equal(moveRung(stands.rung, stands.strikes, 'unanswered').rung, 'full');
  });

  test('SYNC-3.3 whatever fails, each rung below is reached within six failures', () => {
    const failing = ['unanswered', 'unfit', 'expired'] as const;
    for (let mix = 0; mix < 3 ** 6; mix++) {
      let stands: { rung: Rung; strikes: number } = { rung: 'incremental', strikes: 0 };
      for (let i = 0; i < 6; i++) stands = moveRung(stands.rung, stands.strikes, failing[Math.floor(mix / 3 ** i) % 3] ?? 'unfit');
      assert.equal(stands.rung, 'manual', String(mix));
    }
  });
});

const NOW = 100;
const stands: Readonly<Record<Connection['state'], Connection>> = {
  offline: { state: 'offline', since: 10 },
  settling: { state: 'settling', since: 20, lostSince: 10, stableAt: 50 },
  connecting: { state: 'connecting', since: 30, lostSince: 10 },
  live: { state: 'live', provenAt: 40 },
  polling: { state: 'polling', provenAt: 40 },
  ended: { state: 'ended', since: 60 },
};

const connectionStates = keysOf(stands);
const connectionEvents = keysOf<ConnectionEvent>({ started: 0, lost: 0, back: 0, held: 0, answered: 0, streamed: 0, unstreamed: 0, halted: 0 });

function moves(from: Connection['state'], rule: string, expected: Partial<Record<ConnectionEvent, Connection>>): void {
  describe(`the connection ${from}`, () => {
    for (const event of connectionEvents) {
      const to = expected[event];
      test(`${rule} ${from}: ${event} ${to === undefined ? 'changes nothing' : `leads to ${to.state}`}`, () => {
        const moved = moveConnection(stands[from], event, NOW);
        if (to === undefined) assert.equal(moved, stands[from]);
        else assert.deepEqual(moved, to);
      });
    }
  });
}

const lost = { state: 'offline', since: NOW } as const;
const halted = { state: 'ended', since: NOW } as const;
const settling = { state: 'settling', since: NOW, lostSince: 10, stableAt: NOW + 3_000 } as const;

moves('offline', 'SYNC-2.4', { started: { state: 'connecting', since: NOW, lostSince: null }, back: settling, answered: settling, halted });
moves('settling', 'SYNC-2.4', { lost: { state: 'offline', since: 10 }, back: settling, held: { state: 'connecting', since: NOW, lostSince: 10 }, halted });
moves('connecting', 'SYNC-2.4', { lost, answered: { state: 'polling', provenAt: NOW }, halted });
moves('live', 'SYNC-2.4', {
  lost,
  answered: { state: 'live', provenAt: NOW },
  streamed: { state: 'live', provenAt: NOW },
  unstreamed: { state: 'polling', provenAt: 40 },
  halted,
});
moves('polling', 'SYNC-2.4', { lost, answered: { state: 'polling', provenAt: NOW }, streamed: { state: 'live', provenAt: NOW }, halted });
moves('ended', 'SYNC-6.5', {});

test('SYNC-2.4 only a network that has held, or was there from the start, leads to asking', () => {
  for (const state of connectionStates) {
    for (const event of connectionEvents) {
      const to = moveConnection(stands[state], event, NOW).state;
      if (to === 'connecting' && state !== 'connecting') assert.deepEqual([state, event], event === 'started' ? ['offline', 'started'] : ['settling', 'held']);
      if ((to === 'live' || to === 'polling') && state !== 'live' && state !== 'polling') assert.deepEqual([state, event], ['connecting', 'answered']);
    }
  }
});
