import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { type Circumstances, type Departure, history } from './history.harness.ts';
import { judge } from './judge.ts';

const judged = (departures: readonly Departure[], more: Circumstances = {}) => judge(history(departures, more));
const silent = { told: null } as const;
const loggedOut = { told: 'refused', cause: 'login' } as const;

/** Three messages of one conversation, by when each reached its buyer. */
function threeTaken(a: number, b: number, c: number): readonly Departure[] {
  return [
    { at: 0, key: 'a', text: '1', toldAt: 9_000, taken: a },
    { at: 10, key: 'b', text: '2', toldAt: 9_000, taken: b },
    { at: 20, key: 'c', text: '3', toldAt: 9_000, taken: c },
  ];
}

describe('order', () => {
  test('SIM-10.8 each message that a later one of its conversation overtook counts once', () => {
    assert.equal(judged(threeTaken(100, 200, 300)).outOfOrder, 0);
    assert.equal(judged(threeTaken(200, 100, 300)).outOfOrder, 1);
    assert.equal(judged(threeTaken(200, 300, 100)).outOfOrder, 2);
    assert.equal(judged(threeTaken(300, 200, 100)).outOfOrder, 2);
    const [finding] = judged(threeTaken(300, 100, 200)).findings;
    assert.deepEqual([finding?.charge, finding?.attempts, finding?.entries], ['out-of-order', [1, 2], [1, 3]]);
    assert.match(finding?.says ?? '', /^Message a of conversation c1 reached its buyer at \S+, after message b,/u);
  });

  test('SIM-10.8 conversations have no order among each other', () => {
    assert.equal(judged([{ at: 0, key: 'a', taken: 500 }, { at: 10, key: 'b', conversation: 'c2' }]).clean, true);
  });

  test('SIM-10.8 messages of two operators have no order among each other', () => {
    const story = (operator: string): readonly Departure[] => [{ at: 0, key: 'a', text: '1', taken: 500 }, { at: 10, key: 'b', text: '2', operator }];
    assert.equal(judged(story('lin')).outOfOrder, 0);
    assert.equal(judged(story('mei')).outOfOrder, 1);
  });

  test('SIM-10.8 a message whose client knew it refused when the later one first left may come after it', () => {
    const story = (toldAt: number): readonly Departure[] => [
      { at: 0, key: 'a', text: '1', told: 'refused', cause: 'content', toldAt },
      { at: 1_000, key: 'b', text: '2' },
      { at: 5_000, key: 'a', text: '1' },
    ];
    assert.equal(judged(story(1_000)).outOfOrder, 0);
    assert.equal(judged(story(1_001)).outOfOrder, 1);
  });

  test('SIM-10.8 a message that was refused and is on its way again is overtaken', () => {
    const story: readonly Departure[] = [
      { at: 0, key: 'a', text: '1', told: 'refused', cause: 'throttled' },
      { at: 500, key: 'a', text: '1', ...silent },
      { at: 1_000, key: 'b', text: '2' },
      { at: 5_000, key: 'a', text: '1' },
    ];
    assert.equal(judged(story).outOfOrder, 1);
  });

  test('SIM-10.8 what a buyer received twice has its place where it came first', () => {
    const story: readonly Departure[] = [
      { at: 0, key: 'a', text: '1', ...silent, taken: 50 },
      { at: 1_000, key: 'b', text: '2' },
      { at: 2_000, key: 'a', text: '1' },
    ];
    const { outOfOrder, doubled } = judged(story);
    assert.deepEqual({ outOfOrder, doubled }, { outOfOrder: 0, doubled: 1 });
  });
});

