import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DiskJudge } from './disk-judge.ts';
import { EventLoop } from './event-loop.ts';
import { Evidence } from './evidence.ts';
import { MachineClock } from './machine-clock.ts';
import { MorningJudge } from './morning-judge.ts';
import { newClick } from './click.ts';
import { TrafficJudge } from './traffic-judge.ts';
import type { Word } from './word.ts';

const accepted: Word = { kind: 'accepted', cause: null };
const unanswered: Word = { kind: 'none', cause: null };
const refused = (cause: string): Word => ({ kind: 'refused', cause });

/** Page 1 sends what is clicked, each message in a conversation of its own, all of one store. */
function watched() {
  const loop = new EventLoop(1_000_000_000);
  const rows = new Map<string, unknown>();
  const evidence = new Evidence(rows, () => loop.now(), () => undefined);
  const judge = new TrafficJudge(evidence, new DiskJudge(evidence), true, true);
  const click = (key: string) => {
    const made = newClick({ key, conversationId: `c of ${key}`, storeId: 'shop-my', text: key, page: 1, order: 1, at: loop.now() });
    made.durableSince = loop.now();
    evidence.clicks.set(key, made);
    return made;
  };
  const pass = (ms: number) => loop.runUntil(loop.now() + ms, () => undefined);
  const goes = (key: string, word: Word) => {
    judge.left(1, key, null);
    judge.ended(1, key, word, null);
  };
  pass(60_000);
  return { judge, evidence, rows, click, pass, goes, now: () => loop.now(), found: () => evidence.violations.map(({ invariant }) => invariant) };
}

describe('who judges traffic', () => {
  test('I18: a new message that stays though nothing stands against it', () => {
    const { judge, click, pass, goes, found } = watched();
    click('k1').departures = 1;
    goes('k1', accepted);
    click('k2').departures = 1;
    click('k3').givenUp = true;
    pass(31_000);
    judge.look(['another']);
    assert.deepEqual(found(), []);
    click('k4');
    pass(29_000);
    judge.look([]);
    assert.deepEqual(found(), []);
    pass(1_000);
    judge.look([]);
    judge.look([]);
    assert.deepEqual(found(), ['I18']);
  });

  test('I18: its store has refused the last one, or is paused, or its login is gone', () => {
    const { judge, click, pass, goes, found } = watched();
    click('k1').departures = 1;
    goes('k1', refused('login'));
    click('k2');
    pass(60_000);
    judge.look([]);
    goes('k1', accepted);
    pass(31_000);
    judge.look(['shop-my']);
    assert.deepEqual(found(), []);
  });

  test('FAIL-2: two that try a store that was shut', () => {
    const { judge, click, pass, goes, found } = watched();
    for (const key of ['k1', 'k2']) click(key);
    goes('k1', refused('throttled'));
    pass(60_000);
    judge.left(1, 'k1', null);
    pass(10);
    assert.deepEqual(found(), []);
    judge.left(1, 'k2', null);
    assert.deepEqual(found(), ['FAIL-2']);
  });

  test('FAIL-2: nothing while nobody knows what became of the one that tried; all once it is through', () => {
    const { judge, click, pass, goes, found } = watched();
    for (const key of ['k1', 'k2']) click(key);
    goes('k1', refused('login'));
    pass(60_000);
    goes('k1', unanswered);
    judge.left(1, 'k2', null);
    assert.deepEqual(found(), ['FAIL-2']);
    judge.ended(1, 'k2', accepted, null);
    for (const key of ['k1', 'k2']) judge.left(1, key, null);
    assert.deepEqual(found(), ['FAIL-2']);
  });

  test('FAIL-6: more than one a minute to a store that has not answered six times', () => {
    const { click, pass, goes, found } = watched();
    click('k1');
    for (let i = 0; i < 6; i++) goes('k1', unanswered);
    pass(60_000);
    goes('k1', unanswered);
    assert.deepEqual(found(), []);
    pass(30_000);
    goes('k1', unanswered);
    assert.deepEqual(found(), ['FAIL-6']);
  });

  test('FAIL-6: two at a time where nobody has answered twelve times', () => {
    const { judge, click, pass, found } = watched();
    for (const key of ['k1', 'k2']) click(key);
    for (let i = 0; i < 12; i++) judge.asked(1, 'k1', false);
    pass(2_000);
    judge.left(1, 'k1', null);
    assert.deepEqual(found(), []);
    judge.left(1, 'k2', null);
    assert.deepEqual(found(), ['FAIL-6']);
  });

  test('FAIL-6: what the platform has failed for eleven minutes goes on by a person alone', () => {
    const { click, pass, goes, now, found } = watched();
    const k1 = click('k1');
    for (let i = 0; i < 7; i++) {
      goes('k1', refused('platform'));
      pass(111_000);
    }
    k1.consentAt = now();
    goes('k1', refused('platform'));
    assert.deepEqual(found(), []);
    k1.consentAt = null;
    goes('k1', refused('platform'));
    assert.deepEqual(found(), ['FAIL-6']);
  });

  test('FAIL-6: not where a page ended with one of them on its way: nobody knows whether it was refused too', () => {
    const { judge, rows, click, pass, goes, found } = watched();
    for (const [key, delivery] of [['k1', 'sending'], ['k2', 'failed']] as const) {
      click(key);
      for (let i = 0; i < 7; i++) {
        goes(key, refused('platform'));
        pass(111_000);
      }
      rows.set(`out:${key}`, { delivery });
      judge.pageEnded(1);
      goes(key, refused('platform'));
    }
    assert.deepEqual(found(), ['FAIL-6']);
  });

  test('RETRY-2: what goes again as soon as the network is back', () => {
    const { judge, click, goes, found } = watched();
    click('k1');
    goes('k1', refused('login'));
    judge.left(1, 'k1', 14_000);
    judge.ended(1, 'k1', refused('login'), null);
    assert.deepEqual(found(), []);
    judge.left(1, 'k1', 3_100);
    assert.deepEqual(found(), ['RETRY-2']);
  });

  test('AUTO-4: what goes again though the backend does that; AUTO-1: before any morning', () => {
    const { click, evidence, pass, found } = watched();
    const clock = new MachineClock(new EventLoop(0));
    const k1 = click('k1');
    k1.restsSince = evidence.now();
    pass(1_000);
    new MorningJudge(evidence, clock, true).departed(k1);
    assert.deepEqual(found(), ['AUTO-4', 'AUTO-1']);
  });
});
