import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Reply } from '../../answer.ts';
import { type Breakage, seenOf } from '../../breakage.ts';
import type { Acts } from '../fault.ts';
import { faults } from '../faults.ts';
import type { Phase } from '../phase.ts';

const reply: Reply = { kind: 'reply', status: 201, headers: {}, body: '{"account":"mei"}', delayMs: 120 };
const going = { now: 1_000, closesAt: null, draw: () => 0.5, reply: null };
const coming = { ...going, reply };

interface SocketFault {
  readonly phase: (settings: { readonly when?: 'before-arrival' | 'after-commit' }) => Phase;
  readonly apply: (settings: { readonly when?: 'before-arrival' | 'after-commit' }, moment: Acts['way']['moment']) => Acts['way']['effect'] | null;
}

/** Where in the answer each of them breaks. */
const places = {
  'reset-before-headers': 'after-commit',
  'fin-before-headers': 'after-commit',
  silence: 'after-commit',
  'garbage-status-line': 'headers',
  'slow-headers': 'headers',
  'reset-after-headers': 'headers',
  'silence-after-headers': 'headers',
  'reset-mid-body': 'mid-body',
  'fin-mid-body': 'mid-body',
  'byte-per-second': 'mid-body',
  'bad-chunk-size': 'mid-body',
  'content-length-short': 'mid-body',
  'content-length-long': 'mid-body',
  'gzip-cut': 'mid-body',
} as const satisfies Record<Exclude<Breakage, 'refuse' | 'connect-hang'>, Phase>;

describe('faults of the socket', () => {
  test('SIM-7.4 there is one for each way in which a connection breaks', () => {
    const names = Object.keys(faults).flatMap((name) => (name.startsWith('socket.') ? [name.slice('socket.'.length)] : []));
    assert.deepEqual(names.sort(), Object.keys(seenOf).sort());
  });

  for (const how of ['refuse', 'connect-hang'] as const) {
    test(`SIM-7.4 socket.${how} breaks before anything arrives`, () => {
      const one = faults[`socket.${how}`];
      assert.equal(one.phase({}), 'before-arrival');
      assert.deepEqual(one.apply({}, going), { kind: 'broken', how, reply: null, delayMs: 0 });
    });
  }

  for (const [how, phase] of Object.entries(places)) {
    const one: SocketFault = faults[`socket.${how as keyof typeof places}`];

    test(`SIM-7.4 socket.${how} breaks the answer of the platform where it says`, () => {
      assert.equal(one.phase({}), phase);
      assert.equal(one.phase({ when: 'after-commit' }), phase);
      assert.deepEqual(one.apply({}, coming), { kind: 'broken', how, reply, delayMs: 120 });
    });

    test(`SIM-7.4 socket.${how} may break before the request arrives`, () => {
      assert.equal(one.phase({ when: 'before-arrival' }), 'before-arrival');
      const answer = one.apply({ when: 'before-arrival' }, going);
      assert.ok(answer?.kind === 'broken');
      assert.equal(answer.how, how);
      if (phase === 'after-commit') assert.equal(answer.reply, null);
      else assert.equal(answer.reply?.status, 502, 'the page of something in front is what breaks');
    });
  }
});
