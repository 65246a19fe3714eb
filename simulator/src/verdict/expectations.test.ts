import assert from 'node:assert/strict';
import test from 'node:test';
import type { Expectation } from '../scenario/scenario.ts';
import { type Circumstances, type Departure, history } from './history.harness.ts';
import { judge } from './judge.ts';

const well: readonly Departure[] = [{ at: 0, key: 'a' }, { at: 1_000, key: 'b', text: 'Bye' }];
const lostReply: Departure = { at: 0, key: 'a', told: null, taken: 50 };

function expected(one: Expectation, departures: readonly Departure[], more: Circumstances = {}) {
  const verdict = judge(history(departures, { ...more, scenario: { expect: [one], ...more.scenario } }));
  const [judged] = verdict.expectations;
  assert.ok(judged !== undefined && verdict.expectations.length === 1);
  const unmet = verdict.findings.filter(({ charge }) => charge === 'expectation');
  assert.equal(unmet.length, judged.met ? 0 : 1, 'each unmet one, and no other, is a finding');
  if (!judged.met) assert.equal(verdict.clean, false);
  return { ...judged, attempts: unmet[0]?.attempts ?? [] };
}

const isMet = (one: Expectation, departures: readonly Departure[], more: Circumstances = {}) => expected(one, departures, more).met;

test('SIM-10.13 each promise that a scenario expects is met by a good history and not by one that breaks it', () => {
  const broken: Readonly<Record<Extract<Expectation, string>, readonly [readonly Departure[], Circumstances?]>> = {
    noLoss: [[{ at: 0, key: 'a', told: null }]],
    noDuplicate: [[lostReply, { at: 5_000, key: 'b' }]],
    orderPerConversation: [[{ at: 0, key: 'a', taken: 900 }, { at: 10, key: 'b', text: 'Bye', taken: 100 }]],
    respectsRetryAfter: [[{ at: 0, key: 'a', told: 'refused', cause: 'throttled', retryAt: 9_000 }, { at: 500, key: 'a' }]],
    noSendWhileLoggedOut: [[0, 500, 900].map((at) => ({ at, key: 'a', told: 'refused', cause: 'login' }) as const)],
    converged: [[lostReply]],
  };
  for (const [name, [departures, more]] of Object.entries(broken)) {
    const one = name as Extract<Expectation, string>;
    assert.equal(isMet(one, well), true, name);
    assert.equal(isMet(one, departures, more), false, name);
  }
});

test('SIM-10.13 a promise says how often it was broken', () => {
  assert.equal(expected('noLoss', well).says, 'No message lost.');
  assert.equal(expected('noLoss', [{ at: 0, key: 'a', told: null }], { now: 30_000 }).says, 'No message lost, and 1 still open.');
  assert.equal(expected('noDuplicate', [lostReply, { at: 5_000, key: 'b' }]).says, '1 message received once more than meant.');
});

test('SIM-10.13 nothing has converged while a message is open', () => {
  assert.equal(isMet('converged', [{ at: 0, key: 'a', told: null }], { now: 30_000 }), false);
});

test('SIM-10.14 maxAttempts counts the departures of each message', () => {
  const thrice: readonly Departure[] = [{ at: 0, key: 'a', told: null }, { at: 1_000, key: 'b' }, { at: 2_000, key: 'a', told: null }, { at: 3_000, key: 'a' }];
  assert.equal(isMet({ maxAttempts: 3 }, thrice), true);
  const unmet = expected({ maxAttempts: 2 }, thrice);
  assert.equal(unmet.met, false);
  assert.equal(unmet.expectation, 'maxAttempts: 2');
  assert.deepEqual(unmet.attempts, [1, 3, 4]);
  assert.equal(isMet({ maxAttempts: 1 }, []), true);
});

test('SIM-10.14 delivered counts messages, not copies, and means exactly as many', () => {
  assert.equal(isMet({ delivered: 2 }, well), true);
  assert.equal(isMet({ delivered: 1 }, well), false);
  assert.equal(isMet({ delivered: 3 }, well), false);
  assert.equal(isMet({ delivered: 1 }, [lostReply, { at: 9_000, key: 'a' }]), true);
});

