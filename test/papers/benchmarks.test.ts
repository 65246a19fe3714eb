import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { BenchResult } from '../bench/bench-result.ts';
import { chartOf } from '../bench/chart.ts';
import { paperOf } from '../bench/paper.ts';
import { root } from '../support/node/workspace-copy.ts';

const read = (file: string) => readFileSync(join(root, 'docs', file), 'utf8');

describe('benchmarks', () => {
  const result = JSON.parse(read('benchmarks.json')) as BenchResult;

  test('the page says what the figures say', () => {
    assert.equal(read('benchmarks.md'), paperOf(result));
  });

  test('the chart shows what the figures say', () => {
    assert.equal(read('benchmarks.svg'), chartOf(result));
  });
});
