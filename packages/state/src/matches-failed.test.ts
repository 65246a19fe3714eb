import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import type { Bubble } from '@cs-inbox/core';
import { sampleFailed } from '../../../test/support/node/sample-failed.ts';
import { sampleFailure } from '../../../test/support/node/sample-failure.ts';
import { sampleStore } from '../../../test/support/node/sample-store.ts';
import { allFailed, type FailedChoice, type FailedGroup } from './failed-choice.ts';
import { groupOf } from './group-of.ts';
import { matchesFailed } from './matches-failed.ts';

const now = 100_000;
const group = (bubble: Partial<Bubble>) => groupOf(sampleFailed('k', {}, bubble), now);
const may = (at: number | null) => ({ verdict: 'may', at }) as const;

describe('who must act', () => {
  const cases: readonly (readonly [FailedGroup, string, Partial<Bubble>])[] = [
    ['ready', 'it may go', { retry: may(null) }],
    ['ready', 'its wait is over', { retry: may(now) }],
    ['ready', 'it may go, and every morning goes by itself', { retry: may(null), resumes: { on: 'morning', at: now + 1 } }],
    ['itself', 'its wait is not over', { retry: may(now + 1) }],
    ['itself', 'it goes at a time', { retry: may(now + 1), resumes: { on: 'time', at: now + 1 } }],
    ['itself', 'nobody knows what became of it, and that is found out', { delivery: 'unconfirmed', retry: null, failure: sampleFailure('network') }],
    ['itself', 'it is on its way', { delivery: 'sending', retry: null, failure: null }],
    ['itself', 'it waits for the network', { delivery: 'waiting', retry: null, resumes: { on: 'network' }, failure: sampleFailure('network') }],
    ['itself', 'its store finds out whether it may go faster', { delivery: 'waiting', retry: null, failure: sampleFailure('throttled') }],
    ['itself', 'a later one is on its way', { retry: { verdict: 'waits', for: 'answer' } }],
    ['itself', 'an earlier one is on its way and it goes behind that', { retry: { verdict: 'waits', for: 'earlier' }, resumes: { on: 'time', at: now + 1 } }],
    ['somebody', 'its login is gone', { retry: { verdict: 'waits', for: 'login' } }],
    ['somebody', 'it waits for a login', { delivery: 'waiting', retry: null, resumes: { on: 'login' }, failure: sampleFailure('login') }],
    ['somebody', 'its store is paused', { retry: { verdict: 'waits', for: 'paused' } }],
    ['somebody', 'a person is asked whether it shall still go', { delivery: 'waiting', retry: null, hold: 'stale' }],
    ['somebody', 'a person is asked whether it may arrive twice', { delivery: 'unconfirmed', asks: true, retry: may(null) }],
    ['somebody', 'it waits behind one that has been given up', { delivery: 'waiting', retry: null, failure: sampleFailure('platform') }],
    ['somebody', 'it failed behind one that has been given up', { retry: { verdict: 'waits', for: 'earlier' } }],
    ['somebody', 'its text must be changed', { retry: { verdict: 'never', why: 'cause' }, failure: sampleFailure('content') }],
    ['never', 'its buyer cannot be reached', { retry: { verdict: 'never', why: 'cause' }, failure: sampleFailure('recipient') }],
    ['never', 'a later one has arrived', { retry: { verdict: 'never', why: 'newer', newerAt: 1 }, failure: sampleFailure('content') }],
  ];
  for (const [wanted, when, bubble] of cases) {
    test(`CENTRE-2.20 ${wanted}: ${when}`, () => assert.equal(group(bubble), wanted));
  }
});

describe('which failed messages are listed', () => {
  const store = sampleStore({ id: 's2', name: 'Aster Höme', platform: 'lazada' });
  const all = [
    sampleFailed('new', {}, { at: now - 10, text: 'Đơn của bạn' }),
    sampleFailed('old', { buyerName: 'Nur Aisyah' }, { at: now - 5_000, attempts: 2, failure: sampleFailure('throttled', { code: 'E-77' }), retry: may(now + 1) }),
    sampleFailed('other', { store, storeId: 's2' }, { at: now - 10, attempts: 7, failure: sampleFailure('recipient'), retry: { verdict: 'never', why: 'cause' } }),
    sampleFailed('asked', {}, { at: now, attempts: 0, delivery: 'unconfirmed', failure: null, retry: null, history: [{ number: 1, trigger: 'first', by: '', reason: '', departedAt: 0, endedAt: 1, outcome: 'unknown', cause: 'network', code: '', requestId: 'REQ-1-0' }] }),
  ];
  const chosen = (choice: Partial<FailedChoice>) => all.filter((message) => matchesFailed(message, { ...allFailed, ...choice }, now)).map(({ bubble }) => bubble.id);
  const cases: readonly (readonly [Partial<FailedChoice>, readonly string[]])[] = [
    [{}, ['new', 'old', 'other', 'asked']],
    [{ storeId: 's2' }, ['other']],
    [{ platform: 'lazada' }, ['other']],
    [{ cause: 'throttled' }, ['old']],
    [{ class: 'permanent' }, ['other']],
    [{ class: 'unknown' }, ['asked']],
    [{ ageMs: 10 }, ['new', 'other', 'asked']],
    [{ ageMs: 9 }, ['asked']],
    [{ attempts: 1 }, ['new', 'asked']],
    [{ attempts: 2 }, ['old']],
    [{ attempts: 3 }, ['other']],
    [{ eligible: true }, ['new']],
    [{ eligible: false }, ['old', 'other', 'asked']],
    [{ group: 'itself' }, ['old', 'asked']],
    [{ group: 'never', storeId: 's' }, []],
    [{ text: 'don ban' }, ['new']],
    [{ text: 'AISYAH nur' }, ['old']],
    [{ text: 'home' }, ['other']],
    [{ text: 'e-77' }, ['old']],
    [{ text: 'req-1-0' }, ['asked']],
    [{ text: ' ' }, ['new', 'old', 'other', 'asked']],
    [{ text: 'nobody' }, []],
  ];
  for (const [choice, ids] of cases) {
    test(`CENTRE-1.30 chosen by ${JSON.stringify(choice)}`, () => assert.deepEqual(chosen(choice), ids));
  }

  test('CENTRE-1.30 one word of the search does not run from one field into the next', () => {
    const message = sampleFailed('k', { buyerName: 'One' }, { text: 'Two' });
    assert.deepEqual(['twoone', 'two one'].map((text) => matchesFailed(message, { ...allFailed, text }, now)), [false, true]);
  });
});
