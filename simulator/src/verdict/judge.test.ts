import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { type Circumstances, type Departure, history, START } from './history.harness.ts';
import { judge } from './judge.ts';
import type { Verdict } from './verdict.ts';

const judged = (departures: readonly Departure[], more: Circumstances = {}): Verdict => judge(history(departures, more));
const silent = { told: null } as const;
const refused = { told: 'refused', cause: 'content' } as const;

function figures({ messages, delivered, refused: told, open, lost, doubled }: Verdict) {
  return { messages, delivered, refused: told, open, lost, doubled };
}

const none = { messages: 0, delivered: 0, refused: 0, open: 0, lost: 0, doubled: 0 };

describe('clean', () => {
  test('SIM-10.1 a history in which nothing happened, and one in which all went well, are clean', () => {
    const empty = judged([]);
    assert.equal(empty.clean, true);
    assert.deepEqual(figures(empty), none);
    const well = judged([{ at: 0, key: 'a' }, { at: 1_000, key: 'b', text: 'Bye' }, { at: 2_000, key: 'c', conversation: 'c2' }]);
    assert.deepEqual(well.findings, []);
    assert.equal(well.clean, true);
    assert.deepEqual(figures(well), { ...none, messages: 3, delivered: 3 });
    assert.deepEqual([well.scenario, well.seed, well.at], ['hand-made', 7, START + 600_000]);
  });

  test('SIM-10.1 a message that is still open keeps a verdict from being clean, though nothing is found', () => {
    const verdict = judged([{ at: 0, key: 'a', ...silent }], { now: 10_000 });
    assert.equal(verdict.open, 1);
    assert.deepEqual(verdict.findings, []);
    assert.equal(verdict.clean, false);
  });

  test('SIM-10.2 where not all attempts could be kept, the verdict says so and is not clean', () => {
    const verdict = judged([{ at: 0, key: 'a' }], { dropped: 12 });
    assert.equal(verdict.clean, false);
    assert.deepEqual(verdict.findings.map(({ charge }) => charge), ['incomplete']);
    assert.match(verdict.findings[0]?.says ?? '', /^Of 12 attempts nothing was kept/u);
  });

  test('SIM-10.2 a message of which only its arrival is known counts as delivered', () => {
    const { attempts, ...rest } = history([{ at: 0, key: 'a' }]);
    assert.equal(attempts.length, 1);
    assert.deepEqual(figures(judge({ ...rest, attempts: [], dropped: 1 })), { ...none, messages: 1, delivered: 1 });
  });
});

