import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import type { Answered, StreamNews } from '@cs-inbox/core';
import type { SyncPage } from '@cs-inbox/protocol';
import { backendPort } from '../../packages/browser/src/backend-port.ts';
import { httpBackend } from '../../packages/browser/src/http-backend.ts';
import type { Rule } from '../../simulator/src/scenario/scenario.ts';
import { DoorWire } from './door-wire.ts';

Reflect.set(globalThis, 'document', { baseURI: 'http://localhost/' });

const limit = { timeout: 20_000 };

/** What comes of a stream on which this befalls its third event, while buyers write once a second. */
async function streamed(t: TestContext, rule: object) {
  const third = { ...rule, on: { event: { nth: 3 } } } as Rule;
  const portOf = (baseUrl: string) => backendPort(httpBackend({ baseUrl, account: 'mei' }));
  const wire = await DoorWire.open(t, { scenario: { stream: true, traffic: { perMinute: 60 }, rules: [third] }, portOf });
  const page = await new Promise<Answered<SyncPage>>((resolve) => wire.port.sync(null, resolve));
  assert.ok(page.ok);
  const listen = async (cursor: string) => {
    const news: StreamNews[] = [];
    await wire.arrive(() => t.after(wire.port.stream(cursor, (one) => news.push(one))), 0);
    await wire.until(() => news.length > 0);
    return news;
  };
  return { wire, listen, news: await listen(page.value.cursor) };
}

const events = (news: readonly StreamNews[]) => news.flatMap((one) => (one.type === 'event' ? [one.event] : []));
const sequences = (news: readonly StreamNews[]) => events(news).map(({ sequence }) => sequence - (events(news)[0]?.sequence ?? 0));

describe('a stream that breaks between events, or within one', () => {
  for (const [what, rule, why] of [
    ['ends as it should', { do: 'stream.end', how: 'end' }, 'closed'],
    ['is reset', { do: 'stream.end', how: 'reset' }, 'cut'],
    ['is reset in the middle of an event', { do: 'stream.half-frame' }, 'cut'],
  ] as const) {
    test(`SYNC-6.43 one that ${what}: ${why}, no half of an event, and the next one goes on behind the last that came`, limit, async (t) => {
      const { wire, listen, news } = await streamed(t, rule);
      await wire.pass(10_000);
      await wire.until(() => news.at(-1)?.type === 'ended');
      assert.deepEqual(news.at(-1), { type: 'ended', why, retryMs: null });
      assert.ok(news.every(({ type }) => type !== 'unreadable'));
      const came = events(news);
      assert.deepEqual(sequences(news), [0, 1].slice(0, came.length));
      const last = came.at(-1);
      assert.ok(last);
      const next = await listen(last.cursor);
      await wire.until(() => events(next).length > 3);
      assert.equal(events(next)[0]?.sequence, last.sequence + 1);
    });
  }

  test('SYNC-6.43 one that is half open says nothing more, not even that it lives', limit, async (t) => {
    const { wire, news } = await streamed(t, { do: 'stream.end', how: 'half-open' });
    await wire.pass(10_000);
    await wire.until(() => events(news).length > 1);
    const { length } = news;
    await wire.pass(60_000);
    assert.deepEqual([news.length, sequences(news)], [length, [0, 1]]);
  });
});
