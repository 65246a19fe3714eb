import assert from 'node:assert/strict';
import test from 'node:test';
import { createChance } from '../chance.ts';
import { clearTime, type Scattered, type Span } from './clear-time.ts';

const ROUNDS = 1_000;
const END = 60;

test('SIM-10.4 the time that nothing stood in the way is what is left when each ms is looked at', () => {
  for (let seed = 0; seed < ROUNDS; seed++) {
    const chance = createChance(seed);
    const below = (max: number, ...occasion: (string | number)[]) => Math.floor(chance(...occasion) * max);
    const spans: Span[] = Array.from({ length: below(6, 'spans') }, (_, i) => {
      const from = below(END, 'from', i);
      return { from: below(9, 'endless', i) === 0 ? -Infinity : from, until: below(9, 'never', i) === 0 ? Infinity : from + below(12, 'length', i) };
    });
    const clear = clearTime(spans);
    for (const [from, to] of [[0, END], [below(20, 'a'), 20 + below(40, 'b')], [30, 30]] as const) {
      let plain = 0;
      for (let ms = from; ms < to; ms++) if (!spans.some((span) => span.from <= ms && ms < span.until)) plain += 1;
      assert.equal(clear(from, to), plain, `seed ${seed}, ${from} to ${to}`);
    }
  }
});

test('SIM-10.4 stretches of which nobody knows the places are never taken for less than they were', () => {
  for (let seed = 0; seed < ROUNDS; seed++) {
    const chance = createChance(seed);
    const below = (max: number, ...occasion: (string | number)[]) => Math.floor(chance(...occasion) * max);
    const spans: Span[] = [{ from: below(END, 'known'), until: below(END, 'known until') }];
    const hidden = Array.from({ length: 1 + below(4, 'hidden') }, (_, i) => ({ from: below(40, 'from', i), inAllMs: below(10, 'length', i) }));
    const scattered: Scattered[] = hidden.map(({ from, inAllMs }) => ({ until: from + inAllMs, inAllMs }));
    const truth = clearTime([...spans, ...hidden.map(({ from, inAllMs }) => ({ from, until: from + inAllMs }))]);
    const from = below(END, 'since');
    assert.ok(clearTime(spans, scattered)(from, END) <= truth(from, END), `seed ${seed}`);
    const lastEnd = Math.max(from, ...scattered.map(({ until }) => until));
    assert.ok(clearTime(spans, scattered)(from, END) >= truth(Math.min(lastEnd, END), END), `seed ${seed}: after the last of them all is known`);
  }
});