describe('doubled', () => {
  test('SIM-10.3 a lost reply that is asked for again under the same key doubles nothing', () => {
    const verdict = judged([{ at: 0, key: 'a', ...silent, taken: 50 }, { at: 5_000, key: 'a', taken: null }]);
    assert.equal(verdict.doubled, 0);
    assert.equal(verdict.clean, true);
  });

  test('SIM-10.3 a lost reply that is resent under a new key is one doubled message', () => {
    const verdict = judged([{ at: 0, key: 'a', ...silent, taken: 50 }, { at: 5_000, key: 'b' }], { told: { a: 6_000 } });
    assert.equal(verdict.doubled, 1);
    const [finding] = verdict.findings;
    assert.equal(finding?.charge, 'doubled');
    assert.deepEqual([finding?.attempts, finding?.entries], [[1, 2], [1, 2]]);
    assert.match(finding?.says ?? '', /^Message b of conversation c1 reached its buyer at 2026-09-21T\S+Z once more; .* as message a:/u);
  });

  test('SIM-10.3 the same words sent twice knowingly are no double: the client had been told of the first', () => {
    for (const told of [5_000, 4_000]) {
      const verdict = judged([{ at: 0, key: 'a', text: 'ok', ...silent, taken: 50 }, { at: 5_000, key: 'b', text: 'ok' }], { told: { a: told } });
      assert.equal(verdict.clean, true, `told at ${told}`);
    }
    const late = judged([{ at: 0, key: 'a', text: 'ok', ...silent, taken: 50 }, { at: 5_000, key: 'b', text: 'ok' }], { told: { a: 5_001 } });
    assert.equal(late.doubled, 1);
  });

  test('SIM-10.3 another text, and another conversation, are no double', () => {
    const lostReply: Departure = { at: 0, key: 'a', ...silent, taken: 50 };
    const told = { a: 20_000 };
    assert.equal(judged([lostReply, { at: 5_000, key: 'b', text: 'Hello!' }], { told }).doubled, 0);
    assert.equal(judged([lostReply, { at: 5_000, key: 'b', conversation: 'c2' }], { told }).doubled, 0);
  });

  test('SIM-10.3 two operators who write the same double nothing: neither knows of the other', () => {
    const first: Departure = { at: 0, key: 'a', ...silent, taken: 50 };
    assert.equal(judged([first, { at: 5_000, key: 'b', operator: 'lin' }], { told: { a: 6_000 } }).doubled, 0);
    const three: readonly Departure[] = [first, { at: 4_000, key: 'b', operator: 'lin' }, { at: 5_000, key: 'c' }];
    assert.deepEqual(judged(three, { told: { a: 6_000 } }).findings.map(({ attempts }) => attempts), [[1, 3]]);
  });

  test('SIM-10.3 a platform that forgot a key and took it three times makes two surplus messages', () => {
    const verdict = judged([{ at: 0, key: 'a', ...silent, taken: 50 }, { at: 5_000, key: 'a', ...silent, taken: 5_050 }, { at: 9_000, key: 'a' }]);
    assert.deepEqual(figures(verdict), { ...none, messages: 1, delivered: 1, doubled: 2 });
    assert.deepEqual(verdict.findings.map(({ entries }) => entries), [[1, 2], [1, 3]]);
    assert.match(verdict.findings[0]?.says ?? '', /under the same key\.$/u);
  });

  test('SIM-10.3 a key that came twice, and the second time with the text of another message, is one surplus message', () => {
    const verdict = judged([{ at: 0, key: 'a', ...silent, taken: 50 }, { at: 100, key: 'b', text: 'Else' }, { at: 5_000, key: 'b' }], { told: { a: 9_000 } });
    assert.equal(verdict.doubled, 1);
  });

  test('SIM-10.3 a client that had been told of a refusal and then tried again blindly did not know', () => {
    const history = (second: Departure): readonly Departure[] => [{ at: 0, key: 'a', ...refused }, second, { at: 5_000, key: 'b' }];
    assert.equal(judged(history({ at: 2_000, key: 'a', ...silent, taken: 2_050 }), { told: { a: 9_000 } }).doubled, 1);
    assert.equal(judged([{ at: 0, key: 'a', ...refused }, { at: 5_000, key: 'b' }, { at: 7_000, key: 'a' }]).doubled, 0);
  });

  test('SIM-10.3 a word about a later departure speaks for the earlier ones of its key', () => {
    const verdict = judged([{ at: 0, key: 'a', ...silent, taken: 50 }, { at: 2_000, key: 'a', taken: null }, { at: 5_000, key: 'b' }]);
    assert.equal(verdict.doubled, 0);
  });
});

