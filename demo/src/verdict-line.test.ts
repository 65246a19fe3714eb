import assert from 'node:assert/strict';
import test from 'node:test';
import type { Verdict } from '@cs-inbox/simulator';
import { verdictLine } from './verdict-line.ts';

const calm: Verdict = {
  clean: true,
  at: 0,
  scenario: 'calm',
  seed: 1,
  messages: 4,
  delivered: 4,
  refused: 0,
  open: 0,
  lost: 0,
  doubled: 0,
  outOfOrder: 0,
  sentWhileGated: 0,
  sentWhileLoggedOut: 0,
  notConverged: 0,
  expectations: [],
  findings: [],
};
const line = (found: Partial<Verdict>) => verdictLine({ ...calm, clean: false, ...found });
const finding = { charge: 'incomplete', says: 'The oldest attempts were let go.', attempts: [], entries: [] } as const;
const expectation = (met: boolean) => ({ expectation: 'delivered: 12', met, says: '' });

test('DEMO-1.9 the verdict in a few words: what was found with its count, then what is open', () => {
  assert.equal(verdictLine(calm), 'clean');
  assert.equal(line({ open: 3 }), '3 open');
  assert.equal(line({ lost: 2, doubled: 1 }), '1 doubled, 2 lost');
  assert.equal(
    line({ outOfOrder: 1, sentWhileGated: 2, sentWhileLoggedOut: 3, notConverged: 4, open: 5 }),
    '1 out of order, 2 sent too early, 3 sent while logged out, 4 behind, 5 open',
  );
});

test('DEMO-1.9 an expectation is counted where no promise is broken, and nothing that was found reads as clean', () => {
  assert.equal(line({ expectations: [expectation(true), expectation(false)] }), '1 expectation not met');
  assert.equal(line({ expectations: [expectation(false), expectation(false)], open: 1 }), '2 expectations not met, 1 open');
  assert.equal(line({ lost: 1, expectations: [expectation(false)] }), '1 lost');
  assert.equal(line({ findings: [finding] }), '1 found');
});