test('SIM-10.14 streams.max is the most that stood open at once', () => {
  assert.equal(isMet({ streams: { max: 1 } }, [], { streamsMax: 1 }), true);
  assert.equal(expected({ streams: { max: 1 } }, [], { streamsMax: 2 }).says, 'At most 2 streams stood open at once; 1 is allowed.');
});

test('SIM-10.15 convergesWithin counts from the end of a rule, or of the last one, to when each message was known', () => {
  const ends = { ruleEnds: [{ id: 'first', endsAt: 10_000 }, { id: 'second', endsAt: 20_000 }] };
  const after: Expectation = { convergesWithin: '5s', after: 'first' };
  assert.equal(isMet(after, [lostReply], { ...ends, told: { a: 15_000 } }), true);
  const late = expected(after, [lostReply], { ...ends, told: { a: 15_001 } });
  assert.equal(late.met, false);
  assert.equal(late.expectation, 'convergesWithin: 5s after first');
  assert.deepEqual(late.attempts, [1]);
  assert.match(late.says, /^Message a of conversation c1 took longest: 5001 ms/u);
  assert.equal(isMet({ convergesWithin: '5s' }, [lostReply], { ...ends, told: { a: 25_000 } }), true);
  assert.equal(isMet({ convergesWithin: '5s' }, [lostReply], { ...ends, told: { a: 25_001 } }), false);
});

test('SIM-10.15 a message that leaves after that end counts from its own first departure', () => {
  const ends = { ruleEnds: [{ id: 'first', endsAt: 10_000 }] };
  assert.equal(isMet({ convergesWithin: '5s' }, [{ at: 50_000, key: 'a', toldAt: 55_000 }], ends), true);
  assert.equal(isMet({ convergesWithin: '5s' }, [{ at: 50_000, key: 'a', toldAt: 55_001 }], ends), false);
  assert.equal(isMet({ convergesWithin: '5s' }, [{ at: 0, key: 'a', told: 'refused', cause: 'content', toldAt: 5_000 }]), true);
  assert.equal(isMet({ convergesWithin: '5s' }, [{ at: 0, key: 'a', told: 'refused', cause: 'content', toldAt: 5_001 }]), false, 'no rule: from the departure');
});

test('SIM-10.15 what is not known by then counts as long as it has lasted', () => {
  assert.equal(isMet({ convergesWithin: '5s' }, [lostReply], { now: 5_000 }), true);
  assert.equal(isMet({ convergesWithin: '5s' }, [lostReply], { now: 5_001 }), false);
});

test('SIM-10.15 a message that was replaced by a later one is not waited for', () => {
  assert.equal(isMet({ convergesWithin: '5s' }, [{ at: 0, key: 'a', told: null }, { at: 60_000, key: 'b' }]), true);
});

test('SIM-10.15 a client must have the newest change by then, too', () => {
  const client = { operator: 'mei', head: 5, at: 7_000, lacksSince: null };
  assert.equal(isMet({ convergesWithin: '5s' }, [], { clients: [client], head: 5, headSince: 2_000 }), true);
  assert.equal(isMet({ convergesWithin: '5s' }, [], { clients: [{ ...client, at: 7_001 }], head: 5, headSince: 2_000 }), false);
  assert.equal(isMet({ convergesWithin: '5s' }, [], { clients: [{ ...client, head: 4, lacksSince: 2_000 }], head: 5, headSince: 2_000, now: 7_001 }), false);
  assert.equal(isMet({ convergesWithin: '5s' }, [], { clients: [{ ...client, head: 4, lacksSince: 2_000 }], head: 90, headSince: 9_000, now: 9_000 }), false, 'newer changes do not excuse it');
});

test('SIM-10.15 as long as the rule has not ended, the expectation is not met', () => {
  const after: Expectation = { convergesWithin: '5s', after: 'first' };
  assert.equal(expected(after, well, { ruleEnds: [{ id: 'first', endsAt: null }] }).says, 'The rule first has not ended, so that nobody can tell.');
  assert.equal(isMet(after, well, { ruleEnds: [{ id: 'first', endsAt: 700_000 }] }), false);
  const again = { id: 'first', endsAt: 620_000, everyMs: 60_000, lastsMs: 30_000 };
  assert.equal(isMet(after, well, { ruleEnds: [{ ...again, openings: 1 }] }), false);
  assert.equal(isMet(after, well, { ruleEnds: [{ ...again, openings: 2 }] }), true, 'it ended before it opened once more');
});