describe('lost, refused, open', () => {
  const gone: Departure = { at: 1_000, key: 'a', ...silent };

  test('SIM-10.4 a message for which nothing has left for 60 s, and of which its client knows nothing, is lost; before that it is open', () => {
    assert.deepEqual(figures(judged([gone], { now: 60_999 })), { ...none, messages: 1, open: 1 });
    const verdict = judged([gone], { now: 61_000 });
    assert.deepEqual(figures(verdict), { ...none, messages: 1, lost: 1 });
    assert.deepEqual(verdict.findings.map(({ charge, attempts, entries }) => ({ charge, attempts, entries })), [{ charge: 'lost', attempts: [1], entries: [] }]);
    assert.match(verdict.findings[0]?.says ?? '', /^Message a of conversation c1 never reached its buyer: it left last at 2026-09-21T\S+Z/u);
  });

  test('SIM-10.4 each departure begins the 60 s anew', () => {
    assert.equal(judged([gone, { at: 50_000, key: 'a', ...silent }], { now: 109_999 }).lost, 0);
    assert.equal(judged([gone, { at: 50_000, key: 'a', ...silent }], { now: 110_000 }).lost, 1);
  });

  test('SIM-10.4 the 60 s begin when what stood in the way has ended: a rule, the store, its login', () => {
    const cases: Readonly<Record<string, Circumstances>> = {
      rule: { ruleEnds: [{ id: 'away', endsAt: 100_000 }] },
      store: { standing: [{ until: 100_000 }] },
      login: { logins: [{ at: 500, signedIn: false }, { at: 100_000, signedIn: true }] },
    };
    for (const [name, more] of Object.entries(cases)) {
      assert.equal(judged([gone], { ...more, now: 159_999 }).open, 1, name);
      assert.equal(judged([gone], { ...more, now: 160_000 }).lost, 1, name);
    }
  });

  test('SIM-10.4 what comes back again and again excuses only while it stands: the 60 s are added up', () => {
    const drop = { do: 'network.offline', id: 'drop', at: '6s', for: '10s', every: '24s' } as const;
    const dropped = (now: number, openings: number) =>
      judged([gone], { now, scenario: { rules: [drop] }, ruleEnds: [{ id: 'drop', endsAt: 24_000 * openings - 8_000, lastsMs: 10_000, everyMs: 24_000, openings }] });
    assert.equal(dropped(100_999, 4).open, 1);
    assert.equal(dropped(101_000, 4).lost, 1);
    assert.equal(dropped(109_000, 5).lost, 1, 'nor does it matter that it stands right now');
    assert.equal(dropped(3_600_000, 150).lost, 1);
    const mostly = (lastsMs: number) => judged([gone], { now: 86_400_000, ruleEnds: [{ id: 'often', endsAt: 86_400_000, lastsMs, everyMs: 100, openings: 864_000 }] });
    assert.equal(mostly(50).lost, 1);
    assert.equal(mostly(99).open, 1, 'who had only a ms at a time had no chance');
  });

  test('SIM-10.4 a rule that waits for occasions excuses for as long as it stood in all, or until its last end', () => {
    const third = { do: 'network.offline', id: 'third', on: { attempt: { nth: 3, every: 3 } }, for: '10s' } as const;
    const reopened = (now: number, endsAt: number, openings: number) =>
      judged([gone], { now, scenario: { rules: [third] }, ruleEnds: [{ id: 'third', endsAt, lastsMs: 10_000, openings }] });
    assert.equal(reopened(90_999, 90_000, 3).open, 1);
    assert.equal(reopened(91_000, 90_000, 3).lost, 1);
    assert.equal(reopened(89_999, 30_000, 9).open, 1);
    assert.equal(reopened(90_000, 30_000, 9).lost, 1);
  });

  test('SIM-10.4 the wait that another message was told of holds for its store and its operator', () => {
    const other: Departure = { at: 2_000, key: 'b', conversation: 'c2', text: 'Else', told: 'refused', cause: 'throttled', retryAt: 100_000 };
    const since = (more: Partial<Departure>) => judged([gone, { ...other, ...more }], { now: 158_899 }).open;
    assert.equal(since({}), 1);
    assert.equal(judged([gone, other], { now: 158_900 }).lost, 1, 'a little of the 60 s had passed when it was told');
    assert.equal(since({ store: 's2' }), 0);
    assert.equal(since({ operator: 'lin' }), 0);
  });

  test('SIM-10.4 the 60 s begin when the wait is over that an earlier refusal told of', () => {
    const told: Departure = { at: 0, key: 'a', told: 'refused', cause: 'throttled', retryAt: 100_000 };
    assert.equal(judged([told, gone], { now: 159_999 }).open, 1);
    assert.equal(judged([told, gone], { now: 160_000 }).lost, 1);
  });

  test('SIM-10.4 while something without a known end stands in its way, it is open', () => {
    const offline = { rules: [{ do: 'network.offline' }] } as const;
    assert.equal(judged([gone], { standing: [{ until: null }] }).open, 1);
    assert.equal(judged([gone], { ruleEnds: [{ id: 'network.offline-1', endsAt: null }], scenario: offline }).open, 1);
    assert.equal(judged([gone], { ruleEnds: [{ id: 'added-by-hand', endsAt: null }] }).open, 1);
    const losing = { rules: [{ do: 'reply.lose', id: 'losing', when: 'before-commit' }] } as const;
    assert.equal(judged([{ ...gone, rule: 'losing' }], { ruleEnds: [{ id: 'losing', endsAt: null }], scenario: losing }).open, 1);
    assert.equal(judged([gone], { ruleEnds: [{ id: 'losing', endsAt: null }], scenario: losing }).lost, 1);
  });

  test("SIM-10.4 what stands against another store, and an endless rule that did not stop it, do not excuse it", () => {
    const words = { rules: [{ do: 'content.refuse', words: ['x'], id: 'words' }] } as const;
    assert.equal(judged([gone], { standing: [{ store: 's2', until: null }] }).lost, 1);
    assert.equal(judged([gone], { ruleEnds: [{ id: 'words', endsAt: null }], scenario: words }).lost, 1);
    const unnamed = { rules: [{ do: 'nothing' }, { do: 'content.refuse', words: ['x'] }] } as const;
    assert.equal(judged([gone], { ruleEnds: [{ id: 'content.refuse-2', endsAt: null }], scenario: unnamed }).lost, 1);
    assert.equal(judged([gone], { logins: [{ at: 50_000, signedIn: false }], now: 61_000 }).lost, 1);
  });

  test('SIM-10.4 a rule that has not opened yet, or that still waits for its occasion, excuses nothing', () => {
    const later = { rules: [{ do: 'network.offline', id: 'later', at: '1h', for: '1m' }] } as const;
    const third = { rules: [{ do: 'network.offline', id: 'third', on: { send: { nth: 3 } } }] } as const;
    assert.equal(judged([gone], { ruleEnds: [{ id: 'later', endsAt: 3_660_000 }], scenario: later }).lost, 1);
    assert.equal(judged([gone], { ruleEnds: [{ id: 'third', endsAt: null }], scenario: third }).lost, 1);
    const hourly = { rules: [{ do: 'network.offline', id: 'hourly', every: '1h', for: '1m' }] } as const;
    assert.equal(judged([gone], { ruleEnds: [{ id: 'hourly', endsAt: 3_660_000 }], scenario: hourly }).lost, 1);
  });

  test('SIM-10.5 a message that its client was told is accepted, and that no buyer received, is lost at once', () => {
    const verdict = judged([{ at: 0, key: 'a', taken: null }], { now: 100 });
    assert.equal(verdict.lost, 1);
    assert.match(verdict.findings[0]?.says ?? '', /was told at \S+ that it was accepted/u);
    assert.equal(judged([{ at: 0, key: 'a', ...silent }], { now: 100, told: { a: 90 } }).lost, 1);
  });

  test('SIM-10.5 what a client will only be told later does not count yet', () => {
    assert.deepEqual(figures(judged([{ at: 0, key: 'a', ...refused, toldAt: 5_000 }], { now: 4_999 })), { ...none, messages: 1, open: 1 });
    assert.deepEqual(figures(judged([{ at: 0, key: 'a', ...refused, toldAt: 5_000 }], { now: 5_000 })), { ...none, messages: 1, refused: 1 });
    assert.equal(judged([{ at: 0, key: 'a', taken: null, toldAt: 5_000 }], { now: 4_999 }).lost, 0);
  });

  test('SIM-10.6 a message whose last departure was answered with a refusal is refused, however long ago', () => {
    const verdict = judged([{ at: 0, key: 'a', ...silent }, { at: 1_000, key: 'a', ...refused }]);
    assert.deepEqual(figures(verdict), { ...none, messages: 1, refused: 1 });
    assert.equal(verdict.clean, true);
  });

  test('SIM-10.6 a refusal is no excuse for a later departure of which nobody heard', () => {
    assert.equal(judged([{ at: 0, key: 'a', ...refused }, { at: 1_000, key: 'a', ...silent }], { now: 60_000 }).open, 1);
    assert.equal(judged([{ at: 0, key: 'a', ...refused }, { at: 1_000, key: 'a', ...silent }], { now: 61_000 }).lost, 1);
  });

  test('SIM-10.6 a refusal in a bulk answer counts like one of the message itself, for what had left before it', () => {
    const bulk = (departures: number, at: number): Circumstances => ({ refused: { a: [{ departures, at }] } });
    assert.deepEqual(figures(judged([gone], bulk(1, 9_000))), { ...none, messages: 1, refused: 1 });
    assert.equal(judged([gone], { ...bulk(1, 9_000), now: 8_999 }).open, 1, 'not told yet');
    assert.equal(judged([gone, { at: 20_000, key: 'a', ...silent }], bulk(1, 9_000)).lost, 1, 'it left once more');
    const again = (at: number) => judged([{ at: 0, key: 'a', ...silent, taken: 30_000 }, { at: 20_000, key: 'b' }], { ...bulk(1, at), told: { a: 31_000 } });
    assert.equal(again(20_000).clean, true, 'whoever knew of the refusal may write the same again');
    assert.equal(again(20_001).doubled, 1);
  });

  test('SIM-10.6 a refused message that was delivered after all is delivered', () => {
    assert.deepEqual(figures(judged([{ at: 0, key: 'a', ...refused }, { at: 1_000, key: 'a' }])), { ...none, messages: 1, delivered: 1 });
  });

  test('SIM-10.7 a message that was let go and resent under a new key is neither lost nor open once that one is delivered', () => {
    const replaced = judged([gone, { at: 5_000, key: 'b' }]);
    assert.deepEqual(figures(replaced), { ...none, messages: 2, delivered: 1 });
    assert.equal(replaced.clean, true);
    assert.equal(judged([gone, { at: 5_000, key: 'b', text: 'Else' }]).lost, 1);
    assert.equal(judged([gone, { at: 5_000, key: 'b', conversation: 'c2' }]).lost, 1);
    assert.equal(judged([{ at: 0, key: 'b' }, gone]).lost, 1, 'an earlier one replaces nothing');
    assert.equal(judged([gone, { at: 5_000, key: 'b', operator: 'lin' }]).lost, 1, 'nor does one of another operator');
  });
});
