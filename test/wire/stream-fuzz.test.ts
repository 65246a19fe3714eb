import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { StreamNews } from '@cs-inbox/core';
import { StreamReader } from '../../packages/browser/src/stream-reader.ts';
import { Random } from '../simulation/random.ts';
import { plainReading, type Reading } from './plain-reading.ts';
import { streamBytes } from './stream-bytes.ts';

const INPUTS = 50_000;
/** One in so many has a line that is about as long as one may be, or much longer. */
const LONG_EVERY = 1_000;
const FRAME_LENGTH_MAX = 1_049_600;

/** What is heard when the bytes come in pieces of these lengths, and how often nothing but life was. */
function heard(bytes: Uint8Array, length: () => number): Reading & { readonly opened: number; readonly idle: number; readonly pieces: number } {
  const news: StreamNews[] = [];
  const bare: string[] = [];
  const reader = new StreamReader((one) => (one.type === 'open' || one.type === 'alive' ? void bare.push(one.type) : void news.push(one)));
  let pieces = 0;
  for (let at = 0; at < bytes.length; ) {
    const piece = bytes.subarray(at, at + length());
    pieces++;
    at += piece.length;
    if (!reader.take(piece)) break;
  }
  const opened = bare.filter((type) => type === 'open').length;
  return { news, retryMs: reader.retryMs, opened, idle: bare.length - opened, pieces };
}

describe('a stream of whatever bytes', () => {
  const counted = { events: 0, unreadable: 0, tooLong: 0, retries: 0, pieces: 0, bytes: 0 };

  test(`SYNC-6.39 ${INPUTS} random ones: the same is heard in whatever pieces they come, and it is what the standard says`, { timeout: 120_000 }, () => {
    for (let seed = 1; seed <= INPUTS; seed++) {
      const random = new Random(seed);
      const isLong = seed % LONG_EVERY === 0;
      const near = [0, 0, 0, 0].map(() => FRAME_LENGTH_MAX + random.between(-20, 20));
      const { bytes, cursors } = streamBytes(random, isLong ? random.pick([...near, 10_000_000]) : 0);
      const expected = plainReading(bytes);
      const longest = isLong ? 100_000 : random.pick([1, 3, 9, 40, 40, 400, 400, 4_000]);
      const inPieces = heard(bytes, () => random.between(1, longest));
      for (const { opened, idle, pieces, ...reading } of [inPieces, heard(bytes, () => bytes.length)]) {
        assert.deepEqual(reading, expected, `seed ${seed}`);
        assert.equal(opened, bytes.length > 0 ? 1 : 0, `seed ${seed}`);
        assert.ok(idle < Math.max(pieces, 1), `seed ${seed}: ${idle} signs of life in ${pieces} pieces`);
      }
      const tooLong = expected.news.at(-1)?.type === 'unreadable' && (expected.news.at(-1) as { why: string }).why === 'too-long';
      const events = expected.news.flatMap((one) => (one.type === 'event' ? [one.event.cursor] : []));
      assert.deepEqual(events.filter((cursor) => cursors.includes(cursor)), cursors, `seed ${seed}: what was whole has not come through`);
      counted.events += events.length;
      counted.unreadable += expected.news.length - events.length;
      counted.tooLong += Number(tooLong);
      counted.retries += Number(expected.retryMs !== null);
      counted.pieces += inPieces.pieces;
      counted.bytes += bytes.length;
    }
  });

  test('SYNC-6.39 that run had everything in it', () => {
    assert.ok(counted.events > 80_000 && counted.unreadable > 30_000 && counted.tooLong > 20 && counted.tooLong < 50 && counted.retries > 5_000 && counted.pieces > 500_000, JSON.stringify(counted));
  });
});
