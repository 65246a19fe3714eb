import assert from 'node:assert/strict';
import test from 'node:test';
import { createChance } from '../chance.ts';
import type { Attempt } from '../platform/attempt.ts';
import type { LedgerEntry } from '../platform/ledger.ts';
import type { Evidence } from './evidence.ts';
import { type Departure, history } from './history.harness.ts';
import { judge } from './judge.ts';

const ROUNDS = 3_000;

/** A short history in which everything happens close together: few keys, few texts, many at the same ms. */
function randomHistory(seed: number): Evidence {
  const chance = createChance(seed);
  const below = (max: number, ...occasion: (string | number)[]) => Math.floor(chance(...occasion) * max);
  const keys = 2 + below(6, 'keys');
  const departures: Departure[] = [];
  let at = 0;
  for (let i = 0; i < 3 + below(14, 'count'); i++) {
    at += below(4, 'pause', i);
    const key = below(keys, 'key', i);
    const told = ([null, null, 'accepted', 'refused', 'refused'] as const)[below(5, 'told', i)] ?? null;
    departures.push({
      at,
      key: `k${key}`,
      operator: below(4, 'operator', i) === 0 ? 'lin' : 'mei',
      conversation: `c${below(2, 'conversation', key)}`,
      store: `s${below(2, 'conversation', key)}`,
      text: `t${below(2, 'text', key)}`,
      told,
      toldAt: at + 1 + below(11, 'told at', i),
      cause: (['throttled', 'quota', 'content'] as const)[below(3, 'cause', i)] ?? 'content',
      retryAt: at + below(25, 'retry at', i),
      taken: chance('taken', i) < 0.5 ? at + below(10, 'taken at', i) : null,
    });
  }
  return history(departures, { now: 20 + below(40, 'now'), told: chance('hears') < 0.5 ? { k0: below(30, 'hears at') } : {} });
}

/** Whether the operator knew what had become of a key when an attempt left: by whatever answer that took it, or by one since the operator's last departure. */
function knew({ attempts, told, now }: Evidence, key: string, leaving: Attempt): boolean {
  const before = attempts.filter((one) => one.key === key && one.sequence < leaving.sequence);
  const heardOf = ({ toldAt }: Attempt) => toldAt !== null && toldAt <= Math.min(now, leaving.at);
  if ((told.get(key) ?? Infinity) <= leaving.at || before.some((one) => one.told === 'accepted' && heardOf(one))) return true;
  const last = before.filter(({ operator }) => operator === leaving.operator).at(-1);
  return last === undefined || before.some((one) => one.sequence >= last.sequence && heardOf(one));
}

const firstOf = (attempts: readonly Attempt[], key: string) => attempts.find((one) => one.key === key) as Attempt;
const looksLike = (a: LedgerEntry, b: LedgerEntry) => a.conversationId === b.conversationId && a.text === b.text;

function naiveDoubled(evidence: Evidence): number {
  const { ledger, attempts } = evidence;
  return ledger.filter((entry) => {
    if (ledger.some((other) => other.key === entry.key && other.arrival < entry.arrival)) return true;
    const leaving = firstOf(attempts, entry.key);
    return ledger.some(
      (other) => looksLike(entry, other) && firstOf(attempts, other.key).sequence < leaving.sequence && !knew(evidence, other.key, leaving),
    );
  }).length;
}

function naiveOutOfOrder({ ledger, attempts, now }: Evidence): number {
  const firsts = ledger.filter((entry) => !ledger.some((other) => other.key === entry.key && other.arrival < entry.arrival));
  return firsts.filter((entry) =>
    firsts.some((other) => {
      const leaving = firstOf(attempts, other.key);
      if (other.conversationId !== entry.conversationId || other.arrival > entry.arrival) return false;
      if (leaving.operator !== firstOf(attempts, entry.key).operator) return false;
      if (leaving.ordinal <= firstOf(attempts, entry.key).ordinal) return false;
      const last = attempts.filter(({ key, sequence }) => key === entry.key && sequence < leaving.sequence).at(-1);
      return !(last?.told === 'refused' && Number(last.toldAt) <= Math.min(leaving.at, now));
    }),
  ).length;
}

function naiveGated({ attempts }: Evidence): number {
  const waits = (one: Attempt) => one.told === 'refused' && (one.cause === 'throttled' || one.cause === 'quota');
  return attempts.filter((one) =>
    attempts.some((other) => other.storeId === one.storeId && other.operator === one.operator && waits(other) && Number(other.toldAt) < one.at && one.at < Number(other.retryAt)),
  ).length;
}

test('SIM-10.16 over random histories, doubled, out of order and sent while gated are what their plain definitions say', () => {
  const seen = { doubled: 0, outOfOrder: 0, sentWhileGated: 0 };
  for (let seed = 0; seed < ROUNDS; seed++) {
    const evidence = randomHistory(seed);
    const { doubled, outOfOrder, sentWhileGated } = judge(evidence);
    const plain = { doubled: naiveDoubled(evidence), outOfOrder: naiveOutOfOrder(evidence), sentWhileGated: naiveGated(evidence) };
    assert.deepEqual({ doubled, outOfOrder, sentWhileGated }, plain, `seed ${seed}`);
    for (const name of ['doubled', 'outOfOrder', 'sentWhileGated'] as const) if (plain[name] > 0) seen[name] += 1;
  }
  for (const [name, rounds] of Object.entries(seen)) assert.ok(rounds > ROUNDS / 10, `${name} came up in ${rounds} of ${ROUNDS} histories`);
});

test('SIM-10.16 each message has one fate, and the figures add up', () => {
  for (let seed = 0; seed < ROUNDS; seed++) {
    const evidence = randomHistory(seed);
    const { messages, delivered, refused, open, lost } = judge(evidence);
    assert.equal(messages, new Set(evidence.attempts.map(({ key }) => key)).size);
    assert.equal(delivered, new Set(evidence.ledger.map(({ key }) => key)).size);
    const replaced = messages - delivered - refused - open - lost;
    assert.ok(replaced >= 0 && (replaced === 0 || delivered > 0), `seed ${seed}: ${replaced} replaced`);
  }
});

test('SIM-10.16 the order in which the evidence is handed over changes no figure', () => {
  for (let seed = 0; seed < ROUNDS / 10; seed++) {
    const evidence = randomHistory(seed);
    const { findings, ...figures } = judge(evidence);
    const { findings: others, ...same } = judge({ ...evidence, attempts: evidence.attempts.toReversed(), ledger: evidence.ledger.toReversed() });
    assert.deepEqual(same, figures, `seed ${seed}`);
    assert.equal(others.length, findings.length);
  }
});

test('SIM-10.17 a hundred thousand attempts, all of one text in one conversation and in the worst order, are judged', () => {
  const count = 100_000;
  const departures = Array.from({ length: count }, (_, i): Departure => {
    const at = i * 10;
    return { at, key: `k${i}`, text: 'ok', told: i % 2 === 0 ? 'accepted' : null, toldAt: at + 5_000_000, taken: count * 20 - at };
  });
  const verdict = judge(history(departures, { now: 100_000_000 }));
  assert.deepEqual([verdict.messages, verdict.delivered, verdict.outOfOrder], [count, count, count - 1]);
  assert.equal(verdict.doubled, count - 1);
  assert.equal(verdict.findings.length, 1_000);
  assert.deepEqual([...new Set(verdict.findings.map(({ charge }) => charge))], ['doubled', 'out-of-order', 'not-converged']);
});