describe('waiting', () => {
  const throttled: Departure = { at: 0, key: 'a', told: 'refused', cause: 'throttled', retryAt: 10_000 };
  const gatedAfter = (at: number, more: Partial<Departure> = {}) => judged([throttled, { at, key: 'b', text: 'Else', ...more }]).sentWhileGated;

  test('SIM-10.9 nothing of a store leaves after its client was told to wait and before the wait is over; at its very end it may', () => {
    assert.equal(gatedAfter(9_999), 1);
    assert.equal(gatedAfter(10_000), 0);
    assert.equal(gatedAfter(101), 1);
    assert.equal(gatedAfter(100), 0, 'when it left, the answer was only just there');
    assert.equal(gatedAfter(50), 0, 'the client did not know yet');
  });

  test('SIM-10.9 all conversations of the store wait, other stores do not', () => {
    assert.equal(gatedAfter(5_000, { conversation: 'c2' }), 1);
    assert.equal(gatedAfter(5_000, { store: 's2', conversation: 'c2' }), 0);
  });

  test('SIM-10.9 what one operator was told binds no other', () => {
    assert.equal(gatedAfter(5_000, { operator: 'lin' }), 0);
    assert.equal(gatedAfter(5_000, { operator: 'mei' }), 1);
  });

  test('SIM-10.9 the longest wait counts, and a finding names it and who left', () => {
    const verdict = judged([
      throttled,
      { at: 50, key: 'b', text: 'Else', told: 'refused', cause: 'throttled', retryAt: 4_000 },
      { at: 6_000, key: 'c', text: 'More' },
    ]);
    assert.deepEqual(verdict.findings.map(({ charge, attempts }) => ({ charge, attempts })), [{ charge: 'sent-while-gated', attempts: [1, 3] }]);
    assert.match(verdict.findings[0]?.says ?? '', /^Message c of conversation c1 left for store s1 at \S+Z, although at \S+Z it had been asked to wait until \S+Z\.$/u);
  });

  test('SIM-10.9 a day is the longest wait that binds, and quotas bind like throttling', () => {
    const quota: Departure = { at: 0, key: 'a', told: 'refused', cause: 'quota', retryAt: 900_000_000 };
    const after = (at: number) => judged([quota, { at, key: 'b', text: 'Else' }], { now: 1_000_000_000 }).sentWhileGated;
    assert.equal(after(86_400_099), 1);
    assert.equal(after(86_400_100), 0);
  });

  test('SIM-10.9 a refusal without a time, for another cause, or whose answer was lost binds nobody', () => {
    const later: Departure = { at: 5_000, key: 'b', text: 'Else' };
    const gated = (first: Departure) => judged([first, later]).sentWhileGated;
    assert.equal(gated({ at: 0, key: 'a', told: 'refused', cause: 'throttled' }), 0);
    assert.equal(gated({ ...throttled, cause: 'platform' }), 0);
    assert.equal(gated({ ...throttled, ...silent }), 0);
  });
});

