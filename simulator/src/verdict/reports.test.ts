import assert from 'node:assert/strict';
import test from 'node:test';
import { type Circumstances, type Departure, history, START } from './history.harness.ts';
import { isoTime } from './iso-time.ts';
import { judge } from './judge.ts';
import { junitOf } from './junit-of.ts';
import { ndjsonOf } from './ndjson-of.ts';
import { verdictText } from './verdict-text.ts';

const judged = (departures: readonly Departure[], more: Circumstances = {}) => judge(history(departures, more));
const cleanOne = judged([{ at: 0, key: 'a' }], { scenario: { expect: ['noLoss', { delivered: 1 }] } });
const hostile = '<a b="1">&\u0000\u001b[31m\u202e\ud800\n';
const lostOne = judged([{ at: 0, key: hostile, told: null }], { scenario: { expect: ['noLoss'] } });

/** The test cases of a JUnit file: name, and whether it failed. */
function casesOf(xml: string) {
  return [...xml.matchAll(/<testcase classname="([^"]*)" name="([^"]*)" time="0"(\/?)>/gu)].map(([, of, name, ok]) => `${of} ${name} ${ok === '/' ? 'ok' : 'failed'}`);
}

test('SIM-10.18 a JUnit file has a case for each charge, one for what is open, and one for each expectation', () => {
  const xml = junitOf(cleanOne);
  assert.deepEqual(casesOf(xml), [
    'verdict lost ok', 'verdict doubled ok', 'verdict out-of-order ok', 'verdict sent-while-gated ok', 'verdict sent-while-logged-out ok',
    'verdict not-converged ok', 'verdict incomplete ok', 'verdict open ok', 'expectation noLoss ok', 'expectation delivered: 1 ok',
  ]);
  assert.match(xml, /<testsuite name="hand-made seed 7" tests="10" failures="0" errors="0" skipped="0" timestamp="2026-09-21T14:23:20">/u);
  assert.doesNotMatch(xml, /<failure/u);
});

test('SIM-10.18 the cases that failed carry their findings', () => {
  const xml = junitOf(lostOne);
  assert.deepEqual(casesOf(xml).filter((one) => one.endsWith('failed')), ['verdict lost failed', 'expectation noLoss failed']);
  assert.match(xml, /tests="9" failures="2"/u);
  assert.match(xml, /<failure message="lost: 1" type="verdict">Message .* never reached its buyer: .*<\/failure>/u);
});

test('SIM-10.18 a verdict that is not clean fails somewhere, also where messages are only open', () => {
  assert.deepEqual(casesOf(junitOf(judged([{ at: 0, key: 'a', told: null }], { now: 1_000 }))).filter((one) => one.endsWith('failed')), ['verdict open failed']);
  assert.deepEqual(casesOf(junitOf(judged([], { dropped: 1 }))).filter((one) => one.endsWith('failed')), ['verdict incomplete failed']);
});

test('SIM-10.18 more findings than a verdict holds are counted', () => {
  const departures = Array.from({ length: 1_500 }, (_, i): Departure => ({ at: i, key: `k${i}`, text: `${i}`, told: null }));
  const verdict = judged(departures);
  assert.deepEqual([verdict.lost, verdict.findings.length], [1_500, 1_000]);
  assert.match(junitOf(verdict), /… and 500 more<\/failure>/u);
  assert.match(verdictText(verdict), /… and 1480 findings more\n$/u);
});

test('SIM-10.19 what comes from outside can neither break the XML nor steer a terminal', () => {
  const xml = junitOf(lostOne);
  assert.match(xml, /Message &lt;a b=&quot;1&quot;&gt;&amp;\[31m {2}of conversation c1/u);
  const hidden = /[\p{Cs}\p{Bidi_Control}]|(?!\n)\p{Cc}/u;
  assert.doesNotMatch(xml, hidden);
  assert.doesNotMatch(verdictText(lostOne), hidden);
  assert.equal(verdictText(lostOne).split('\n').length, 6, 'a key cannot begin a line of its own');
});

test('SIM-10.20 the text for terminals says whether it is clean, the figures, each expectation and each finding', () => {
  assert.deepEqual(verdictText(cleanOne).split('\n'), [
    'Clean: hand-made, seed 7, at 2026-09-21T14:23:20.000Z',
    '  1 message: 1 delivered, 0 refused, 0 open',
    '  Nothing found',
    '  met     noLoss - No message lost.',
    '  met     delivered: 1 - 1 message reached a buyer; 1 was expected.',
    '',
  ]);
  const text = verdictText(judged([{ at: 0, key: 'a', told: null }], { scenario: { expect: ['noLoss'] } }));
  assert.match(text, /^Not clean: .*\n {2}1 message: 0 delivered, 0 refused, 0 open\n {2}1 lost, 1 expectation\n {2}not met noLoss - 1 message lost\.\n {2}lost: Message a/u);
});

test('SIM-10.21 NDJSON has one JSON text a line, whatever the texts hold', () => {
  const items = [{ text: 'one\ntwo' }, { text: '' }];
  const lines = ndjsonOf(items).split('\n');
  assert.equal(lines.pop(), '');
  assert.deepEqual(lines.map((line): unknown => JSON.parse(line)), items);
  assert.equal(ndjsonOf([]), '');
});

test('SIM-10.22 times are said as ISO 8601 in UTC', () => {
  for (const ms of [0, 1, 951_782_399_999, 951_782_400_000, 951_868_800_000, 4_107_542_399_999, 4_107_542_400_000, START]) {
    assert.equal(isoTime(ms), new Date(ms).toISOString());
  }
});
