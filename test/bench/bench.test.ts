import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { budgets, type Measured } from './budgets.ts';
import { figuresOf } from './figures.ts';
import type { KitRound } from './kit-round.ts';
import { FLOOR, OURS, PARTS } from './kits.ts';
import { quantile } from './quantile.ts';
import { readOptions } from './read-options.ts';

const mounted = (ms: number) => ({ ms, taskMs: ms, jsBytes: 0, domBytes: 0, rows: 20, elements: 400 });
const round = (ms: number, sent: readonly number[] = [8]): KitRound => ({ mount10k: mounted(ms), send10k: { ms: sent, eventMs: [] }, tookMs: 1 });

function measured(kits: Readonly<Record<string, readonly KitRound[]>>): Measured {
  const figures = new Map(Object.entries(kits).map(([name, rounds]) => [name, figuresOf(rounds)]));
  return { figures, ours: kits[OURS] ?? [], size: null, coldStart: null, idle: null, stepsPerSecond: null };
}

const verdictOf = (what: string, given: Measured) => budgets(given).find((one) => one.what === what)?.kept;

describe('bench', () => {
  test('a line is judged against the floor of the same run, in the best round of each', () => {
    const what = 'mount of 10,000 messages';
    assert.equal(verdictOf(what, measured({ [FLOOR]: [round(40), round(90)], [PARTS]: [round(900), round(120)] })), true);
    assert.equal(verdictOf(what, measured({ [FLOOR]: [round(40), round(90)], [PARTS]: [round(900), round(121)] })), false);
  });

  test('what was not measured is neither kept nor over', () => {
    assert.deepEqual([...new Set(budgets(measured({})).map(({ kept, measured: said }) => `${kept} ${said}`))], ['null not measured']);
  });

  test('a hand-written yardstick is no peer', () => {
    const what = 'mount of 10,000 messages, against the fastest peer';
    const kits = { [FLOOR]: [round(40)], 'vanilla-cv': [round(50)], [PARTS]: [round(100)] };
    assert.equal(verdictOf(what, measured(kits)), null);
    assert.equal(verdictOf(what, measured({ ...kits, chatscope: [round(500)] })), true);
    assert.equal(verdictOf(what, measured({ ...kits, chatscope: [round(500)], 'deep-chat': [round(499)] })), false);
  });

  test('a step that broke leaves no figure', () => {
    assert.deepEqual(figuresOf([{ mount10k: { error: 'timeout' }, tookMs: 1 }]), {});
    assert.deepEqual(figuresOf([{ mount10k: { error: 'timeout' }, tookMs: 1 }, round(70)]).mount10k, { best: 70, worst: 70, rounds: 1 });
  });

  test('the slowest twentieth is told apart from the middle', () => {
    const twenty = Array.from({ length: 20 }, (_, i) => i + 1);
    const { send10kP50, send10kP95 } = figuresOf([round(1, twenty)]);
    assert.deepEqual([send10kP50?.best, send10kP95?.best], [10, 19]);
    assert.deepEqual([quantile([3, 1, 2], 0), quantile([3, 1, 2], 1)], [1, 3]);
    assert.ok(Number.isNaN(quantile([], 0.5)));
  });

  test('an option that makes no sense is refused with the ones that do', () => {
    assert.match(String(readOptions(['--kits', 'nobody'])), /no kit "nobody".*deep-chat/u);
    assert.match(String(readOptions(['--runs', '0'])), /from 1 to 20/u);
    assert.match(String(readOptions(['--fast'])), /--fast[\s\S]*--no-write/u);
  });
});