describe('login', () => {
  const lostLogin: Departure = { at: 0, key: 'a', ...loggedOut };
  const logins = [{ at: -500, signedIn: false }, { at: 300_000, signedIn: true }];
  const sentAt = (times: readonly number[], more: Circumstances = { logins }) =>
    judged([lostLogin, ...times.map((at, i) => ({ at, key: `k${i}`, text: `${i}`, ...loggedOut }))], more).sentWhileLoggedOut;

  test('SIM-10.10 while a client knows that the login is lost, one message a minute may find out whether it is back', () => {
    assert.equal(sentAt([30_000]), 0);
    assert.equal(sentAt([30_000, 89_999]), 1);
    assert.equal(sentAt([30_000, 90_000]), 0);
    assert.equal(sentAt([30_000, 31_000, 32_000, 90_000, 149_000]), 3);
  });

  test('SIM-10.10 once the login is back everything may leave', () => {
    assert.equal(sentAt([299_998, 299_999, 300_000, 300_001, 300_002]), 1);
    assert.equal(sentAt([299_998, 299_999, 300_000, 300_001], { logins: [], now: 600_000 }), 3);
  });

  test('SIM-10.10 each time that the login is lost has its own probes', () => {
    const twice = [{ at: 10_000, signedIn: true }, { at: 11_000, signedIn: false }];
    const second: Departure = { at: 12_000, key: 'z', text: 'z', ...loggedOut };
    const probes = (last: number): readonly Departure[] => [
      lostLogin,
      { at: 9_000, key: 'b', text: '1', ...loggedOut },
      second,
      { at: 20_000, key: 'c', text: '2', ...loggedOut },
      { at: last, key: 'd', text: '3', ...loggedOut },
    ];
    assert.equal(judged(probes(80_000), { logins: twice }).sentWhileLoggedOut, 0);
    assert.equal(judged(probes(79_999), { logins: twice }).sentWhileLoggedOut, 1);
  });

  test('SIM-10.10 a further change for the worse does not bring the login back, and other refusals say nothing of it', () => {
    assert.equal(sentAt([30_000, 31_000], { logins: [{ at: 20_000, signedIn: false }, ...logins] }), 1);
    const refused = [0, 1_000, 2_000].map((at) => ({ at, key: `r${at}`, text: `${at}`, told: 'refused', cause: 'config' }) as const);
    assert.equal(judged(refused).sentWhileLoggedOut, 0);
  });

  test('SIM-10.10 each operator has to find out alone, with a probe a minute', () => {
    const from = (operator: string, at: number): Departure => ({ at, key: `${operator}-${at}`, text: `${at}`, operator, ...loggedOut });
    const told = [lostLogin, from('lin', 10)];
    assert.equal(judged([...told, from('mei', 30_000), from('lin', 31_000)], { logins }).sentWhileLoggedOut, 0);
    assert.equal(judged([...told, from('mei', 30_000), from('lin', 31_000), from('lin', 32_000)], { logins }).sentWhileLoggedOut, 1);
    assert.equal(judged([lostLogin, from('lin', 500), from('mei', 30_000)], { logins }).sentWhileLoggedOut, 0, 'lin knew nothing');
  });

  test('SIM-10.10 what left before the client was told, and what leaves for another store, is not counted', () => {
    assert.equal(sentAt([20, 60, 100]), 0);
    const other = (at: number): Departure => ({ at, key: `o${at}`, text: `${at}`, store: 's2', conversation: 'c2' });
    assert.equal(judged([lostLogin, other(1_000), other(2_000)], { logins }).sentWhileLoggedOut, 0);
  });

  test('SIM-10.10 a login that came back while the refusal was under way ends it at once, and each loss has its own probe', () => {
    const slow: Departure = { at: 0, key: 'a', ...loggedOut, toldAt: 5_000 };
    const again: Departure = { at: 7_000, key: 'c', text: '2', ...loggedOut };
    const two: readonly Departure[] = [slow, { at: 6_000, key: 'b', text: '1' }, again, { at: 8_000, key: 'd', text: '3', ...loggedOut }];
    const back = [{ at: 4_000, signedIn: true }, { at: 6_500, signedIn: false }];
    assert.equal(judged(two, { logins: back }).sentWhileLoggedOut, 0);
    const more = judged([...two, { at: 9_000, key: 'e', text: '4', ...loggedOut }], { logins: back });
    assert.equal(more.sentWhileLoggedOut, 1);
    assert.deepEqual(more.findings[0]?.attempts, [3, 5]);
    assert.match(more.findings[0]?.says ?? '', /had been told that the login was lost, and it is not back yet\.$/u);
  });
});

