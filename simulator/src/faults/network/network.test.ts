import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Reply } from '../../answer.ts';
import { captivePortal } from './captive-portal.ts';
import { offline } from './offline.ts';
import { slow } from './slow.ts';

const reply: Reply = { kind: 'reply', status: 201, headers: { 'content-type': 'application/json' }, body: '{"account":"mei"}', delayMs: 120 };
const going = { now: 1_000, closesAt: null, draw: () => 0.5, reply: null };
const coming = { ...going, reply };

describe('faults of the network', () => {
  const modes = [
    { settings: {}, how: 'refuse' },
    { settings: { mode: 'refuse' }, how: 'refuse' },
    { settings: { mode: 'hang', fireEvents: false }, how: 'connect-hang' },
  ] as const;
  for (const { settings, how } of modes) {
    test(`SIM-7.2 network.offline ${JSON.stringify(settings)} breaks at once, before anything arrives`, () => {
      assert.equal(offline.phase(settings), 'before-arrival');
      assert.deepEqual(offline.apply(settings, going), { kind: 'broken', how, reply: null, delayMs: 0 });
    });
  }

  test('SIM-7.2 network.offline cuts what is on its way', () => {
    assert.equal(offline.cutsReplies, true);
  });

  test('SIM-7.2 a captive portal answers every request with a page and status 200, before it arrives', () => {
    for (const answer of [offline.apply({ mode: 'captive-portal' }, going), captivePortal.apply({}, going)]) {
      assert.ok(answer?.kind === 'reply');
      assert.equal(answer.status, 200);
      assert.equal(answer.headers['content-type'], 'text/html; charset=utf-8');
      assert.match(answer.body, /Sign in/u);
      assert.ok(answer.delayMs > 0);
    }
    assert.equal(captivePortal.phase({}), 'before-arrival');
  });

  test('SIM-7.2 network.slow makes an answer later and changes nothing else of it', () => {
    assert.deepEqual(slow.apply({ by: '3s' }, coming), { ...reply, delayMs: 3_120 });
    assert.deepEqual(slow.apply({ by: '3s', jitter: '2s' }, coming), { ...reply, delayMs: 4_120 });
    assert.equal(slow.apply({ by: '3s' }, going), null);
    assert.equal(slow.phase({ by: '3s' }), 'after-commit');
  });
});