describe('converged', () => {
  const taken: Departure = { at: 0, key: 'a', ...silent, taken: 1_000 };
  const untold = (more: Circumstances) => judged([taken], more).notConverged;

  test('SIM-10.11 a message that was taken, and of which no client heard for more than 60 s, is found', () => {
    assert.equal(untold({ now: 61_000 }), 0);
    assert.equal(untold({ now: 61_001 }), 1);
    assert.equal(untold({ told: { a: 61_000 } }), 0);
    assert.equal(untold({ told: { a: 61_001 } }), 1);
    const [finding] = judged([taken], { now: 70_000 }).findings;
    assert.deepEqual([finding?.charge, finding?.attempts, finding?.entries], ['not-converged', [1], [1]]);
    assert.match(finding?.says ?? '', /^Message a of conversation c1 was taken at \S+Z, and no client has heard of it yet\.$/u);
  });

  test('SIM-10.11 the 60 s begin when the last rule that could keep clients from hearing has ended', () => {
    const rule = { scenario: { rules: [{ do: 'network.offline', id: 'off', at: '0s', for: '90s' }] }, ruleEnds: [{ id: 'off', endsAt: 90_000 }] } as const;
    assert.equal(untold({ ...rule, now: 150_000 }), 0);
    assert.equal(untold({ ...rule, now: 150_001 }), 1);
    const words = { scenario: { rules: [{ do: 'content.refuse', id: 'w', words: ['x'], for: '90s' }] }, ruleEnds: [{ id: 'w', endsAt: 90_000 }] } as const;
    assert.equal(untold({ ...words, now: 61_001 }), 1, 'refused words keep nobody from hearing');
  });

  const client = { operator: 'mei', head: 4, at: 1_000, lacksSince: 2_000 };
  const upToDate = { ...client, head: 5, lacksSince: null };
  const behind = (more: Circumstances, departures: readonly Departure[] = []) =>
    judged(departures, { clients: [client], head: 5, headSince: 2_000, ...more }).notConverged;

  test('SIM-10.12 a client that lacks a change more than 10 s after it was made is found', () => {
    assert.equal(behind({ now: 12_000 }), 0);
    assert.equal(behind({ now: 12_001 }), 1);
    assert.equal(behind({ now: 12_001, clients: [upToDate] }), 0);
    const [finding] = judged([], { clients: [client], head: 5, headSince: 2_000, now: 12_001 }).findings;
    assert.match(finding?.says ?? '', /^The client of operator mei stands at change 4 of 5 since \S+Z; at \S+Z it still lacks what has changed since \S+Z\.$/u);
  });

  test('SIM-10.12 newer changes do not excuse it: the oldest that it lacks counts', () => {
    assert.equal(behind({ now: 12_001, head: 90, headSince: 12_000 }), 1);
    assert.equal(behind({ now: 12_000, head: 90, headSince: 12_000 }), 0);
  });

  test('SIM-10.12 a client that has not moved for ten minutes has gone away, and only the furthest of an operator counts', () => {
    assert.equal(behind({ now: 601_000 }), 1);
    assert.equal(behind({ now: 601_001 }), 0);
    const sent = (at: number, operator: string) => behind({ now: 900_000 }, [{ at, key: 'k', operator }]);
    assert.deepEqual([sent(840_000, 'mei'), sent(840_000, 'lin'), sent(200_000, 'mei')], [1, 0, 0], 'but who sends is there');
    assert.equal(sent(840_001, 'mei'), 0, 'who has just come back has a minute');
    assert.equal(behind({ now: 20_000, clients: [client, upToDate] }), 0);
    assert.equal(behind({ now: 20_000, clients: [client, { ...client, operator: 'li' }] }), 2);
  });

  test('SIM-10.12 nobody is behind while a rule stands that keeps clients from hearing, nor for 60 s after it', () => {
    const rules = { rules: [{ do: 'sync.fail', id: 'failing', for: '90s' }] } as const;
    assert.equal(behind({ now: 80_000, scenario: rules, ruleEnds: [{ id: 'failing', endsAt: 90_000 }] }), 0);
    assert.equal(behind({ now: 150_000, scenario: rules, ruleEnds: [{ id: 'failing', endsAt: 90_000 }] }), 0);
    assert.equal(behind({ now: 150_001, scenario: rules, ruleEnds: [{ id: 'failing', endsAt: 90_000 }] }), 1);
    assert.equal(behind({ now: 300_000, scenario: rules, ruleEnds: [{ id: 'failing', endsAt: null }] }), 0);
  });

  test('SIM-10.12 what keeps clients from hearing again and again excuses them for 60 s between its times in all', () => {
    const flapping = { rules: [{ do: 'network.offline', id: 'flap', every: '20s', for: '10s' }] } as const;
    const times = (openings: number) => [{ id: 'flap', endsAt: 20_000 * openings + 10_000, lastsMs: 10_000, everyMs: 20_000, openings }];
    assert.equal(behind({ now: 112_000, scenario: flapping, ruleEnds: times(5) }), 0);
    assert.equal(behind({ now: 119_000, scenario: flapping, ruleEnds: times(5) }), 1);
    assert.equal(judged([taken], { now: 119_000, scenario: flapping, ruleEnds: times(5) }).notConverged, 1, 'and messages of which nobody hears');
    assert.equal(judged([taken], { now: 110_000, scenario: flapping, ruleEnds: times(5) }).notConverged, 0);
  });
});
